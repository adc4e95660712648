package dev.migrationlens.schema;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Relation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A real database beside a chain: what it holds, how each file of the chain stands to it, and what
 * was run there of which there is no file. {@code words} name it in messages; {@code definitions}
 * give whole statements of what a catalog does not keep, {@code sizes} say how much there is of it,
 * null where nobody knows.
 */
public record LiveSchema(
    Contents contents,
    String words,
    Map<String, FileState> files,
    List<String> withoutFile,
    Function<CatalogObject, String> definitions,
    Function<CatalogObject, @Nullable Size> sizes) {
  public LiveSchema {
    files = Map.copyOf(files);
    withoutFile = List.copyOf(withoutFile);
  }

  /** How large the relation of the same name is there. */
  public @Nullable Size size(Relation relation) {
    return contents.catalog().relationEntry(relation.schema(), relation.name())
            instanceof Relation theirs
        ? sizes.apply(theirs)
        : null;
  }

  public FileState state(String path) {
    return files.getOrDefault(path, FileState.UNKNOWN);
  }
}
