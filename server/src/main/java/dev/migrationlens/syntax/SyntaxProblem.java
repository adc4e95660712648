package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;

/** PostgreSQL's parse error: its token (relative to the slice), its words, its code. */
public record SyntaxProblem(Span span, String message, SqlState state) {}
