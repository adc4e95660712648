package dev.migrationlens.syntax.ast;

import org.jspecify.annotations.Nullable;

/**
 * One {@code name = value} of a WITH list or one clause of an option-like grammar ({@code LOGIN},
 * {@code CONNECTION LIMIT 3}), the name in lower case, the value as text without quotes.
 */
public record Option(String name, @Nullable String value, int start, int end) implements Node {}
