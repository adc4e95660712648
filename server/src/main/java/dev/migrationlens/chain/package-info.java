/** Which files form a chain, in which order, with which sections and transactions. */
@NullMarked
package dev.migrationlens.chain;

import org.jspecify.annotations.NullMarked;
