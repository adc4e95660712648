/** PostgreSQL's vocabulary without any text: names, types, error codes, lock modes, versions. */
@NullMarked
package dev.migrationlens.sql;

import org.jspecify.annotations.NullMarked;
