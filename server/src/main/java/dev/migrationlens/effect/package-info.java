/**
 * What one statement does to the database it meets: one class per statement family, from AST and
 * catalog to changes and problems.
 */
@NullMarked
package dev.migrationlens.effect;

import org.jspecify.annotations.NullMarked;
