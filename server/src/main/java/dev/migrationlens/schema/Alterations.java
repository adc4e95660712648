package dev.migrationlens.schema;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Difference.Changed;
import dev.migrationlens.sql.Names;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Statements that change one object into another. */
final class Alterations {
  /** What CREATE OR REPLACE FUNCTION cannot change. */
  private static final Set<String> SIGNATURE =
      Set.of("kind", "type", "returns a set", "defaults", "parameters");

  private final ChangeScript script;

  Alterations(ChangeScript script) {
    this.script = script;
  }

  void change(Changed all) {
    Notes.statements(all, script.right().catalog()).forEach(s -> script.put(Part.NOTES, s));
    var form = all.aspects().stream().filter(a -> !a.isBeside()).toList();
    if (!form.isEmpty()) {
      changeForm(new Changed(all.left(), all.right(), form));
    }
  }

  private void changeForm(Changed changed) {
    switch (changed.right().kind()) {
      case TYPE -> type(changed);
      case TABLE -> table(changed);
      case VIEW -> script.rebuild((Relation) changed.right().object());
      case COLUMN -> column(changed);
      case ROUTINE -> routine(changed);
      case CONSTRAINT -> constraint(changed);
      case INDEX -> index(changed);
      case TRIGGER -> trigger(changed);
      case POLICY,
          RULE,
          PUBLICATION,
          PUBLISHED,
          SUBSCRIPTION,
          EVENT_TRIGGER,
          STATISTICS,
          CONVERSION ->
          again(changed);
      // What others stand on is not made anew behind their backs.
      case SCHEMA,
          EXTENSION,
          SEQUENCE,
          LANGUAGE,
          FOREIGN_DATA_WRAPPER,
          SERVER,
          ACCESS_METHOD,
          COLLATION,
          TEXT_SEARCH_PARSER,
          TEXT_SEARCH_TEMPLATE,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_CONFIGURATION,
          OPERATOR,
          OPERATOR_CLASS,
          OPERATOR_FAMILY,
          CAST ->
          script.put(Part.SCHEMAS, untold(changed));
    }
  }

  private static String untold(Changed changed) {
    String aspects =
        String.join("; ", changed.aspects().stream().map(a -> a.told("one", "the other")).toList());
    return "-- " + changed.right() + " differs: " + aspects.replace('\n', ' ');
  }

  private void again(Changed changed) {
    script.drop(changed.left());
    script.create(changed.right());
  }

  private static String table(Thing thing) {
    Relation table = Objects.requireNonNull(thing.table());
    return Ddl.name(table.schema(), table.name());
  }

  private void type(Changed changed) {
    PgType before = (PgType) changed.left().object();
    PgType after = (PgType) changed.right().object();
    List<String> had = before.labels().stream().map(PgType.Label::text).toList();
    List<String> wanted = after.labels().stream().map(PgType.Label::text).toList();
    boolean grows = changed.aspects().size() == 1 && changed.has("labels") && keeps(had, wanted);
    if (!grows) {
      script.put(Part.TYPES, untold(changed));
      return;
    }
    String previous = null;
    for (String label : wanted) {
      if (!had.contains(label)) {
        script.put(
            Part.TYPES,
            "alter type %s add value %s%s"
                .formatted(
                    changed.right().name(),
                    Names.literal(label),
                    previous == null
                        ? " before " + Names.literal(had.get(0))
                        : " after " + Names.literal(previous)));
      }
      previous = label;
    }
  }

  private static boolean keeps(List<String> had, List<String> wanted) {
    return !had.isEmpty() && wanted.stream().filter(had::contains).toList().equals(had);
  }

  private void table(Changed changed) {
    Relation after = (Relation) changed.right().object();
    String name = changed.right().name();
    var security = Set.of("row-level security", "row-level security of the owner");
    if (changed.has("row-level security")) {
      String verb = after.traits().rowSecurity() ? "enable" : "disable";
      script.put(Part.SECURITY, "alter table " + name + " " + verb + " row level security");
    }
    if (changed.has("row-level security of the owner")) {
      String verb = after.traits().forceRowSecurity() ? "force" : "no force";
      script.put(Part.SECURITY, "alter table " + name + " " + verb + " row level security");
    }
    if (changed.aspects().stream().anyMatch(a -> !security.contains(a.what()))) {
      script.put(Part.TABLES, untold(changed));
    }
  }

  private void column(Changed changed) {
    Column after = (Column) changed.right().object();
    Relation table = Objects.requireNonNull(changed.right().table());
    if (table.isView()) {
      script.rebuild(table);
      return;
    }
    if (changed.has("generated")) {
      script.put(Part.COLUMNS, untold(changed));
      return;
    }
    String column = Names.quote(after.name());
    String start = "alter table " + table(changed.right()) + " alter column " + column;
    boolean retyped = changed.has("type") && after.type() != null;
    boolean hasDefault = after.defaultText() != null && !after.generation().computed();
    if (retyped && hasDefault) {
      script.put(Part.COLUMNS, start + " drop default");
    }
    if (retyped) {
      String type = Ddl.type(Objects.requireNonNull(after.type()));
      script.put(Part.COLUMNS, start + " type " + type + " using " + column + "::" + type);
    }
    if (changed.has("default") || (retyped && hasDefault)) {
      script.put(
          Part.COLUMNS,
          hasDefault ? start + " set default " + after.defaultText() : start + " drop default");
    }
    if (changed.has("null")) {
      script.put(Part.COLUMNS, start + (after.notNull() ? " set not null" : " drop not null"));
    }
  }

  private void routine(Changed changed) {
    if (changed.aspects().stream().anyMatch(a -> SIGNATURE.contains(a.what()))) {
      script.put(Part.DROP_VIEWS, Creations.drop(changed.left()));
    }
    script.routine(changed.right());
  }

  private void constraint(Changed changed) {
    if (changed.aspects().size() == 1 && changed.has("name")) {
      script.put(
          Part.DROP_PARTS,
          "alter table %s rename constraint %s to %s"
              .formatted(
                  table(changed.right()),
                  Names.quote(changed.left().name()),
                  Names.quote(changed.right().name())));
    } else if (changed.aspects().size() == 1
        && changed.has("validated")
        && changed.aspects().get(0).right().equals("true")) {
      script.put(
          Part.REFERENCES,
          "alter table %s validate constraint %s"
              .formatted(table(changed.right()), Names.quote(changed.right().name())));
    } else {
      again(changed);
    }
  }

  private void index(Changed changed) {
    if (changed.aspects().size() == 1 && changed.has("name")) {
      Relation table = Objects.requireNonNull(changed.right().table());
      script.put(
          Part.DROP_PARTS,
          "alter index %s rename to %s"
              .formatted(
                  Ddl.name(table.schema(), changed.left().name()),
                  Names.quote(changed.right().name())));
    } else {
      again(changed);
    }
  }

  private void trigger(Changed changed) {
    Trigger after = (Trigger) changed.right().object();
    if (changed.aspects().size() == 1 && changed.has("enabled")) {
      script.put(
          Part.TRIGGERS,
          "alter table %s %s trigger %s"
              .formatted(
                  table(changed.right()),
                  after.enabled() ? "enable" : "disable",
                  Names.quote(after.name())));
    } else {
      again(changed);
    }
  }
}
