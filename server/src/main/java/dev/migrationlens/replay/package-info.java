/** What a chain of migrations does: one step per statement, between two catalogs. */
@NullMarked
package dev.migrationlens.replay;

import org.jspecify.annotations.NullMarked;
