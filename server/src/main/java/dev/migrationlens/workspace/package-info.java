/** The files of a folder, their chains and findings, now and after every edit. */
@NullMarked
package dev.migrationlens.workspace;

import org.jspecify.annotations.NullMarked;
