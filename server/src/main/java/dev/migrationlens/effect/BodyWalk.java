package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at every statement of a PL/pgSQL body once, whichever way it will go. */
final class BodyWalk {
  /** Problems that a body may have without ever meeting them belong to data, not to names. */
  private static final Set<SqlState> NAMES =
      Set.of(
          SqlState.UNDEFINED_TABLE,
          SqlState.UNDEFINED_COLUMN,
          SqlState.UNDEFINED_FUNCTION,
          SqlState.UNDEFINED_OBJECT,
          SqlState.UNDEFINED_SCHEMA,
          SqlState.AMBIGUOUS_COLUMN,
          SqlState.AMBIGUOUS_FUNCTION,
          SqlState.INVALID_COLUMN_REFERENCE,
          SqlState.DATATYPE_MISMATCH,
          SqlState.GENERATED_ALWAYS,
          SqlState.INVALID_TEXT_REPRESENTATION,
          SqlState.CANNOT_COERCE,
          SqlState.SYNTAX_ERROR);

  private final Evaluation e;
  private final Variables variables;
  private final boolean jealous;
  private final Map<String, Scope.Range> tables;
  private final @Nullable List<SqlType> columns;
  private final List<Problem> found = new ArrayList<>();

  /**
   * @param tables what the body can name as tables although the catalog has none
   * @param columns what RETURN QUERY must return, if it is known
   */
  BodyWalk(
      Evaluation e,
      Variables variables,
      boolean jealous,
      Map<String, Scope.Range> tables,
      @Nullable List<SqlType> columns) {
    this.tables = tables;
    this.columns = columns;
    this.e = e;
    this.variables = variables;
    this.jealous = jealous;
  }

  List<Problem> found() {
    return found;
  }

  private Scope scope() {
    Scope scope = Scope.routine(variables.types());
    scope.jealous = jealous;
    scope.ctes.putAll(tables);
    RowTypes.add(e, scope);
    scope.rows.putAll(variables.records());
    return scope;
  }

  /** Keeps the problems of one statement, of which PostgreSQL would see the first. */
  private void keep() {
    for (Problem problem : e.takeBack(0)) {
      if (problem.state() != null && NAMES.contains(problem.state())) {
        found.add(problem);
      }
    }
  }

  private void expression(Expr expr) {
    Expressions.check(e, scope(), expr, new Uses());
    keep();
  }

  void block(PlBlock.Block block) {
    variables.enter();
    if (block.label() != null) {
      variables.declare(block.label().text(), SqlType.UNSURE, Values.UNKNOWN);
    }
    for (PlBlock.Declaration declaration : block.declarations()) {
      declare(declaration);
    }
    int before = found.size();
    statements(block.statements());
    forgive(block, before);
    for (PlBlock.Handler handler : block.handlers()) {
      variables.enter();
      variables.declare("sqlstate", SqlType.TEXT, Values.UNKNOWN);
      variables.declare("sqlerrm", SqlType.TEXT, Values.UNKNOWN);
      statements(handler.statements());
      variables.leave();
    }
    variables.leave();
  }

  /** Whoever names an error in a handler expects it. */
  private void forgive(PlBlock.Block block, int before) {
    found
        .subList(before, found.size())
        .removeIf(
            p ->
                p.state() != null
                    && block.handlers().stream()
                        .flatMap(h -> h.conditions().stream())
                        .anyMatch(
                            c -> !c.equals("others") && Conditions.catches(c, p.state().code())));
  }

  private void declare(PlBlock.Declaration declaration) {
    SqlType type = SqlType.UNSURE;
    if (declaration.type() != null) {
      SqlType resolved = e.types().find(declaration.type());
      type = resolved == null ? SqlType.UNSURE : resolved;
    }
    if (declaration.initial() != null) {
      expression(declaration.initial());
    }
    if (declaration.cursor() != null) {
      variables.enter();
      for (var parameter : declaration.cursorParameters()) {
        if (parameter.name() != null) {
          variables.declare(parameter.name().text(), SqlType.UNSURE, Values.UNKNOWN);
        }
      }
      Queries.outputs(e, declaration.cursor(), scope(), new Uses());
      keep();
      variables.leave();
    }
    variables.declare(declaration.name().text(), type, Values.UNKNOWN);
  }

  private void statements(List<PlBlock> statements) {
    statements.forEach(this::statement);
  }

  private void statement(PlBlock statement) {
    switch (statement) {
      case PlBlock.Block block -> block(block);
      case PlBlock.If choice -> choice(choice);
      case PlBlock.CaseOf choice -> choice(choice);
      case PlBlock.Loop loop -> repeated(loop.condition(), loop.statements());
      case PlBlock.ForRange loop -> range(loop);
      case PlBlock.ForRows loop -> rows(loop);
      case PlBlock.ForEach loop -> repeated(loop.array(), loop.statements());
      case PlBlock.Exit exit -> optional(exit.when());
      case PlBlock.Return done -> done(done);
      case PlBlock.Raise raise -> {
        raise.arguments().forEach(this::expression);
        raise.optionValues().forEach(this::expression);
      }
      case PlBlock.Assert claim -> expression(claim.condition());
      case PlBlock.Assign assign -> {
        expression(assign.value());
        target(assign.target());
      }
      case PlBlock.Execute execute -> execute(execute.command(), execute.using());
      case PlBlock.Perform perform -> {
        Queries.outputs(e, perform.query(), scope(), new Uses());
        keep();
      }
      case PlBlock.Sql sql -> {
        sql(sql.statement());
        sql.into().forEach(this::target);
      }
      case PlBlock.GetDiagnostics get -> {}
      case PlBlock.Cursor cursor -> cursor(cursor);
      case PlBlock.Nothing nothing -> {}
      case PlBlock.EndTransaction end -> {}
      case PlBlock.Unparsed unparsed -> Uncertain.everything(e);
    }
  }

