package dev.migrationlens.catalog;

/** An object of which its name matters most; {@code detail} holds what a message may need. */
public record NamedObject(long id, String name, String detail, Origin origin)
    implements CatalogObject {}
