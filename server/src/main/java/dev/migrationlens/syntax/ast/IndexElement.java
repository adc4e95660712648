package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of an index, an exclusion constraint or ON CONFLICT; a plain column has {@code column}.
 */
public record IndexElement(
    @Nullable Ident column,
    @Nullable Expr expression,
    @Nullable ObjectName collation,
    @Nullable ObjectName operatorClass,
    boolean descending,
    @Nullable Boolean nullsFirst,
    List<Option> options,
    int start,
    int end)
    implements Node {
  public IndexElement {
    options = List.copyOf(options);
  }
}
