package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A type of its own: enum, domain, composite, range, base type or shell. {@code facts} are set for
 * base types of known extensions.
 */
public record PgType(
    long id,
    String schema,
    String name,
    Kind kind,
    List<Label> labels,
    List<Column> attributes,
    @Nullable SqlType base,
    List<TableConstraint> constraints,
    boolean notNull,
    @Nullable TypeFacts facts,
    Origin origin)
    implements CatalogObject {

  /** The sorts of type. */
  public enum Kind {
    ENUM,
    COMPOSITE,
    DOMAIN,
    RANGE,
    BASE,
    SHELL
  }

  /** One enum label and the step that added it (0: with the type). */
  public record Label(String text, int addedBy) {}

  public PgType {
    labels = List.copyOf(labels);
    attributes = List.copyOf(attributes);
    constraints = List.copyOf(constraints);
  }

  public boolean hasLabel(String text) {
    for (Label label : labels) {
      if (label.text().equals(text)) {
        return true;
      }
    }
    return false;
  }

  public Key key() {
    return new Key(Space.TYPE, schema, name);
  }

  /** The same type where other types have other names. */
  public PgType retyped(UnaryOperator<SqlType> rename) {
    return new PgType(
        id,
        schema,
        name,
        kind,
        labels,
        attributes.stream()
            .map(a -> a.type() == null ? a : a.typed(rename.apply(a.type())))
            .toList(),
        base == null ? null : rename.apply(base),
        constraints,
        notNull,
        facts,
        origin);
  }

  public PgType at(String newSchema, String newName) {
    return new PgType(
        id,
        newSchema,
        newName,
        kind,
        labels,
        attributes,
        base,
        constraints,
        notNull,
        facts,
        origin);
  }

  /** A domain that takes no null, or does. */
  public PgType required(boolean value) {
    return new PgType(
        id, schema, name, kind, labels, attributes, base, constraints, value, facts, origin);
  }

  public PgType withLabels(List<Label> other) {
    return new PgType(
        id, schema, name, kind, other, attributes, base, constraints, notNull, facts, origin);
  }

  public PgType withAttributes(List<Column> other) {
    return new PgType(
        id, schema, name, kind, labels, other, base, constraints, notNull, facts, origin);
  }

  public @Nullable TableConstraint constraint(String constraint) {
    return constraints.stream().filter(c -> c.name().equals(constraint)).findFirst().orElse(null);
  }

  public PgType withoutConstraint(String constraint) {
    return withConstraints(constraints.stream().filter(c -> !c.name().equals(constraint)).toList());
  }

  public PgType withConstraints(List<TableConstraint> other) {
    return new PgType(
        id, schema, name, kind, labels, attributes, base, other, notNull, facts, origin);
  }
}
