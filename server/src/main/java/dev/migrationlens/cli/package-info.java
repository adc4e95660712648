/** The command line: what people and machines read of a workspace. */
@NullMarked
package dev.migrationlens.cli;

import org.jspecify.annotations.NullMarked;
