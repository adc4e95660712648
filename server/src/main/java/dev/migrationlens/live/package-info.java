/** Reads a running database into a catalog, and never writes. */
@NullMarked
package dev.migrationlens.live;

import org.jspecify.annotations.NullMarked;
