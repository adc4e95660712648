package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column as CREATE TABLE and ADD COLUMN define it; typed tables' columns have no type. */
public record ColumnDef(
    Ident name,
    @Nullable TypeName type,
    @Nullable ObjectName collation,
    List<Constraint> constraints,
    List<Option> options,
    int start,
    int end)
    implements Node {
  public ColumnDef {
    constraints = List.copyOf(constraints);
    options = List.copyOf(options);
  }
}
