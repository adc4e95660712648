package dev.migrationlens.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a relation or domain. {@code columns} and {@code targetColumns} are column
 * numbers; {@code target} the id of the referenced relation (0: none). {@code text} is its
 * definition as written. A key's index has the constraint's own name.
 */
public record TableConstraint(
    String name,
    Kind kind,
    List<Integer> columns,
    long target,
    List<Integer> targetColumns,
    @Nullable String text,
    boolean validated,
    boolean deferrable,
    Details details,
    Origin origin)
    implements CatalogObject {

  /** The kinds of constraint. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    EXCLUSION,
    NOT_NULL
  }

  /** What only some kinds have. */
  public record Details(
      @Nullable String onDelete, @Nullable String onUpdate, boolean inherited, boolean noInherit) {
    public static final Details NONE = new Details(null, null, false, false);
  }

  public TableConstraint {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
  }

  public boolean isKey() {
    return kind == Kind.PRIMARY_KEY || kind == Kind.UNIQUE;
  }

  public TableConstraint named(String other) {
    return new TableConstraint(
        other, kind, columns, target, targetColumns, text, validated, deferrable, details, origin);
  }

  /** Whether only a parent's is the reason why it is there. */
  public TableConstraint inherited(boolean value) {
    var other = new Details(details.onDelete, details.onUpdate, value, details.noInherit);
    return new TableConstraint(
        name, kind, columns, target, targetColumns, text, validated, deferrable, other, origin);
  }

  /** The same in other words. */
  public TableConstraint saying(String other) {
    return new TableConstraint(
        name, kind, columns, target, targetColumns, other, validated, deferrable, details, origin);
  }

  public TableConstraint withDeferrable(boolean value) {
    return new TableConstraint(
        name, kind, columns, target, targetColumns, text, validated, value, details, origin);
  }

  public TableConstraint valid() {
    return new TableConstraint(
        name, kind, columns, target, targetColumns, text, true, deferrable, details, origin);
  }
}
