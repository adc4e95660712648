package dev.migrationlens.syntax.ast;

import dev.migrationlens.sql.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions, procedures, aggregates, DO and CALL. */
public sealed interface RoutineStatement extends Statement {

  /** CREATE [OR REPLACE] FUNCTION or PROCEDURE. */
  record CreateRoutine(
      ObjectKind kind,
      ObjectName name,
      boolean orReplace,
      List<Parameter> parameters,
      @Nullable TypeName returns,
      List<Parameter> returnsTable,
      @Nullable Ident language,
      Attributes attributes,
      @Nullable Body body,
      int start,
      int end)
      implements RoutineStatement {
    public CreateRoutine {
      parameters = List.copyOf(parameters);
      returnsTable = List.copyOf(returnsTable);
    }
  }

  /** A parameter; RETURNS TABLE's columns have mode TABLE. */
  record Parameter(
      ParameterMode mode,
      @Nullable Ident name,
      TypeName type,
      @Nullable Expr defaultValue,
      int start,
      int end)
      implements Node {}

  /** How a parameter travels. */
  enum ParameterMode {
    IN,
    OUT,
    INOUT,
    VARIADIC,
    TABLE
  }

  /**
   * Clauses after the signature; {@code volatility} and the like are lower case, null if absent.
   */
  record Attributes(
      @Nullable String volatility,
      boolean strict,
      boolean securityDefiner,
      boolean leakproof,
      boolean window,
      List<SettingClause> settings,
      List<Option> others) {
    public Attributes {
      settings = List.copyOf(settings);
      others = List.copyOf(others);
    }
  }

  /** {@code SET name = values} (null values: FROM CURRENT or DEFAULT). */
  record SettingClause(
      String name, @Nullable List<String> values, boolean fromCurrent, int start, int end)
      implements Node {}

  /**
   * A body. For a quoted one, {@code text} is decoded and {@code textStart} the offset of its first
   * character; {@code plain} says that text and source agree character by character, so that
   * offsets in the text are offsets in the statement after adding {@code textStart}.
   */
  record Body(
      @Nullable String text,
      int textStart,
      boolean plain,
      List<Statement> atomic,
      @Nullable Expr returned,
      PlBlock.@Nullable Block block,
      List<Statement> sqlStatements,
      int start,
      int end)
      implements Node {
    public Body {
      atomic = List.copyOf(atomic);
      sqlStatements = List.copyOf(sqlStatements);
    }
  }

  /** ALTER FUNCTION/PROCEDURE … clauses (renames and the like are {@link ObjectStatement}s). */
  record AlterRoutine(
      ObjectKind kind, Signature signature, Attributes attributes, int start, int end)
      implements RoutineStatement {}

  /** A routine by name, with argument types where written ({@code types} null: no parentheses). */
  record Signature(ObjectName name, @Nullable List<Parameter> arguments, int start, int end)
      implements Node {}

  /** CREATE AGGREGATE. */
  record CreateAggregate(
      ObjectName name,
      boolean orReplace,
      List<Parameter> parameters,
      List<Option> options,
      int start,
      int end)
      implements RoutineStatement {
    public CreateAggregate {
      parameters = List.copyOf(parameters);
      options = List.copyOf(options);
    }
  }

  /** DO. */
  record Do(@Nullable Ident language, Body body, int start, int end) implements RoutineStatement {}

  /** CALL. */
  record Call(Expr.Call call, int start, int end) implements RoutineStatement {}
}
