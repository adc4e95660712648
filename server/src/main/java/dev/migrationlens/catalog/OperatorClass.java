package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;

/** How an index method handles a type; a default one needs no mention in CREATE INDEX. */
public record OperatorClass(
    String schema, String method, String name, SqlType input, String family, boolean byDefault) {}
