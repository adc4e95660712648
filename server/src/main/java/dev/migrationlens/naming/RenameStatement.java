package dev.migrationlens.naming;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.sql.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statement that gives another name to what is under the cursor. */
public final class RenameStatement {
  private RenameStatement() {}

  /** Empty where nothing that has a statement for it is there. */
  public static Optional<String> of(Replay replay, String path, int offset, String name) {
    return Meanings.at(replay, path, offset)
        .flatMap(meaning -> of(meaning.object(), meaning.owner(), name));
  }

  /** Likewise for an object; {@code owner} is the relation it belongs to, if any. */
  public static Optional<String> of(CatalogObject object, @Nullable Relation owner, String name) {
    return Optional.ofNullable(statement(object, owner, Names.quote(name)));
  }

  private static @Nullable String statement(
      CatalogObject object, @Nullable Relation owner, String name) {
    return switch (object) {
      case Relation r -> "alter %s %s rename to %s;".formatted(r.kindWords(), name(r), name);
      case Index i ->
          "alter index %s rename to %s;".formatted(Ddl.name(i.schema(), i.name()), name);
      case PgType t ->
          "alter type %s rename to %s;".formatted(Ddl.name(t.schema(), t.name()), name);
      case SchemaObject s -> "alter schema %s rename to %s;".formatted(Names.quote(s.name()), name);
      case Routine r -> "alter %s rename to %s;".formatted(called(r), name);
      case Column c when owner != null ->
          "alter %s %s rename column %s to %s;"
              .formatted(owner.kindWords(), name(owner), Names.quote(c.name()), name);
      case TableConstraint c when owner != null ->
          "alter table %s rename constraint %s to %s;"
              .formatted(name(owner), Names.quote(c.name()), name);
      case Policy p when owner != null ->
          "alter policy %s on %s rename to %s;".formatted(Names.quote(p.name()), name(owner), name);
      case Trigger t when owner != null ->
          "alter trigger %s on %s rename to %s;"
              .formatted(Names.quote(t.name()), name(owner), name);
      default -> null;
    };
  }

  private static String name(Relation relation) {
    return Ddl.name(relation.schema(), relation.name());
  }

  private static String called(Routine routine) {
    return "%s %s(%s)"
        .formatted(
            routine.kind().words().toLowerCase(Locale.ROOT),
            Ddl.name(routine.schema(), routine.name()),
            routine.signature().inputs().stream()
                .map(p -> p.type().shortFormat())
                .collect(Collectors.joining(", ")));
  }
}
