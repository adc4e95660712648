package dev.migrationlens.write;

import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.QualifiedName;
import dev.migrationlens.write.Inverses.Coming;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an object loses when it is dropped and comes again: its comments and its privileges. */
final class Keepsakes {
  private Keepsakes() {}

  static void of(Inverses all, Relation relation) {
    ObjectKind kind =
        switch (relation.kind()) {
          case VIEW -> ObjectKind.VIEW;
          case MATERIALIZED_VIEW -> ObjectKind.MATERIALIZED_VIEW;
          case FOREIGN_TABLE -> ObjectKind.FOREIGN_TABLE;
          case SEQUENCE -> ObjectKind.SEQUENCE;
          case TABLE, PARTITIONED_TABLE, COMPOSITE -> ObjectKind.TABLE;
        };
    String name = UndoRelation.name(relation);
    comment(all, kind, relation.schema(), relation.name(), "", relation.id(), name);
    for (var column : relation.columns()) {
      String whole = name + "." + Names.quote(column.name());
      String last = "." + new QualifiedName(null, column.name());
      comment(
          all, ObjectKind.COLUMN, relation.schema(), relation.name(), last, relation.id(), whole);
    }
    grants(all, relation.id(), "table " + name);
  }

  /** {@code last} is what a key has behind the object's own name. */
  static void comment(
      Inverses all,
      ObjectKind kind,
      String schema,
      String name,
      String last,
      long id,
      String target) {
    Stream.of(QualifiedName.of(schema, name), new QualifiedName(null, name))
        .map(n -> all.before().get(new Key(Space.COMMENT, kind.name(), n + last)))
        .filter(NamedObject.class::isInstance)
        .map(o -> Names.literal(((NamedObject) o).detail()))
        .findFirst()
        .ifPresent(
            text ->
                all.create(
                    Coming.WORDS,
                    id,
                    "comment on " + kind.words() + " " + target + " is " + text + ";"));
  }

  static void grants(Inverses all, long id, String target) {
    for (var entry : all.before().scan(Space.GRANT, Long.toString(id))) {
      if (entry.value() instanceof Grant grant && !grant.privileges().isEmpty()) {
        String role = grant.role().equals("public") ? "public" : Names.quote(grant.role());
        Relation relation = all.before().relationById(id);
        List<String> privileges = relation == null ? grant.privileges() : grant.of(relation);
        all.create(
            Coming.WORDS, id, "grant %s on %s to %s;".formatted(words(privileges), target, role));
      }
    }
  }

  private static String words(List<String> privileges) {
    Optional<String> whole = privileges.stream().filter("ALL"::equals).findAny();
    return whole.orElse(String.join(", ", privileges)).toLowerCase(Locale.ROOT);
  }
}
