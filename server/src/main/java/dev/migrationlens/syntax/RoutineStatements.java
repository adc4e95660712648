package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.RoutineStatement.AlterRoutine;
import dev.migrationlens.syntax.ast.RoutineStatement.Body;
import dev.migrationlens.syntax.ast.RoutineStatement.Call;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateAggregate;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import dev.migrationlens.syntax.ast.RoutineStatement.Do;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import dev.migrationlens.syntax.ast.RoutineStatement.Signature;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions, procedures, aggregates, DO and CALL. */
final class RoutineStatements {
  private RoutineStatements() {}

  /** What a function returns: a type, or the columns of a table. */
  private record Returns(@Nullable TypeName type, List<Parameter> table) {}

  /** After FUNCTION. */
  static Statement createFunction(TokenCursor c, int start, boolean orReplace) {
    return create(c, ObjectKind.FUNCTION, start, orReplace);
  }

  /** After PROCEDURE. */
  static Statement createProcedure(TokenCursor c, int start, boolean orReplace) {
    return create(c, ObjectKind.PROCEDURE, start, orReplace);
  }

  private static Statement create(TokenCursor c, ObjectKind kind, int start, boolean orReplace) {
    ObjectName name = Calls.functionName(c);
    List<Parameter> parameters = RoutineNames.parametersWithDefaults(c);
    Returns returns = new Returns(null, List.of());
    if (kind == ObjectKind.FUNCTION && c.at("returns") && !c.peekAt(1, "null")) {
      returns = returns(c, parameters);
    }
    RoutineOptions options = RoutineOptions.ofCreate(c);
    Body body =
        body(
            c,
            options,
            new RoutineBodies.Header(
                kind, name.name(), parameters, returns.type(), returns.table()));
    return new CreateRoutine(
        kind,
        name,
        orReplace,
        parameters,
        returns.type(),
        returns.table(),
        options.language(),
        options.attributes(),
        body,
        start,
        c.previousEnd());
  }

  private static Returns returns(TokenCursor c, List<Parameter> parameters) {
    c.expect("returns");
    if (!c.accept("table")) {
      return new Returns(Types.routineType(c), List.of());
    }
    List<Parameter> columns = Clauses.parenthesized(c, RoutineNames::tableColumn);
    for (Parameter parameter : parameters) {
      if (parameter.mode() == ParameterMode.OUT || parameter.mode() == ParameterMode.INOUT) {
        throw c.failure(
            "OUT and INOUT arguments aren't allowed in TABLE functions",
            parameter,
            SqlState.SYNTAX_ERROR);
      }
    }
    return new Returns(null, columns);
  }

  private static @Nullable Body body(
      TokenCursor c, RoutineOptions options, RoutineBodies.Header header) {
    if (c.at("return")) {
      return AtomicBodies.returned(c);
    }
    if (c.at("begin")) {
      return AtomicBodies.atomic(c);
    }
    int token = options.bodyToken();
    return token < 0 ? null : RoutineBodies.quoted(c, token, word(options.language()), header);
  }

  private static @Nullable String word(@Nullable Ident language) {
    return language == null ? null : language.text();
  }

  /** ALTER FUNCTION, PROCEDURE or ROUTINE, after that word. */
  static Statement alter(TokenCursor c, ObjectKind kind, int start) {
    Signature signature = RoutineNames.signature(c);
    var target =
        new Target(
            kind,
            signature.name(),
            signature.arguments(),
            null,
            signature.start(),
            signature.end());
    if (c.accept("rename")) {
      c.expect("to");
      return AlterObjects.renamed(c, target, false, start);
    }
    if (c.accept("owner")) {
      c.expect("to");
      return new ObjectStatement.SetOwner(target, Roles.role(c), start, c.previousEnd());
    }
    // SET SCHEMA 'x' and SET schema = x are settings.
    boolean setting = c.peekKind(2).isString() || Settings.genericAt(c, 2);
    if (!setting && c.at("set", "schema")) {
      c.accept("set", "schema");
      return new ObjectStatement.SetSchema(target, false, c.columnId(), start, c.previousEnd());
    }
    if (c.at("no") || c.at("depends")) {
      return AlterObjects.depends(c, target, start);
    }
    RoutineOptions options = RoutineOptions.ofAlter(c);
    c.accept("restrict");
    return new AlterRoutine(kind, signature, options.attributes(), start, c.previousEnd());
  }

  /** After AGGREGATE. */
  static Statement createAggregate(TokenCursor c, int start, boolean orReplace) {
    ObjectName name = Calls.functionName(c);
    if (oldStyleAhead(c)) {
      List<Option> options = Clauses.parenthesized(c, RoutineStatements::oldOption);
      return new CreateAggregate(name, orReplace, List.of(), options, start, c.previousEnd());
    }
    List<Parameter> parameters = RoutineNames.aggregateParameters(c);
    List<Option> options = Options.definition(c);
    return new CreateAggregate(name, orReplace, parameters, options, start, c.previousEnd());
  }

  /** Before parameters could be written, {@code (basetype = …, sfunc = …)} was all there was. */
  private static boolean oldStyleAhead(TokenCursor c) {
    int mark = c.mark();
    boolean old = false;
    if (c.acceptSymbol('(') && Clauses.atIdentifier(c)) {
      c.advance();
      old = c.atOperator("=");
    }
    c.reset(mark);
    return old;
  }

  private static Option oldOption(TokenCursor c) {
    int start = c.start();
    if (!Clauses.atIdentifier(c)) {
      throw c.unexpected();
    }
    String name = c.columnId().text();
    c.expectOperator("=");
    return Options.option(c, name, Options.argument(c), start);
  }

  /** DO, at its first word: strings and languages in any order. */
  static Statement doBlock(TokenCursor c) {
    int start = c.start();
    c.expect("do");
    @Nullable Ident language = null;
    int token = -1;
    do {
      if (c.atString()) {
        token = c.mark();
        c.stringLiteral();
      } else {
        c.expect("language");
        language = RoutineOptions.languageName(c);
      }
    } while (c.atString() || c.at("language"));
    Body body =
        token < 0
            ? AtomicBodies.nothing(c)
            : RoutineBodies.quoted(c, token, word(language), RoutineBodies.Header.inline());
    return new Do(language, body, start, c.previousEnd());
  }

  /** CALL, at its first word. */
  static Statement call(TokenCursor c) {
    int start = c.start();
    c.expect("call");
    Expr.Call call = Calls.application(c);
    return new Call(call, start, c.previousEnd());
  }
}
