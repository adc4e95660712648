package dev.migrationlens.naming;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of types, and of what belongs to them. */
final class BoundTypes {
  private BoundTypes() {}

  /** Keeps a type's name; returns the type where it is one of the chain's own. */
  static @Nullable SqlType type(Binder b, @Nullable TypeName type) {
    if (type == null || type.builtIn()) {
      return null;
    }
    if (type.percent() != TypeName.Percent.NONE) {
      return percent(b, type);
    }
    Meaning meaning = b.type(type.name());
    b.schema(type.name());
    b.put(type.name().last(), meaning);
    return switch (meaning == null ? null : meaning.object()) {
      case PgType own -> SqlType.of(own.schema(), own.name());
      case Relation relation -> SqlType.of(relation.schema(), relation.name());
      case null, default -> null;
    };
  }

  /** {@code t.c%TYPE} and {@code t%ROWTYPE}. */
  private static @Nullable SqlType percent(Binder b, TypeName type) {
    if (type.percent() == TypeName.Percent.ROW) {
      Relation relation = b.relation(type.name());
      return relation == null ? null : SqlType.of(relation.schema(), relation.name());
    }
    List<Ident> parts = type.name().parts();
    if (parts.size() < 2) {
      return null;
    }
    Relation relation = b.relation(new ObjectName(parts.subList(0, parts.size() - 1)));
    Column column = relation == null ? null : relation.column(type.name().name());
    b.put(type.name().last(), b.column(relation, type.name().last()));
    return column == null ? null : column.type();
  }

  /** The columns that a value of a type has. */
  static Sight.Rows rows(Binder b, @Nullable SqlType type) {
    if (type == null || type.builtIn() || type.array()) {
      return Sight.Rows.NONE;
    }
    String schema = String.valueOf(type.schema());
    for (Catalog catalog : b.catalogs()) {
      if (catalog.relationEntry(schema, type.name()) instanceof Relation relation) {
        return b.rows(b.whole(relation));
      }
      PgType own = catalog.type(schema, type.name());
      if (own != null) {
        return new Sight.Rows(
            own.attributes().stream()
                .map(a -> new Sight.Field(a.name(), List.of(attribute(b, own, a)), a.type()))
                .toList());
      }
    }
    return Sight.Rows.NONE;
  }

  private static Meaning attribute(Binder b, PgType type, Column attribute) {
    return new Meaning(
        new Attribute(type, attribute), null, b.catalog(), attribute.origin().span());
  }

  /** An attribute of a type, as it is or will be called. */
  static @Nullable Meaning attribute(Binder b, PgType type, Ident name) {
    for (Catalog catalog : b.catalogs()) {
      if (catalog.byId(type.id()) instanceof PgType then) {
        for (Column attribute : then.attributes()) {
          if (attribute.name().equals(name.text())) {
            return new Meaning(new Attribute(then, attribute), null, catalog, b.span(name));
          }
        }
      }
    }
    return null;
  }

  /** A constraint of a domain. */
  static @Nullable Meaning constraint(Binder b, @Nullable PgType domain, Ident name) {
    for (Catalog catalog : domain == null ? List.<Catalog>of() : b.catalogs()) {
      TableConstraint constraint =
          catalog.byId(domain.id()) instanceof PgType then ? then.constraint(name.text()) : null;
      if (constraint != null) {
        return new Meaning(new DomainRule(domain, constraint), null, catalog, b.span(name));
      }
    }
    return null;
  }
}