  private void choice(PlBlock.CaseOf choice) {
    optional(choice.operand());
    choice.branches().forEach(b -> b.values().forEach(this::expression));
    Declarations.children(choice).forEach(this::statements);
  }

  private void done(PlBlock.Return done) {
    optional(done.kind() == PlBlock.ReturnKind.QUERY_EXECUTE ? null : done.value());
    if (done.query() instanceof DmlStatement query) {
      Returned.check(e, columns, Dml.returning(e, query, scope(), new Uses()), query);
      keep();
    }
    done.using().forEach(this::expression);
  }

  private void cursor(PlBlock.Cursor cursor) {
    query(cursor.query());
    if (cursor.execute() != null) {
      execute(cursor.execute(), List.of());
    }
  }

  private void repeated(@Nullable Expr expr, List<PlBlock> statements) {
    optional(expr);
    statements(statements);
  }

  private void optional(@Nullable Expr expr) {
    if (expr != null) {
      expression(expr);
    }
  }

  /** A field that something is assigned to must be there; subscripts are expressions. */
  private void target(Expr target) {
    if (target instanceof Expr.ColumnRef ref && ref.parts().size() == 1) {
      variables.assign(ref.last().text(), Values.UNKNOWN);
      return;
    }
    boolean ofVariable =
        target instanceof Expr.Field field
            && field.field() != null
            && field.value() instanceof Expr.ColumnRef variable
            && variable.parts().size() == 1;
    expression(ofVariable ? plain((Expr.Field) target) : target);
  }

  /** {@code v.f}, which as a target is a field and in a query would be a column. */
  static Expr plain(Expr.Field field) {
    var variable = (Expr.ColumnRef) field.value();
    return new Expr.ColumnRef(
        List.of(variable.last(), Objects.requireNonNull(field.field())),
        false,
        field.start(),
        field.end());
  }

  /** A branch that the catalog rules out, such as one for a table that is not there, is not run. */
  private void choice(PlBlock.If choice) {
    for (PlBlock.Branch branch : choice.branches()) {
      expression(branch.condition());
      var names = new Valuation(e, parts -> null);
      if (names.truth(branch.condition()) != Certainty.NO) {
        statements(branch.statements());
      }
    }
    if (choice.otherwise() != null) {
      statements(choice.otherwise());
    }
  }

  private void range(PlBlock.ForRange loop) {
    expression(loop.from());
    expression(loop.to());
    optional(loop.by());
    variables.enter();
    variables.declare(loop.variable().text(), SqlType.INT4, Values.UNKNOWN);
    statements(loop.statements());
    variables.leave();
  }

  private void rows(PlBlock.ForRows loop) {
    List<Scope.Output> columns = query(loop.query());
    if (loop.execute() != null) {
      execute(loop.execute(), loop.using());
    }
    loop.cursorArguments().forEach(this::expression);
    variables.enter();
    if (loop.cursor() != null) {
      for (Ident variable : loop.variables()) {
        variables.declare(variable.text(), SqlType.UNSURE, Values.UNKNOWN);
      }
    }
    if (loop.variables().size() == 1) {
      variables.shape(loop.variables().get(0).text(), columns);
    }
    statements(loop.statements());
    loop.variables().forEach(v -> variables.assign(v.text(), Values.UNKNOWN));
    variables.leave();
  }

  private @Nullable List<Scope.Output> query(@Nullable Statement statement) {
    if (!(statement instanceof DmlStatement dml)) {
      return null;
    }
    List<Scope.Output> columns = Dml.returning(e, dml, scope(), new Uses());
    keep();
    return columns;
  }

  /** Statements that change rows are judged; what others make is there from then on. */
  private void sql(Statement statement) {
    if (statement instanceof DmlStatement.Truncate || statement instanceof DmlStatement.Copy) {
      Effects.apply(e, statement);
      keep();
    } else if (statement instanceof DmlStatement dml) {
      query(dml);
    } else if (statement instanceof TableStatement.CreateTableAs create && create.query() != null) {
      Queries.outputs(e, create.query(), scope(), new Uses());
      keep();
      quietly(create);
    } else if (statement instanceof ObjectStatement.Drop drop
        && (drop.kind() == ObjectKind.TABLE || drop.kind() == ObjectKind.VIEW)) {
      // It may be made again, here or by whoever calls next.
      drop.targets().forEach(t -> Uncertain.mark(e, "relation", t.name().name()));
    } else {
      quietly(statement);
    }
  }

  private void quietly(Statement statement) {
    Scope around = e.around;
    e.around = scope();
    Effects.apply(e, statement);
    e.around = around;
    e.takeBack(0);
  }

  /** What a composed text makes may be there from then on; it is not judged itself. */
  private void execute(Expr command, List<Expr> using) {
    expression(command);
    using.forEach(this::expression);
    Value value = new Valuation(e, parts -> null).of(command);
    switch (value) {
      case Value.Text text -> composed(text.text(), command);
      case Value.Template template -> Bounds.text(e, template);
      default -> Uncertain.everything(e);
    }
    e.takeBack(0);
  }

  private void composed(String sql, Node at) {
    var inner = e.executing(sql, at.span());
    inner.around = Scope.routine();
    PlStatements.statements(inner, sql);
  }
}
