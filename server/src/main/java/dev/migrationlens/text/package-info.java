/** Text as an editor sees it: spans, lines and edits, and nothing about SQL. */
@NullMarked
package dev.migrationlens.text;

import org.jspecify.annotations.NullMarked;
