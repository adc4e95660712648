/** White space as it should be: the words of a file, and its comments, never change. */
@NullMarked
package dev.migrationlens.format;

import org.jspecify.annotations.NullMarked;
