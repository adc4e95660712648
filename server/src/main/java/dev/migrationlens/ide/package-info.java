/** The editor's features: each a function of a replay, a path and a position. */
@NullMarked
package dev.migrationlens.ide;

import org.jspecify.annotations.NullMarked;
