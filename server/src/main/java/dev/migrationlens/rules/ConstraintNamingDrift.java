package dev.migrationlens.rules;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A constraint named unlike the others. */
final class ConstraintNamingDrift implements Rule.OfSchema {
  private static final int PEERS = 10;
  private static final Map<String, String> WORDS =
      Map.of(
          "foreignKeys",
          "foreign keys",
          "uniques",
          "unique constraints",
          "primaryKeys",
          "primary keys");
  private static final Map<String, List<String>> PATTERNS =
      Map.of(
          "foreignKeys",
          List.of(
              "{table}_{columns}_fkey",
              "fk_{table}_{columns}",
              "{table}_{columns}_fk",
              "{table}_{columns}_foreign",
              "fk_{columns}"),
          "uniques",
          List.of(
              "{table}_{columns}_key",
              "uq_{table}_{columns}",
              "unique_{table}_{columns}",
              "{table}_{columns}_unique"),
          "indexes",
          List.of(
              "idx_{table}_{columns}",
              "{table}_{columns}_idx",
              "ix_{table}_{columns}",
              "{table}_{columns}_index"));

  private static final RuleInfo INFO =
      new RuleInfo(
          "constraint-naming-drift",
          Severity.WARNING,
          Topic.NAMING,
          "A key, constraint, index, trigger or policy is named unlike the others of its kind",
          """
          PostgREST clients name foreign keys to embed rows, and migrations name constraints and indexes to drop
          them. Where all but a few follow a pattern, those few are guessed wrong. PostgreSQL's own names follow
          `{table}_{columns}_fkey`, `_key`, `_check` and `_idx`; the configuration's `naming` may ask for others.
          """,
          """
          --- migration-lens.json
          {"naming": {"foreignKeys": "{table}_{columns}_fkey"}}
          --- migrations/001_tickets.sql
          create table tickets (id int primary key);
          create table ticket_activities (
            id int primary key,
            ticket_id int constraint ta_ticket_id_fkey references tickets (id)
          --                         ^^^^^^^^^^^^^^^^^ warning[constraint-naming-drift]: `ta_ticket_id_fkey` would be `ticket_activities_ticket_id_fkey`: foreign keys are to be `{table}_{columns}_fkey`
          );
          --? Name it `ticket_activities_ticket_id_fkey`
          --- migrations/001_tickets.sql
          create table tickets (id int primary key);
          create table ticket_activities (
            id int primary key,
            ticket_id int constraint ticket_activities_ticket_id_fkey references tickets (id)
          );
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Map<String, List<Named>> kinds = new LinkedHashMap<>();
    for (Relation table : schema.ownRelations()) {
      if (table.kind().isTable() && table.parents().isEmpty()) {
        constraints(schema, table, kinds);
        for (Index index : schema.end().indexes(table.id())) {
          if (index.constraint() == null && !index.columns().contains(0)) {
            String name = index.name();
            kinds
                .computeIfAbsent("indexes", k -> new ArrayList<>())
                .add(new Named(name, table, table.names(index.columns()), index, index.origin()));
          }
        }
      }
    }
    kinds.forEach((kind, named) -> judge(schema, kind, named));
    AttachedNames.check(schema);
  }

  /** An object that bears a name, and what patterns are filled with. */
  private record Named(
      String name, Relation table, List<String> columns, CatalogObject object, Origin origin) {
    String by(String pattern) {
      return Names.cut(
          pattern.replace("{table}", table.name()).replace("{columns}", String.join("_", columns)));
    }

    @Nullable Relation owner() {
      return object instanceof Index ? null : table;
    }

    /** PostgreSQL numbers names that are taken, and shortens long ones. */
    boolean follows(String pattern) {
      String wanted = by(pattern);
      return name.equals(wanted)
          || name.replaceFirst("[0-9]+$", "").equals(wanted)
          || (pattern.replaceAll("\\{[a-z]+\\}", "").length()
                  + table.name().length()
                  + String.join("_", columns).length()
              >= Names.MAX_BYTES - 1);
    }
  }

  private static void constraints(
      SchemaCase schema, Relation table, Map<String, List<Named>> kinds) {
    for (TableConstraint constraint : table.constraints()) {
      String kind =
          switch (constraint.kind()) {
            case FOREIGN_KEY -> "foreignKeys";
            case UNIQUE -> "uniques";
            case CHECK -> "checks";
            case PRIMARY_KEY -> "primaryKeys";
            case EXCLUSION, NOT_NULL -> "";
          };
      boolean counts = !kind.isEmpty() && !constraint.columns().isEmpty();
      if (counts && schema.step(constraint.origin()) != null) {
        kinds
            .computeIfAbsent(kind, k -> new ArrayList<>())
            .add(
                new Named(
                    constraint.name(),
                    table,
                    table.names(constraint.columns()),
                    constraint,
                    constraint.origin()));
      }
    }
  }

  private static void judge(SchemaCase schema, String kind, List<Named> named) {
    String configured = schema.naming().get(kind);
    String pattern = configured == null ? learned(kind, named) : configured;
    if (pattern == null || !pattern.contains("{")) {
      return;
    }
    String words = WORDS.getOrDefault(kind, kind);
    long followers = named.stream().filter(n -> n.follows(pattern)).count();
    String evidence =
        configured == null
            ? followers + " of " + named.size() + " " + words + " are `" + pattern + "`"
            : words + " are to be `" + pattern + "`";
    for (Named each : named) {
      if (!each.follows(pattern) && isWritten(schema, each)) {
        schema.report(
            each.origin(),
            "`" + each.name() + "` would be `" + each.by(pattern) + "`: " + evidence,
            () -> schema.renamed(each.object(), each.owner(), each.by(pattern)));
      }
    }
  }

  /** A name that PostgreSQL gave was right before the table or column was renamed. */
  private static boolean isWritten(SchemaCase schema, Named named) {
    Step step = schema.step(named.origin());
    return step != null
        && step.text().toLowerCase(Locale.ROOT).contains(named.name().toLowerCase(Locale.ROOT));
  }

  /** The pattern of at least four in five of ten or more. */
  private static @Nullable String learned(String kind, List<Named> named) {
    if (named.size() < PEERS) {
      return null;
    }
    for (String pattern : PATTERNS.getOrDefault(kind, List.of())) {
      long followers = named.stream().filter(n -> n.follows(pattern)).count();
      if (followers * 5 >= named.size() * 4L) {
        return pattern;
      }
    }
    return null;
  }
}
