/** How rules work: findings with cures, examples that test them, suppressions. */
@NullMarked
package dev.migrationlens.lint;

import org.jspecify.annotations.NullMarked;
