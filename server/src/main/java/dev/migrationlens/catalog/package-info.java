/** The immutable database and its objects, and the facts PostgreSQL itself brings. */
@NullMarked
package dev.migrationlens.catalog;

import org.jspecify.annotations.NullMarked;
