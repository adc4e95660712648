/** From text to typed statements; never fails. */
@NullMarked
package dev.migrationlens.syntax;

import org.jspecify.annotations.NullMarked;
