package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types that speak of another schema. */
final class TypesOutOfDate implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "types-out-of-date",
          Severity.WARNING,
          Topic.LAYERS,
          "The types that clients are compiled with speak of another schema",
          """
          `database.types.ts` was generated from a database that is not what the chain builds. Programs compile
          against columns that are not there, and cannot name those that are. Only the names of tables and columns
          are compared. `migration-lens schema --format ts` writes the file.
          """,
          """
          --- supabase/migrations/20260105000000_tickets.sql
          create table tickets (id uuid primary key, title text);
          --                                         ^^^^^ warning[types-out-of-date]: `src/database.types.ts` does not have `tickets.title`, and differs in 1 more
          alter table tickets enable row level security;
          --- src/database.types.ts
          export type Database = {
            public: {
              Tables: {
                tickets: {
                  Row: {
                    id: string
                    name: string | null
                  }
                }
              }
            }
          }
          --? Generate database.types.ts again
          --- src/database.types.ts
          export type Database = {
            public: {
              Tables: {
                tickets: {
                  Row: {
                    id: string
                    title: string | null
                  }
                  Insert: {
                    id: string
                    title?: string | null
                  }
                  Update: {
                    id?: string
                    title?: string | null
                  }
                  Relationships: []
                }
              }
              Views: {
                [_ in never]: never
              }
              Functions: {
                [_ in never]: never
              }
              Enums: {
                [_ in never]: never
              }
              CompositeTypes: {
                [_ in never]: never
              }
            }
          }
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    schema
        .types()
        .forEach(
            (path, text) -> {
              Map<String, Map<String, Set<String>>> rows = ClientTypes.rows(text);
              if (!rows.isEmpty()) {
                check(schema, path, text, rows);
              }
            });
  }

  /** A difference, said where the chain makes what is different. */
  private record Difference(Origin origin, String words) {}

  private static void check(
      SchemaCase schema, String path, String text, Map<String, Map<String, Set<String>>> rows) {
    var differences = new ArrayList<Difference>();
    for (Relation relation : schema.ownRelations()) {
      Map<String, Set<String>> known = rows.get(relation.schema());
      boolean row = relation.kind().isTable() || relation.isView();
      if (known != null && row && relation.complete() && !relation.traits().partition()) {
        compare(relation, known.get(relation.name()), differences);
      }
    }
    if (differences.isEmpty()) {
      return;
    }
    Difference first = differences.get(0);
    int others = differences.size() - 1;
    String more = others == 0 ? "" : ", and differs in " + others + " more";
    String file = path.substring(path.lastIndexOf('/') + 1);
    List<String> schemas = rows.keySet().stream().sorted().toList();
    Fix[] cures =
        ClientTypes.updated(text, schema.typesNow(schemas))
            .map(
                edit ->
                    new Fix[] {
                      new Fix(
                          "Generate " + file + " again",
                          Fix.Strength.SUGGESTED,
                          List.of(new FileChange.EditFile(path, List.of(edit))))
                    })
            .orElse(new Fix[0]);
    schema.report(first.origin(), "`" + path + "` " + first.words() + more, cures);
  }

  private static void compare(
      Relation relation, @Nullable Set<String> known, List<Difference> differences) {
    if (known == null) {
      differences.add(new Difference(relation.origin(), "does not have `" + relation.name() + "`"));
      return;
    }
    Set<String> gone = new LinkedHashSet<>(known);
    for (Column column : relation.columns()) {
      if (!gone.remove(column.name())) {
        Origin at = relation.isView() ? relation.origin() : column.origin();
        String name = relation.name() + "." + column.name();
        differences.add(new Difference(at, "does not have `" + name + "`"));
      }
    }
    for (String name : gone) {
      differences.add(
          new Difference(
              relation.origin(),
              "has `" + relation.name() + "." + name + "`, which does not exist"));
    }
  }
}
