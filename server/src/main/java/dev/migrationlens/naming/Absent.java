package dev.migrationlens.naming;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.ObjectKind;
import org.jspecify.annotations.Nullable;

/** What {@code DROP … IF EXISTS} does not find; {@code owner} is what it would belong to. */
record Absent(String name, ObjectKind kind, @Nullable Relation owner) implements Sense {

  /** Whether it may be what is made later under the same name. */
  boolean may(Meaning meaning) {
    long mine = owner == null ? 0 : owner.id();
    long its = meaning.owner() == null ? 0 : meaning.owner().id();
    return meaning.name().equals(name) && mine == its && meaning.isA(kind);
  }
}
