package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.DmlStatement.SelectStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value that is allowed and does not fit. */
final class CheckValueTooLong implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "check-value-too-long",
          Severity.WARNING,
          Topic.INTEGRITY,
          "A value that the check allows, or the default, is longer than the column",
          """
          PostgreSQL compares the lists only when a row comes. The value passes the check and then does not fit
          (22001): it is allowed and can never be stored.
          """,
          """
          create table insights (
            id int primary key,
            scope varchar(10) check (scope in ('form', 'semantic_layer'))
          --                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[check-value-too-long]: `semantic_layer` has 14 characters, and `scope` holds 10
          );
          --? Make room for 14
          create table insights (
            id int primary key,
            scope varchar(14) check (scope in ('form', 'semantic_layer'))
          );
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : schema.ownRelations()) {
      for (TableConstraint constraint : table.constraints()) {
        if (constraint.kind() == TableConstraint.Kind.CHECK && constraint.columns().size() == 1) {
          Column column = table.column(constraint.columns().get(0));
          if (column != null && room(column) > 0) {
            tooLong(values(constraint.text()), room(column))
                .ifPresent(v -> report(schema, constraint.origin(), column, v));
          }
        }
      }
      for (Column column : table.columns()) {
        if (column.hasDefault() && room(column) > 0) {
          tooLong(literal(column.defaultText()), room(column))
              .ifPresent(v -> report(schema, column.origin(), column, v));
        }
      }
    }
  }

  private static int room(Column column) {
    SqlType type = column.type();
    boolean limited =
        type != null
            && (type.is("varchar") || type.is("bpchar"))
            && type.modifiers().size() == 1
            && type.modifiers().get(0).matches("\\d{1,6}");
    return limited ? Integer.parseInt(type.modifiers().get(0)) : 0;
  }

  private static Optional<String> tooLong(List<String> values, int room) {
    return values.stream()
        .filter(v -> v.stripTrailing().codePointCount(0, v.stripTrailing().length()) > room)
        .findFirst();
  }

  private static void report(SchemaCase schema, Origin at, Column column, String value) {
    schema.report(
        at,
        "`"
            + value
            + "` has "
            + value.codePointCount(0, value.length())
            + " characters, and `"
            + column.name()
            + "` holds "
            + room(column),
        widen(schema, column, value));
  }

  private static Fix[] widen(SchemaCase schema, Column column, String value) {
    Step step = schema.step(column.origin());
    ColumnDef written = step == null ? null : WrittenColumn.of(step, column);
    TypeName type = written == null ? null : written.type();
    if (step == null || type == null || type.modifiers().size() != 1) {
      return new Fix[0];
    }
    Repair repair = schema.repair(step);
    String room = Integer.toString(value.codePointCount(0, value.length()));
    return new Fix[] {
      repair.suggest("Make room for " + room, repair.replace(type.modifiers().get(0), room))
    };
  }

  /** The texts that a condition of the form {@code column IN (…)} lists. */
  private static List<String> values(@Nullable String condition) {
    if (condition != null
        && Parser.parse("select " + condition).statement() instanceof SelectStatement select
        && select.query() instanceof Query.Select one
        && one.outputs().size() == 1) {
      return switch (one.outputs().get(0).value()) {
        case Expr.InList list when !list.negated() -> texts(list.items());
        case Expr.Quantified any when any.operator().equals("=") -> texts(items(any.array()));
        default -> List.of();
      };
    }
    return List.of();
  }

  private static List<Expr> items(Expr array) {
    return switch (array) {
      case Expr.ArrayOf list -> list.items();
      case Expr.Cast cast -> items(cast.value());
      default -> List.of();
    };
  }

  private static List<String> texts(List<Expr> items) {
    var texts = new ArrayList<String>();
    for (Expr item : items) {
      Expr plain = item instanceof Expr.Cast cast ? cast.value() : item;
      if (plain instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.STRING) {
        texts.add(literal.value());
      }
    }
    return texts;
  }

  private static List<String> literal(@Nullable String expression) {
    return expression != null
            && Parser.parse("select " + expression).statement() instanceof SelectStatement select
            && select.query() instanceof Query.Select one
            && one.outputs().size() == 1
        ? texts(List.of(one.outputs().get(0).value()))
        : List.of();
  }
}
