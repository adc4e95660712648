/** What each written name stands for, where else it is said, and how it gets another. */
@NullMarked
package dev.migrationlens.naming;

import org.jspecify.annotations.NullMarked;
