/** The plugin: tells LSP4IJ which files are migrations, and runs the bundled server for them. */
@NullMarked
package dev.migrationlens.intellij;

import org.jspecify.annotations.NullMarked;
