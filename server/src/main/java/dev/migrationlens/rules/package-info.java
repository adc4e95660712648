/** The rules, one file each; the only public name is {@link Rules}. */
@NullMarked
package dev.migrationlens.rules;

import org.jspecify.annotations.NullMarked;
