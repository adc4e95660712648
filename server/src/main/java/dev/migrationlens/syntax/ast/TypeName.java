package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as written. {@code name} holds the catalog's name for the grammar's own types ({@code
 * int4} with schema {@code pg_catalog} for {@code INTEGER}), which then has spans of what was
 * written. {@code percentType}: {@code name} is a relation's column ({@code t.c%TYPE}) or, with
 * {@code percentRow}, a relation ({@code t%ROWTYPE}, PL/pgSQL only). {@code interval} fields such
 * as {@code DAY TO SECOND} are not kept.
 */
public record TypeName(
    ObjectName name,
    List<Expr> modifiers,
    int dimensions,
    boolean setOf,
    Percent percent,
    int start,
    int end)
    implements Node {
  /** Whether the type is taken from something else. */
  public enum Percent {
    NONE,
    TYPE,
    ROW
  }

  public TypeName {
    modifiers = List.copyOf(modifiers);
  }

  /** Whether the grammar itself knows this type (so that search_path has no say). */
  public boolean builtIn() {
    Ident schema = name.schema();
    return schema != null && schema.text().equals("pg_catalog");
  }

  public @Nullable Ident schema() {
    return name.schema();
  }
}
