package dev.migrationlens.schema;

import dev.migrationlens.catalog.CatalogObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A real database beside a chain: what it holds, how each file of the chain stands to it, and what
 * was run there of which there is no file. {@code words} name it in messages; {@code definitions}
 * give whole statements of what a catalog does not keep, {@code sizes} say how much there is of it.
 */
public record LiveSchema(
    Contents contents,
    String words,
    Map<String, FileState> files,
    List<String> withoutFile,
    Function<CatalogObject, String> definitions,
    Function<CatalogObject, String> sizes) {
  public LiveSchema {
    files = Map.copyOf(files);
    withoutFile = List.copyOf(withoutFile);
  }

  public FileState state(String path) {
    return files.getOrDefault(path, FileState.UNKNOWN);
  }
}
