package dev.migrationlens.rules;

import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.TableStatement.ColumnElement;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A type that nobody creates. */
final class MissingType implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-type",
          Severity.ERROR,
          Topic.ORDER,
          "A type or domain that nothing creates",
          """
          The type is misspelt, belongs to another database system, lies in a schema outside
          `search_path`, or comes with an extension that no migration creates.
          """,
          """
          create table accounts (id int primary key, email citext);
          --                                               ^^^^^^ error[missing-type] 42704: type `citext` does not exist
          --> Create the extension `citext`
          create extension if not exists citext;
          create table accounts (id int primary key, email citext);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Sought sought = problem.problem().sought();
    if (sought == null) {
      return List.of();
    }
    var fixes = new ArrayList<>(Cures.elsewhere(problem, sought));
    fixes.addAll(Provided.cures(problem.replay(), problem.step(), sought));
    fixes.addAll(keyWord(problem, sought));
    if (fixes.isEmpty()) {
      var names = new ArrayList<>(Cures.candidates(problem, sought));
      names.addAll(COMMON);
      fixes.addAll(Cures.nearest(problem, sought, names));
    }
    return fixes.isEmpty() ? Cures.tolerant(problem) : fixes;
  }

  /** {@code primay key (a, b)} is a column {@code primay} of type {@code key} to the parser. */
  private static List<Fix> keyWord(ProblemCase problem, Sought sought) {
    var parsed = problem.step().parsed();
    if (!sought.name().equals("key")
        || parsed == null
        || !(parsed.statement() instanceof CreateTable create)) {
      return List.of();
    }
    for (var element : create.elements()) {
      if (element instanceof ColumnElement(var column)
          && column.span().covers(problem.problem().span())) {
        return Stream.of("primary", "foreign")
            .filter(word -> Nearest.isSlip(column.name().text(), word))
            .map(word -> mended(problem, column, word))
            .toList();
      }
    }
    return List.of();
  }

  private static Fix mended(ProblemCase problem, ColumnDef column, String word) {
    String key = column.name().span().of(problem.step().text());
    boolean upper = key.equals(key.toUpperCase(Locale.ROOT));
    String written = upper ? word.toUpperCase(Locale.ROOT) : word;
    Repair repair = problem.repair();
    return repair.fix(
        "Write `" + word.toUpperCase(Locale.ROOT) + " KEY`",
        repair.replace(column.name(), written));
  }

  /** PostgreSQL's own types that people write. */
  private static final List<String> COMMON =
      List.of(
          "text",
          "varchar",
          "integer",
          "bigint",
          "smallint",
          "boolean",
          "numeric",
          "decimal",
          "real",
          "uuid",
          "json",
          "jsonb",
          "date",
          "time",
          "timestamp",
          "timestamptz",
          "interval",
          "bytea",
          "inet",
          "cidr",
          "serial",
          "bigserial",
          "tsvector",
          "tsquery",
          "money",
          "xml",
          "int",
          "char",
          "point",
          "regclass",
          "int4range",
          "tstzrange",
          "daterange");
}
