package dev.migrationlens.naming;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Span;
import java.util.Optional;

/** The columns that others are called after: those of a view's query, of a table's parent. */
final class Origins {
  private Origins() {}

  /** What a column without a name of its own is called after. */
  static Optional<Meaning> of(Reading replay, Meaning meaning) {
    Relation owner = meaning.owner();
    if (!(meaning.object() instanceof Column column) || owner == null) {
      return Optional.empty();
    }
    Optional<Meaning> parent = column.inherited() ? parent(meaning, owner) : Optional.empty();
    return parent.or(() -> made(replay, meaning, owner));
  }

  private static Optional<Meaning> parent(Meaning meaning, Relation owner) {
    return owner.parents().stream()
        .map(id -> meaning.catalog().relationById(id))
        .filter(parent -> parent != null && parent.column(meaning.name()) != null)
        .findFirst()
        .map(
            parent -> {
              CatalogObject column = parent.column(meaning.name());
              return new Meaning(column, parent, meaning.catalog(), new Span(0, 0));
            });
  }

  private static Optional<Meaning> made(Reading replay, Meaning meaning, Relation owner) {
    Step step = owner.origin().step() == 0 ? null : replay.step(owner.origin().step());
    return step == null
        ? Optional.empty()
        : replay.bindings(step).followers().stream()
            .filter(f -> f.column().identity().equals(meaning.identity()))
            .filter(f -> f.column().name().equals(meaning.name()))
            .map(Follower::of)
            .filter(Meaning.class::isInstance)
            .map(Meaning.class::cast)
            .filter(of -> of.name().equals(meaning.name()))
            .findFirst();
  }
}
