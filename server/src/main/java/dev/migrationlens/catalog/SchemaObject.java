package dev.migrationlens.catalog;

import org.jspecify.annotations.Nullable;

/** A schema; {@code complete} is false where it may hold what we do not know. */
public record SchemaObject(
    long id, String name, @Nullable String owner, boolean complete, Origin origin)
    implements CatalogObject {}
