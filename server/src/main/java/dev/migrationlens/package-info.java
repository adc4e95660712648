/** The front door: wires the rules to the command line or to the language server. */
@NullMarked
package dev.migrationlens;

import org.jspecify.annotations.NullMarked;
