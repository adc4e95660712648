/**
 * What a statement says, as typed values; every offset is relative to its statement's first
 * character.
 */
@NullMarked
package dev.migrationlens.syntax.ast;

import org.jspecify.annotations.NullMarked;
