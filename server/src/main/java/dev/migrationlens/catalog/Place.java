package dev.migrationlens.catalog;

/** Where an object is, when another is found by id. */
public record Place(Key key) implements CatalogObject {}
