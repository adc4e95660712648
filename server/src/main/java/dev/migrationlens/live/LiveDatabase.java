package dev.migrationlens.live;

import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.OperatorObject;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.schema.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a running database, or of the snapshot of one. {@code definitions} are whole
 * statements of routines and triggers by their ids; {@code unread} says what this role may not see.
 */
public record LiveDatabase(
    Catalog catalog,
    Server server,
    Map<Long, Size> sizes,
    Map<Long, String> definitions,
    History history,
    List<String> unread,
    Instant readAt) {

  /** Who answered, and as whom we asked. */
  public record Server(String version, int major, String database, String user) {
    @Override
    public String toString() {
      return "PostgreSQL " + version;
    }
  }

  /** As what chains are compared with. */
  public LiveSchema beside(String words, Standing standing) {
    return new LiveSchema(
        Contents.of(catalog, origin -> origin.step() < 0),
        words,
        standing.files(),
        standing.withoutFile().stream().map(History.Applied::called).toList(),
        this::definition,
        this::size);
  }

  /** The planner's estimates for a relation or an index; null where it has none. */
  public @Nullable Size size(CatalogObject object) {
    Size size =
        switch (object) {
          case Relation relation -> sizes.get(relation.id());
          case Index index -> sizes.get(index.id());
          default -> null;
        };
    return size != null && size.known() ? size : null;
  }

  /** What the catalog does not keep of an object: a whole statement; empty where unknown. */
  public String definition(CatalogObject object) {
    long id =
        switch (object) {
          case Routine routine -> routine.id();
          case Trigger trigger -> trigger.id();
          case Relation relation -> relation.id();
          case Index index -> index.id();
          case PgType type -> type.id();
          case NamedObject named -> named.id();
          case OperatorObject operator -> operator.id();
          case CastObject cast -> cast.id();
          case Statistics statistics -> statistics.id();
          default -> 0;
        };
    return definitions.getOrDefault(id, "");
  }

  public LiveDatabase {
    sizes = Map.copyOf(sizes);
    definitions = Map.copyOf(definitions);
    unread = List.copyOf(unread);
  }
}
