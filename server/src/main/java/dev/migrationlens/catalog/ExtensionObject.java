package dev.migrationlens.catalog;

/** An installed extension; {@code known} is false where no manifest says what it brings. */
public record ExtensionObject(long id, String name, String schema, boolean known, Origin origin)
    implements CatalogObject {}
