/** How the house checks itself: who may know whom, and how tidy each room is. */
@NullMarked
package dev.migrationlens.house;

import org.jspecify.annotations.NullMarked;
