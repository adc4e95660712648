package dev.migrationlens.naming;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Routine;

/** A routine's parameter or result column, which callers may name. */
public record Parameter(Routine routine, String name) implements CatalogObject {}
