package dev.migrationlens.rules;

import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.IndexStatement.CreateIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An index that says what another one says. */
final class DuplicateIndex implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "duplicate-index",
          Severity.WARNING,
          Topic.INTEGRITY,
          "An index is the same as another one",
          """
          Both hold the same columns in the same order, so no query needs the second, and every write pays for
          it. A primary key or a unique constraint brings an index of its own.
          """,
          """
          create table tickets (id int primary key, title text unique);
          create index tickets_title_idx on tickets (title);
          --           ^^^^^^^^^^^^^^^^^ warning[duplicate-index]: `tickets_title_key` is an index on the same columns already
          --? Delete this index
          create table tickets (id int primary key, title text unique);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : schema.ownRelations()) {
      Map<String, Index> first = new HashMap<>();
      List<Index> indexes = new ArrayList<>(schema.end().indexes(table.id()));
      // What guards uniqueness stays; of two that do, or do not, the older stays.
      indexes.sort(
          Comparator.comparing((Index i) -> i.constraint() == null)
              .thenComparing(i -> !i.unique())
              .thenComparingLong(i -> schema.moment(i.origin())));
      for (Index index : indexes) {
        Index same = first.putIfAbsent(says(table, index), index);
        if (same != null && index.constraint() == null) {
          report(schema, index, same);
        }
      }
    }
  }

  private static void report(SchemaCase schema, Index index, Index same) {
    CreateIndex create = schema.made(index.origin(), CreateIndex.class);
    Step step = schema.step(index.origin());
    Fix[] cures = new Fix[0];
    if (create != null && step != null) {
      Repair repair = schema.repair(step);
      cures = new Fix[] {repair.suggest("Delete this index", repair.remove())};
    }
    schema.report(
        index.origin(), "`" + same.name() + "` is an index on the same columns already", cures);
  }

  /** What an index holds; the same text is the same index. */
  private static String says(Relation table, Index index) {
    String keys =
        index.constraint() == null && !index.keyText().isEmpty()
            ? index.keyText()
            : String.join(", ", table.names(index.columns()));
    String plain = keys.toLowerCase(Locale.ROOT).replace("\"", "").replaceAll("\\s+asc\\b", "");
    return index.method()
        + " "
        + index.columns()
        + plain.replaceAll("\\s+", " ")
        + " "
        + index.including()
        + " "
        + index.predicate();
  }
}
