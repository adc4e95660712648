package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Uncertainty;
import java.util.List;

/** Marks what nobody can know from here on; claims about it are silent. */
final class Uncertain {
  /** Before a kind: what was there may be gone, and nothing new has come. */
  static final String GONE = "gone ";

  /** Tables and what belongs to them, by the tables' names: other than they were, but there. */
  static final String ALTERED = "altered";

  /** A schema whose name is put in later: it may well be on the search_path. */
  static final String PLACEHOLDER = "placeholder";

  private static final List<String> KINDS =
      List.of(
          "relation",
          "column",
          "type",
          "routine",
          "policy",
          "trigger",
          "constraint",
          "role",
          "schema",
          "extension",
          "publication",
          "published",
          "event trigger",
          "rule",
          "label",
          "enum label",
          ALTERED,
          "privileges",
          "comment");

  private Uncertain() {}

  /** An object of this kind and name may or may not exist; {@code *} for any name. */
  static void mark(Evaluation e, String kind, String name) {
    e.db.put(new Key(Space.UNCERTAIN, kind, name), new Uncertainty(e.db.step()));
  }

  /** An object of this kind and name, if it was there, may be gone; {@code *} for any name. */
  static void gone(Evaluation e, String kind, String name) {
    mark(e, GONE + kind, name);
  }

  /** Whether something that may remove objects of this kind came after this object was made. */
  static boolean isGoneSince(Evaluation e, Key key, String kind, String name) {
    return e.db.isNewer(new Key(Space.UNCERTAIN, GONE + kind, name), key)
        || e.db.isNewer(new Key(Space.UNCERTAIN, GONE + kind, "*"), key);
  }

  /** A schema may hold anything. */
  static void schema(Evaluation e, String schema) {
    mark(e, "schema-content", schema);
  }

  /** Anything may have happened. */
  static void everything(Evaluation e) {
    KINDS.forEach(kind -> mark(e, kind, "*"));
  }

  /** Anything may have happened to what has this name. */
  static void anything(Evaluation e, String name) {
    for (String kind : KINDS) {
      mark(e, kind, name);
      gone(e, kind, name);
    }
    mark(e, "label", "*");
  }

  /**
   * Whether what a message calls, say, {@code policy `p`} may be there or not: its first words are
   * the kind.
   */
  static boolean isDoubtful(Evaluation e, String words, String name) {
    return e.uncertain(kind(words), name);
  }

  /** Whether what depends on something may be gone. */
  static boolean isDoubtful(Evaluation e, Dependency dependency) {
    Key key = dependency.dependent();
    String kind =
        switch (key.space()) {
          case POLICY -> "policy";
          case TRIGGER -> "trigger";
          case RULE -> "rule";
          case ROUTINE -> "routine";
          case TYPE -> "type";
          default -> "relation";
        };
    return e.uncertain(kind, key.name())
        || switch (dependency.part()) {
          case Part.Whole whole -> false;
          case Part.Signature signature -> false;
          case Part.ConstraintOf of -> e.uncertain("constraint", of.name());
          case Part.TypeOf of -> isColumnDoubtful(e, dependency, of.column());
          case Part.GenerationOf of -> isColumnDoubtful(e, dependency, of.column());
          case Part.DefaultOf of -> e.uncertain("column", "*");
        };
  }

  private static boolean isColumnDoubtful(Evaluation e, Dependency dependency, int number) {
    Column column =
        e.db.byId(dependency.id()) instanceof Relation relation ? relation.column(number) : null;
    return column != null && e.uncertain("column", column.name());
  }

  /** What a message calls, say, a table may be there under a new name. */
  static void renamed(Evaluation e, String words, String newName) {
    mark(e, kind(words), newName);
  }

  private static String kind(String words) {
    String plain = words.startsWith("`") ? "" : words.split(" [`\"]", 2)[0];
    return switch (plain) {
      case "table",
          "view",
          "materialized view",
          "foreign table",
          "index",
          "sequence",
          "partitioned table",
          "composite type" ->
          "relation";
      case "function", "procedure", "aggregate" -> "routine";
      case "domain", "enum" -> "type";
      case "attribute" -> "column";
      default -> plain;
    };
  }
}
