package dev.migrationlens.rules;

import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.ArrayList;
import java.util.List;

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
    fixes.addAll(Provided.extension(problem, "type", sought.name()));
    if (fixes.isEmpty()) {
      var names = new ArrayList<>(Cures.candidates(problem, sought));
      names.addAll(COMMON);
      fixes.addAll(Cures.nearest(problem, sought, names));
    }
    return fixes.isEmpty() ? Cures.tolerant(problem) : fixes;
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
