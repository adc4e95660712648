package dev.migrationlens.catalog;

/** An operator that the chain or an extension made. */
public record OperatorObject(long id, OperatorSignature signature, Origin origin)
    implements CatalogObject {}
