package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column that its table does not have. */
final class MissingColumn implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-column",
          Severity.ERROR,
          Topic.ORDER,
          "A column that its table does not have at this point",
          """
          PostgreSQL looks up every column when the statement runs: in queries, indexes, keys, policies,
          triggers and comments. The name is misspelt, or another migration was to add the column and
          does not.
          """,
          """
          create table tickets (id int primary key, title text);
          create index tickets_titel on tickets (titel);
          --                                     ^^^^^ error[missing-column] 42703: `tickets` has no column `titel`
          --> Write `title`
          create table tickets (id int primary key, title text);
          create index tickets_titel on tickets (title);
          --? Add the column `titel` in this migration
          create table tickets (id int primary key, title text);
          alter table tickets add column titel text;
          create index tickets_titel on tickets (titel);
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
    var fixes = new ArrayList<>(Cures.name(problem, sought));
    added(problem, sought).ifPresent(fixes::add);
    return fixes;
  }

  /** The column may be what was forgotten; its type is a guess. */
  private static Optional<Fix> added(ProblemCase problem, Sought sought) {
    if (sought.parents().size() != 1) {
      return Optional.empty();
    }
    Catalog before = problem.replay().before(problem.step());
    Relation relation = before.relationById(Long.parseLong(sought.parents().get(0)));
    if (relation == null || !relation.kind().isTable() || relation.origin().step() == 0) {
      return Optional.empty();
    }
    Repair repair = problem.repair();
    String table = QualifiedName.of(relation.schema(), relation.name()).toString();
    String plain = table.startsWith("public.") ? table.substring("public.".length()) : table;
    String name = Names.quote(sought.name());
    String sql =
        "alter table " + plain + " add column " + name + " " + type(before, sought.name()) + ";";
    return Optional.of(
        repair.suggest(
            "Add the column `" + name + "` in this migration",
            repair.before(Cures.like(problem.step().text(), sql))));
  }

  private static String type(Catalog before, String name) {
    for (String schema : before.timeline().parentsEver(Space.RELATION)) {
      for (Relation other : before.relations(schema)) {
        Column peer = other.origin().step() == 0 ? null : other.column(name);
        if (peer != null && peer.type() != null) {
          return peer.type().shortFormat();
        }
      }
    }
    return name.endsWith("_at")
        ? "timestamptz"
        : name.startsWith("is_") || name.startsWith("has_")
            ? "boolean"
            : name.endsWith("_id") ? "uuid" : name.endsWith("_count") ? "integer" : "text";
  }
}
