/** The plugin's tests: its classes by themselves, and its ZIP as an IDE would meet it. */
@NullMarked
package dev.migrationlens.intellij;

import org.jspecify.annotations.NullMarked;
