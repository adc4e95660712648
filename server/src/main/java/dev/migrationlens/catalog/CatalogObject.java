package dev.migrationlens.catalog;

/** Anything the catalog keeps under a {@link Key}. */
public interface CatalogObject {}
