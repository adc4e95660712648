package dev.migrationlens.naming;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Map;

/**
 * Names in strings, from which statements are composed: a block that looks at a table and has its
 * name in a string means the table.
 */
record Spoken(Reading replay, Relation table, String name) {

  void edits(String other, Map<Site, Edit> edits) {
    Key key = Key.relation(table.schema(), table.name());
    for (Step step : replay.steps()) {
      if (replay.says(step, name) && step.reads().keys().contains(key) && isComposed(step)) {
        for (Words.Word word : Words.of(step.text()).all()) {
          if (word.kind() == TokenKind.STRING) {
            string(step, word, other, edits);
          }
        }
      }
    }
  }

  /** Whether the statement runs what it composes, or asks a routine of the chain to do so. */
  private boolean isComposed(Step step) {
    Parsed parsed = step.parsed();
    if (parsed != null && parsed.statement() instanceof RoutineStatement.Do) {
      return true;
    }
    List<Bound> all = replay.bindings(step).all();
    return all.stream().noneMatch(b -> isTable(b.sense()))
        && all.stream().anyMatch(b -> b.role() == Bound.Role.USES && isOwn(b.sense()));
  }

  private boolean isTable(Sense sense) {
    return sense instanceof Meaning m
        && m.object() instanceof Relation relation
        && relation.id() == table.id();
  }

  private static boolean isOwn(Sense sense) {
    return sense instanceof Meaning m
        && m.object() instanceof Routine routine
        && routine.origin().step() != 0;
  }

  private void string(Step step, Words.Word word, String other, Map<Site, Edit> edits) {
    String inside = word.name().substring(1, word.name().length() - 1);
    int start = word.start() + 1;
    if (inside.equals(name)) {
      put(step, new Span(start, word.end() - 1), other, edits);
    } else if (inside.equals(table.schema() + "." + name)) {
      put(step, new Span(start + table.schema().length() + 1, word.end() - 1), other, edits);
    } else if (inside.contains(name) && inside.indexOf('\'') < 0) {
      statement(step, inside, start, other, edits);
    }
  }

  /** A string that is a whole statement. */
  private void statement(Step step, String inside, int start, String other, Map<Site, Edit> edits) {
    Parsed parsed = Parser.parse(inside);
    if (parsed.broken()) {
      return;
    }
    var binder =
        new Binder(
            inside, List.of(replay.before(step), replay.after(step)), replay.end(), List.of());
    BoundStatements.statement(binder, parsed.statement(), new Sight(null));
    for (Bound bound : binder.found) {
      boolean own =
          bound.sense() instanceof Meaning m
              && m.name().equals(name)
              && (m.owner() == null ? m.identity().id() : m.owner().id()) == table.id();
      if (own) {
        put(step, bound.span().shift(start), other, edits);
      }
    }
  }

  private static void put(Step step, Span span, String other, Map<Site, Edit> edits) {
    Site site = Site.in(step, span);
    boolean done =
        edits.keySet().stream()
            .anyMatch(s -> s.path().equals(site.path()) && s.span().overlaps(site.span()));
    if (!done) {
      edits.put(site, new Edit(site.span(), other));
    }
  }
}
