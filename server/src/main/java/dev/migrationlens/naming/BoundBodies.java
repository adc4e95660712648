package dev.migrationlens.naming;

import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names in PL/pgSQL. */
final class BoundBodies {
  private BoundBodies() {}

  static void block(Binder b, Sight outer, PlBlock.Block block) {
    var sight = new Sight(outer);
    label(b, sight, block.label());
    block.declarations().forEach(d -> declaration(b, sight, d));
    statements(b, sight, block.statements());
    for (PlBlock.Handler handler : block.handlers()) {
      statements(b, sight, handler.statements());
    }
  }

  private static void label(Binder b, Sight sight, @Nullable Ident label) {
    if (label != null) {
      Local named = b.local(Local.Kind.LABEL, label);
      b.gives(label, named);
      sight.labels.put(label.text(), named);
    }
  }

  private static void declaration(Binder b, Sight sight, PlBlock.Declaration declaration) {
    Ident name = declaration.name();
    BoundExpressions.expression(b, sight, declaration.initial());
    Local variable = b.local(Local.Kind.VARIABLE, name, declaration);
    Sight.Variable made = Sight.Variable.of(variable, type(b, sight, declaration.type()));
    if (declaration.cursor() != null) {
      var inner = new Sight(sight);
      declaration.cursorParameters().forEach(p -> declare(b, inner, p.name(), b.type(p.type())));
      made.rows().add(BoundQueries.query(b, declaration.cursor(), inner, null));
    }
    if (declaration.aliasFor() != null) {
      Sight.Variable of = sight.variable(declaration.aliasFor().text());
      if (of != null) {
        b.put(declaration.aliasFor(), of.senses());
        made.rows().addAll(of.rows());
      }
    }
    b.gives(name, variable);
    sight.variables.put(name.text(), made);
  }

  private static @Nullable SqlType type(Binder b, Sight sight, @Nullable TypeName type) {
    boolean ofVariable =
        type != null && type.percent() == TypeName.Percent.TYPE && type.name().parts().size() == 1;
    if (!ofVariable) {
      return b.type(type);
    }
    Sight.Variable variable = sight.variable(type.name().name());
    if (variable == null) {
      return null;
    }
    b.put(type.name().last(), variable.senses());
    return variable.type();
  }

  private static Sight.Variable declare(
      Binder b, Sight sight, @Nullable Ident name, @Nullable SqlType type) {
    Local local = name == null ? null : b.local(Local.Kind.VARIABLE, name);
    Sight.Variable variable = Sight.Variable.of(local, type);
    if (name != null) {
      b.gives(name, local);
      sight.variables.put(name.text(), variable);
    }
    return variable;
  }

  private static void statements(Binder b, Sight sight, @Nullable List<PlBlock> statements) {
    if (statements != null) {
      statements.forEach(s -> statement(b, sight, s));
    }
  }

  private static void statement(Binder b, Sight sight, PlBlock statement) {
    switch (statement) {
      case PlBlock.Block block -> block(b, sight, block);
      case PlBlock.Assign assign -> assign(b, sight, assign);
      case PlBlock.If choice -> choice(b, sight, choice);
      case PlBlock.CaseOf choice -> choice(b, sight, choice);
      case PlBlock.Loop loop -> {
        Sight inner = labelled(b, sight, loop.label());
        BoundExpressions.expression(b, sight, loop.condition());
        statements(b, inner, loop.statements());
      }
      case PlBlock.ForRange loop -> range(b, sight, loop);
      case PlBlock.ForRows loop -> rows(b, sight, loop);
      case PlBlock.ForEach loop -> {
        Sight inner = labelled(b, sight, loop.label());
        loop.variables().forEach(v -> use(b, sight, v));
        BoundExpressions.expression(b, sight, loop.array());
        statements(b, inner, loop.statements());
      }
      case PlBlock.Exit exit -> {
        if (exit.label() != null) {
          b.put(exit.label(), sight.label(exit.label().text()));
        }
        BoundExpressions.expression(b, sight, exit.when());
      }
      case PlBlock.Return done -> done(b, sight, done);
      case PlBlock.Raise raise -> {
        BoundExpressions.all(b, sight, raise.arguments());
        BoundExpressions.all(b, sight, raise.optionValues());
      }
      case PlBlock.Assert check -> {
        BoundExpressions.expression(b, sight, check.condition());
        BoundExpressions.expression(b, sight, check.message());
      }
      case PlBlock.Execute execute -> execute(b, sight, execute);
      case PlBlock.Perform perform -> BoundQueries.query(b, perform.query(), sight, null);
      case PlBlock.Sql sql -> into(b, sight, sql.into(), query(b, sight, sql.statement()));
      case PlBlock.GetDiagnostics get -> BoundExpressions.all(b, sight, get.targets());
      case PlBlock.Cursor cursor -> cursor(b, sight, cursor);
      case PlBlock.Nothing nothing -> {}
      case PlBlock.EndTransaction end -> {}
      case PlBlock.Unparsed unparsed -> {}
    }
  }

  private static void choice(Binder b, Sight sight, PlBlock.If choice) {
    for (PlBlock.Branch branch : choice.branches()) {
      BoundExpressions.expression(b, sight, branch.condition());
      statements(b, sight, branch.statements());
    }
    statements(b, sight, choice.otherwise());
  }

