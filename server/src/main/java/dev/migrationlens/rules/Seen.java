package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Statement;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a statement's names mean in the database that it meets. */
final class Seen {
  private Seen() {}

  /** Every statement of one sort that PostgreSQL accepts, in the chain's order. */
  static <T extends Statement> void each(Replay replay, Class<T> sort, BiConsumer<Step, T> visit) {
    for (Step step : replay.steps()) {
      if (step.parsed() != null && sort.isInstance(step.parsed().statement()) && !step.fails()) {
        visit.accept(step, sort.cast(step.parsed().statement()));
      }
    }
  }

  /** The schemas that an unqualified name is looked for in. */
  static List<String> schemas(Catalog catalog, ObjectName name) {
    if (name.schema() != null) {
      return List.of(name.schema().text());
    }
    var setting = (Setting) catalog.get(Key.of(Space.SESSION, "search_path"));
    return setting == null ? List.of("public") : setting.values();
  }

  static @Nullable RelationEntry entry(Catalog catalog, ObjectName name) {
    for (String schema : schemas(catalog, name)) {
      RelationEntry found = catalog.relationEntry(schema, name.name());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  static @Nullable Relation relation(Catalog catalog, ObjectName name) {
    return entry(catalog, name) instanceof Relation relation ? relation : null;
  }

  /** The file that made something, for a message; empty for what was there before. */
  static String madeIn(Replay replay, int stepId) {
    Step step = replay.step(stepId);
    return step == null || step.moment() < 0
        ? ""
        : step.path().substring(step.path().lastIndexOf('/') + 1);
  }

  static String source(Step step, Node node) {
    return node.span().of(step.text());
  }
}
