/** A database told in other languages: SQL, TypeScript, JSON and diagrams. */
@NullMarked
package dev.migrationlens.schema;

import org.jspecify.annotations.NullMarked;