  private static void choice(Binder b, Sight sight, PlBlock.CaseOf choice) {
    BoundExpressions.expression(b, sight, choice.operand());
    for (PlBlock.CaseBranch branch : choice.branches()) {
      BoundExpressions.all(b, sight, branch.values());
      statements(b, sight, branch.statements());
    }
    statements(b, sight, choice.otherwise());
  }

  private static void done(Binder b, Sight sight, PlBlock.Return done) {
    run(b, done.kind() == PlBlock.ReturnKind.QUERY_EXECUTE ? done.value() : null);
    BoundExpressions.expression(b, sight, done.value());
    query(b, sight, done.query());
    BoundExpressions.all(b, sight, done.using());
  }

  private static void execute(Binder b, Sight sight, PlBlock.Execute execute) {
    BoundExpressions.expression(b, sight, execute.command());
    into(b, sight, execute.into(), run(b, execute.command()));
    BoundExpressions.all(b, sight, execute.using());
  }

  private static Sight labelled(Binder b, Sight outer, @Nullable Ident label) {
    var sight = new Sight(outer);
    label(b, sight, label);
    return sight;
  }

  private static void range(Binder b, Sight sight, PlBlock.ForRange loop) {
    Sight inner = labelled(b, sight, loop.label());
    BoundExpressions.expression(b, sight, loop.from());
    BoundExpressions.expression(b, sight, loop.to());
    BoundExpressions.expression(b, sight, loop.by());
    declare(b, inner, loop.variable(), null);
    statements(b, inner, loop.statements());
  }

  private static void rows(Binder b, Sight sight, PlBlock.ForRows loop) {
    Sight inner = labelled(b, sight, loop.label());
    Sight.Rows rows = query(b, sight, loop.query());
    if (loop.execute() != null) {
      BoundExpressions.expression(b, sight, loop.execute());
      rows = run(b, loop.execute());
    }
    BoundExpressions.all(b, sight, loop.using());
    BoundExpressions.all(b, sight, loop.cursorArguments());
    if (loop.cursor() != null) {
      // The loop of a cursor has a record of its own.
      Sight.Variable cursor = use(b, sight, loop.cursor());
      for (Ident name : loop.variables()) {
        Sight.Variable made = declare(b, inner, name, null);
        made.rows().addAll(cursor == null ? List.of() : cursor.rows());
      }
    } else {
      for (Ident name : loop.variables()) {
        Sight.Variable variable = use(b, sight, name);
        if (variable != null && loop.variables().size() == 1) {
          variable.rows().add(0, rows);
        }
      }
    }
    statements(b, inner, loop.statements());
  }

  private static Sight.@Nullable Variable use(Binder b, Sight sight, Ident name) {
    Sight.Variable variable = sight.variable(name.text());
    b.put(name, variable == null ? List.of() : variable.senses());
    return variable;
  }

  private static void assign(Binder b, Sight sight, PlBlock.Assign assign) {
    BoundExpressions.expression(b, sight, assign.target());
    BoundExpressions.expression(b, sight, assign.value());
  }

  private static void into(Binder b, Sight sight, List<Expr> targets, Sight.Rows rows) {
    BoundExpressions.all(b, sight, targets);
    if (targets.size() == 1
        && targets.get(0) instanceof Expr.ColumnRef ref
        && ref.parts().size() == 1) {
      Sight.Variable variable = sight.variable(ref.last().text());
      if (variable != null && !rows.fields().isEmpty()) {
        variable.rows().add(0, rows);
      }
    }
  }

  private static void cursor(Binder b, Sight sight, PlBlock.Cursor cursor) {
    Sight.Variable variable = use(b, sight, cursor.cursor());
    Sight.Rows rows = query(b, sight, cursor.query());
    if (cursor.execute() != null) {
      BoundExpressions.expression(b, sight, cursor.execute());
      rows = run(b, cursor.execute());
    }
    BoundExpressions.all(b, sight, cursor.expressions());
    if (variable != null && !rows.fields().isEmpty()) {
      variable.rows().add(0, rows);
    }
    Sight.Rows fetched =
        variable == null || variable.rows().isEmpty() ? Sight.Rows.NONE : variable.rows().get(0);
    into(b, sight, cursor.into(), fetched);
  }

  private static Sight.Rows query(Binder b, Sight sight, @Nullable Statement statement) {
    if (statement instanceof DmlStatement dml) {
      return BoundDml.statement(b, dml, sight);
    }
    if (statement != null) {
      BoundStatements.statement(b, statement, sight);
    }
    return Sight.Rows.NONE;
  }

  /** A statement that is written as a string, if it is one plainly. */
  private static Sight.Rows run(Binder b, @Nullable Expr command) {
    if (!(command instanceof Expr.Literal literal)) {
      return Sight.Rows.NONE;
    }
    String written = b.written(literal);
    int start = written.indexOf(literal.value());
    if (literal.value().isBlank() || start < 0) {
      return Sight.Rows.NONE;
    }
    Parsed parsed = Parser.parse(literal.value());
    if (parsed.broken()) {
      return Sight.Rows.NONE;
    }
    var rows = new Sight.Rows[] {Sight.Rows.NONE};
    b.inside(
        literal.value(),
        literal.start() + start,
        () -> rows[0] = query(b, new Sight(null), parsed.statement()));
    return rows[0];
  }
}
