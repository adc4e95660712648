package dev.migrationlens.write;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.sql.Names;
import dev.migrationlens.write.Inverses.Coming;
import dev.migrationlens.write.Inverses.Going;
import org.jspecify.annotations.Nullable;

/** Undoes what a statement did to types and domains. */
final class UndoTypes {
  private final Inverses all;

  UndoTypes(Inverses all) {
    this.all = all;
  }

  void undo(@Nullable PgType was, @Nullable PgType is) {
    if (is != null) {
      var old = all.was(is.id(), PgType.class);
      if (old.isEmpty()) {
        all.drop(Going.TYPE, is.id(), "drop " + words(is) + " " + name(is) + ";");
      } else if (all.passage().met(is.id()) || !all.passage().madeHere(is.origin())) {
        changed(old.get(), is);
      }
    }
    if (was != null && !all.remains(was.id())) {
      String sql = Ddl.type(was);
      String made = sql.isEmpty() ? all.made(was.origin(), "type").orElse("") : sql;
      all.create(Coming.TYPE, was.id(), made);
    }
  }

  private static String words(PgType type) {
    return type.kind() == PgType.Kind.DOMAIN ? "domain" : "type";
  }

  private static String name(PgType type) {
    return Ddl.name(type.schema(), type.name());
  }

  private void changed(PgType was, PgType is) {
    String alter = "alter " + words(is) + " ";
    if (!was.name().equals(is.name())) {
      all.change(alter + name(is) + " rename to " + Names.quote(was.name()) + ";");
    }
    if (!was.schema().equals(is.schema())) {
      String there = Ddl.name(is.schema(), was.name());
      all.change(alter + there + " set schema " + Names.quote(was.schema()) + ";");
    }
    labels(was, is);
    attributes(was, is);
    domain(was, is);
  }

  private void labels(PgType was, PgType is) {
    if (was.labels().size() == is.labels().size()) {
      for (int i = 0; i < was.labels().size(); i++) {
        String then = was.labels().get(i).text();
        String now = is.labels().get(i).text();
        if (!then.equals(now)) {
          all.change(
              "alter type %s rename value %s to %s;"
                  .formatted(name(was), Names.literal(now), Names.literal(then)));
        }
      }
      return;
    }
    for (PgType.Label label : is.labels()) {
      if (!was.hasLabel(label.text())) {
        all.note(
            "Value %s of %s stays: PostgreSQL cannot take a value from an enum."
                .formatted(Names.literal(label.text()), name(was)));
      }
    }
  }

  private void attributes(PgType was, PgType is) {
    String alter = "alter type " + name(was) + " ";
    for (Column attribute : is.attributes()) {
      if (was.attributes().stream().noneMatch(a -> a.name().equals(attribute.name()))) {
        all.change(alter + "drop attribute " + Names.quote(attribute.name()) + ";");
      }
    }
    for (Column attribute : was.attributes()) {
      if (is.attributes().stream().noneMatch(a -> a.name().equals(attribute.name()))) {
        all.change(alter + "add attribute " + Ddl.column(attribute) + ";");
      }
    }
  }

  private void domain(PgType was, PgType is) {
    String alter = "alter domain " + name(was) + " ";
    for (TableConstraint constraint : is.constraints()) {
      if (!was.constraints().contains(constraint)) {
        all.change(alter + "drop constraint " + Names.quote(constraint.name()) + ";");
      }
    }
    for (TableConstraint constraint : was.constraints()) {
      if (!is.constraints().contains(constraint)
          && constraint.kind() == TableConstraint.Kind.CHECK) {
        all.change(
            "%sadd constraint %s check (%s);"
                .formatted(alter, Names.quote(constraint.name()), constraint.text()));
      }
    }
    if (was.notNull() != is.notNull()) {
      all.change(alter + (was.notNull() ? "set" : "drop") + " not null;");
    }
  }
}
