/** Runs a chain on a disposable PostgreSQL and reports its verdicts. */
@NullMarked
package dev.migrationlens.trial;

import org.jspecify.annotations.NullMarked;
