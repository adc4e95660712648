package dev.migrationlens.write;

import java.util.List;

/**
 * A kind of thing that a database has or lacks. {@code present} asks the catalog, where {@code w.x}
 * stands for one of the {@code columns}; {@code label} is how a person calls it.
 */
enum Thing {
  SCHEMA("schema", "name", "to_regnamespace(w.name) is not null", "w.name"),
  EXTENSION(
      "extension", "name", "exists (select from pg_extension where extname = w.name)", "w.name"),
  TYPE("type", "name", "to_regtype(w.name) is not null", "w.name"),
  ENUM_VALUE(
      "enum value",
      "type label",
      "exists (select from pg_enum"
          + " where enumtypid = to_regtype(w.type) and enumlabel = w.label)",
      "w.type || ' ' || w.label"),
  TABLE("table", "name", relation("'r', 'p'"), "w.name"),
  VIEW("view", "name", relation("'v'"), "w.name"),
  MATERIALIZED_VIEW("materialized view", "name", relation("'m'"), "w.name"),
  FOREIGN_TABLE("foreign table", "name", relation("'f'"), "w.name"),
  SEQUENCE("sequence", "name", relation("'S'"), "w.name"),
  COLUMN(
      "column",
      "relation name type",
      "exists (select from pg_attribute where attrelid = to_regclass(w.relation)"
          + " and attname = w.name and (w.type = '' or atttypid = to_regtype(w.type)))",
      "w.relation || '.' || w.name || ' ' || w.type"),
  PRIMARY_KEY("primary key", "relation name", constraint("p"), on()),
  UNIQUE("unique constraint", "relation name", constraint("u"), on()),
  FOREIGN_KEY("foreign key", "relation name", constraint("f"), on()),
  CHECK("check constraint", "relation name", constraint("c"), on()),
  EXCLUSION("exclusion constraint", "relation name", constraint("x"), on()),
  INDEX(
      "index",
      "relation name",
      "exists (select from pg_index join pg_class on pg_class.oid = indexrelid"
          + " where indrelid = to_regclass(w.relation) and relname = w.name)",
      on()),
  FUNCTION("function", "name", "to_regprocedure(w.name) is not null", "w.name"),
  TRIGGER(
      "trigger",
      "relation name",
      "exists (select from pg_trigger"
          + " where tgrelid = to_regclass(w.relation) and tgname = w.name)",
      on()),
  ROW_SECURITY(
      "row-level security",
      "relation",
      "exists (select from pg_class where oid = to_regclass(w.relation) and relrowsecurity)",
      "w.relation"),
  POLICY(
      "policy",
      "relation name",
      "exists (select from pg_policy"
          + " where polrelid = to_regclass(w.relation) and polname = w.name)",
      on()),
  PUBLISHED(
      "publication",
      "relation name",
      "exists (select from pg_publication_rel join pg_publication p on p.oid = prpubid"
          + " where prrelid = to_regclass(w.relation) and pubname = w.name)",
      on());

  private final String words;
  private final String columns;
  private final String present;
  private final String label;

  Thing(String words, String columns, String present, String label) {
    this.words = words;
    this.columns = columns;
    this.present = present;
    this.label = label;
  }

  private static String relation(String kinds) {
    return "exists (select from pg_class where oid = to_regclass(w.name) and relkind in (%s))"
        .formatted(kinds);
  }

  private static String constraint(String kind) {
    return "exists (select from pg_constraint where conrelid = to_regclass(w.relation)"
        + " and conname = w.name and contype = '%s')".formatted(kind);
  }

  private static String on() {
    return "w.name || ' on ' || w.relation";
  }

  String words() {
    return words;
  }

  List<String> columns() {
    return List.of(columns.split(" "));
  }

  String present() {
    return present;
  }

  String label() {
    return label;
  }

  /** Whether it hangs on a relation: without that one, nothing need be said of it. */
  boolean hangs() {
    return columns().get(0).equals("relation");
  }
}
