package dev.migrationlens.syntax.ast;

/** One identifier, folded and unquoted as PostgreSQL stores it (and cut at 63 bytes). */
public record Ident(String text, boolean quoted, int start, int end) implements Node {}
