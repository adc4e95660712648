/**
 * What is written on demand: migrations, what undoes and verifies them, and other forms of them.
 */
@NullMarked
package dev.migrationlens.write;

import org.jspecify.annotations.NullMarked;
