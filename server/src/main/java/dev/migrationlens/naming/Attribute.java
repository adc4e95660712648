package dev.migrationlens.naming;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;

/** An attribute of a composite type. */
public record Attribute(PgType type, Column column) implements CatalogObject {}
