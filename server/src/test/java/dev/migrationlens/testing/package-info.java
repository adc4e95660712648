/** What tests stand on: real PostgreSQL servers, and nothing of the product. */
@NullMarked
package dev.migrationlens.testing;

import org.jspecify.annotations.NullMarked;
