package dev.migrationlens.replay;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.LockMode;
import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database around one statement, and what the statement was found to touch in it so far. */
final class Scene {
  private final Catalog before;
  private final Catalog after;
  private final PgVersion version;
  private final List<Touch> touches = new ArrayList<>();

  Scene(Catalog before, Catalog after, PgVersion version) {
    this.before = before;
    this.after = after;
    this.version = version;
  }

  Catalog before() {
    return before;
  }

  Catalog after() {
    return after;
  }

  PgVersion version() {
    return version;
  }

  List<Touch> touches() {
    return touches;
  }

  List<String> searchPath() {
    var path = new ArrayList<>(List.of("pg_temp"));
    if (before.get(Key.of(Space.SESSION, "search_path")) instanceof Setting setting) {
      path.addAll(setting.values());
    }
    return path;
  }

  @Nullable RelationEntry entry(ObjectName name) {
    Ident schema = name.schema();
    for (String each : schema == null ? searchPath() : List.of(schema.text())) {
      RelationEntry found = before.relationEntry(each, name.name());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Nullable Relation relation(ObjectName name) {
    return entry(name) instanceof Relation relation ? relation : null;
  }

  /** The table of the index of that name. */
  @Nullable Relation tableOfIndex(ObjectName name) {
    return entry(name) instanceof Index index ? before.relationById(index.table()) : null;
  }

  @Nullable PgType type(ObjectName name) {
    Ident schema = name.schema();
    for (String each : schema == null ? searchPath() : List.of(schema.text())) {
      PgType found = before.type(each, name.name());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** What the relation is after the statement; null where it is gone. */
  @Nullable Relation now(Relation relation) {
    return after.relationById(relation.id());
  }

  void touch(@Nullable Relation relation, Claim claim) {
    touch(relation, claim, claim.lock());
  }

  void touch(@Nullable Relation relation, Claim claim, LockMode lock) {
    if (relation != null) {
      touches.add(new Touch(relation, claim, lock));
    }
  }

  /** The relation, and what inherits from it. */
  void touchAll(@Nullable Relation relation, Claim claim) {
    if (relation != null) {
      touch(relation, claim);
      children(relation).forEach(child -> touchAll(child, claim));
    }
  }

  List<Relation> children(Relation relation) {
    var children = new ArrayList<Relation>();
    for (var entry : before.scan(Space.CHILD, Long.toString(relation.id()))) {
      if (entry.value() instanceof Place place) {
        Relation child = before.relationById(Long.parseLong(place.key().name()));
        if (child != null) {
          children.add(child);
        }
      }
    }
    return children;
  }
}
