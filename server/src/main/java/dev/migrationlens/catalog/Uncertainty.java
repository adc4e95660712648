package dev.migrationlens.catalog;

/** From here on nobody knows whether such an object exists; the step is the reason. */
public record Uncertainty(int step) implements CatalogObject {}
