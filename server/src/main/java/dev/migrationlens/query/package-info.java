/** What a complete query or expression refers to, read twice; alone knows JSqlParser. */
@NullMarked
package dev.migrationlens.query;

import org.jspecify.annotations.NullMarked;
