package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.schema.Difference.Aspect;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is settled about objects beside their form: comments, owners and privileges. A chain knows
 * what it says itself; what default privileges or a dashboard add is no difference to it.
 */
public final class Notes {
  static final String COMMENT = "comment";
  static final String OWNER = "owner";
  static final String PRIVILEGES = "privileges of ";

  private static final List<String> OF_TABLES =
      List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER");
  private static final List<String> OF_SEQUENCES = List.of("SELECT", "UPDATE", "USAGE");

  private Notes() {}

  /** What COMMENT ON says of an object now; {@code owner} is the table it belongs to. */
  public static Optional<String> comment(
      Catalog catalog, @Nullable Relation owner, CatalogObject object) {
    return Optional.ofNullable(Thing.of(owner, object)).flatMap(t -> comment(catalog, t));
  }

  static Optional<String> comment(Catalog catalog, Thing thing) {
    Relation table = thing.table();
    int made = table == null ? thing.origin().step() : table.origin().step();
    for (String kind : kinds(thing)) {
      for (String name : names(thing)) {
        // A comment that is older than the object was said of one that is gone.
        if (catalog.get(new Key(Space.COMMENT, kind, name)) instanceof NamedObject comment
            && (made < 0 || comment.origin().step() >= made)) {
          return Optional.of(comment.detail());
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> kinds(Thing thing) {
    return switch (thing.kind()) {
      case TABLE, VIEW, SEQUENCE ->
          List.of(target((Relation) thing.object()).toUpperCase(Locale.ROOT).replace(' ', '_'));
      case TYPE -> List.of("TYPE", "DOMAIN");
      case ROUTINE -> List.of("FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE");
      case SCHEMA, EXTENSION, COLUMN, CONSTRAINT, INDEX, TRIGGER, POLICY ->
          List.of(thing.kind().name());
    };
  }

  private static String target(Relation relation) {
    return relation.kind().words();
  }

  /** As chains may have written it, with and without schema. */
  private static List<String> names(Thing thing) {
    Relation table = thing.table();
    boolean global = thing.kind() == Thing.Kind.SCHEMA || thing.kind() == Thing.Kind.EXTENSION;
    if (global) {
      return List.of(Names.quote(thing.name()));
    }
    if (table != null && thing.kind() != Thing.Kind.INDEX) {
      String part = "." + Names.quote(thing.name());
      String name = Names.quote(table.name());
      return List.of(Names.quote(table.schema()) + "." + name + part, name + part);
    }
    String name = Names.quote(simple(thing));
    return List.of(Names.quote(schema(thing)) + "." + name, name);
  }

  private static String simple(Thing thing) {
    return switch (thing.object()) {
      case Relation relation -> relation.name();
      case PgType type -> type.name();
      case Routine routine -> routine.name();
      default -> thing.name();
    };
  }

  private static String schema(Thing thing) {
    Relation table = thing.table();
    return switch (thing.object()) {
      case Relation relation -> relation.schema();
      case PgType type -> type.schema();
      case Routine routine -> routine.schema();
      default -> table == null ? "public" : table.schema();
    };
  }

  static void compare(List<Aspect> found, Catalog left, Thing mine, Catalog right, Thing theirs) {
    if (isClear(left, mine) && isClear(right, theirs)) {
      Optional<String> one = comment(left, mine);
      Optional<String> other = comment(right, theirs);
      boolean chains = !isRead(mine) && !isRead(theirs);
      boolean known =
          (one.isPresent() || chains || isRead(mine))
              && (other.isPresent() || chains || isRead(theirs));
      if (known && !one.equals(other)) {
        found.add(new Aspect(COMMENT, quoted(one), quoted(other)));
      }
    }
    if (mine.object() instanceof Relation one && theirs.object() instanceof Relation other) {
      String owner = one.traits().owner();
      String another = other.traits().owner();
      if (owner != null && another != null && !owner.equals(another)) {
        found.add(new Aspect(OWNER, "`" + owner + "`", "`" + another + "`"));
      }
      privileges(found, left, one, right, other);
    }
  }

  /** Comments name routines without arguments here. */
  private static boolean isClear(Catalog catalog, Thing thing) {
    return !(thing.object() instanceof Routine routine)
        || catalog.routines(routine.schema(), routine.name()).size() == 1;
  }

  private static boolean isRead(Thing thing) {
    Relation table = thing.table();
    return (table == null ? thing.origin() : table.origin()).step() < 0;
  }

  private static String quoted(Optional<String> comment) {
    return comment.map(Names::literal).orElse("none");
  }

  private static void privileges(
      List<Aspect> found, Catalog left, Relation mine, Catalog right, Relation theirs) {
    var one = held(left, mine);
    var other = held(right, theirs);
    var roles = new TreeSet<>(one.keySet());
    roles.addAll(other.keySet());
    roles.remove(String.valueOf(mine.traits().owner()));
    roles.remove(String.valueOf(theirs.traits().owner()));
    for (String role : roles) {
      boolean known =
          (one.containsKey(role) || mine.origin().step() < 0)
              && (other.containsKey(role) || theirs.origin().step() < 0);
      String here = words(one.getOrDefault(role, Set.of()));
      String there = words(other.getOrDefault(role, Set.of()));
      if (known && !here.equals(there)) {
        found.add(new Aspect(PRIVILEGES + grantee(role), here, there));
      }
    }
  }

  private static String words(Set<String> privileges) {
    return privileges.isEmpty() ? "none" : String.join(", ", privileges).toLowerCase(Locale.ROOT);
  }

  /** By role; MAINTAIN is left out, since ALL holds it only from PostgreSQL 17 on. */
  private static TreeMap<String, Set<String>> held(Catalog catalog, Relation relation) {
    var held = new TreeMap<String, Set<String>>();
    var all = relation.kind() == Relation.Kind.SEQUENCE ? OF_SEQUENCES : OF_TABLES;
    for (Catalog.Entry entry : catalog.scan(Space.GRANT, Long.toString(relation.id()))) {
      if (entry.value() instanceof Grant grant) {
        var privileges = new TreeSet<String>();
        grant.privileges().stream().map(p -> p.toUpperCase(Locale.ROOT)).forEach(privileges::add);
        if (privileges.remove("ALL")) {
          privileges.addAll(all);
        }
        privileges.retainAll(all);
        held.put(grant.role(), privileges);
      }
    }
    return held;
  }

  /** The statements that settle it as the second side has it. */
  static List<String> statements(Difference.Changed changed, Catalog right) {
    var sql = new ArrayList<String>();
    for (Aspect aspect : changed.aspects()) {
      Thing thing = changed.right();
      if (aspect.what().equals(COMMENT)) {
        sql.add(commentOn(thing, comment(right, thing).map(Names::literal).orElse("null")));
      } else if (aspect.what().equals(OWNER)) {
        Relation relation = (Relation) thing.object();
        String owner = Names.quote(String.valueOf(relation.traits().owner()));
        sql.add("alter " + target(relation) + " " + thing.name() + " owner to " + owner);
      } else if (aspect.what().startsWith(PRIVILEGES)) {
        String role = aspect.what().substring(PRIVILEGES.length());
        String sequence = thing.kind() == Thing.Kind.SEQUENCE ? "sequence " : "";
        String on = " on " + sequence + thing.name();
        if (!aspect.left().equals("none")) {
          sql.add("revoke all" + on + " from " + role);
        }
        if (!aspect.right().equals("none")) {
          sql.add("grant " + aspect.right() + on + " to " + role);
        }
      }
    }
    return sql;
  }

  /** The statement that says of a new object what is said of it; nothing where nothing is. */
  static String statement(Catalog catalog, Thing thing) {
    return isClear(catalog, thing)
        ? comment(catalog, thing).map(c -> commentOn(thing, Names.literal(c))).orElse("")
        : "";
  }

  /** Who may do what with a new relation, besides its owner. */
  static List<String> grants(Catalog catalog, Thing thing) {
    Relation relation = (Relation) thing.object();
    var sql = new ArrayList<String>();
    String sequence = thing.kind() == Thing.Kind.SEQUENCE ? "sequence " : "";
    held(catalog, relation)
        .forEach(
            (role, privileges) -> {
              if (!privileges.isEmpty() && !role.equals(relation.traits().owner())) {
                String on = " on " + sequence + thing.name() + " to ";
                sql.add("grant " + words(privileges) + on + grantee(role));
              }
            });
    return sql;
  }

  private static String grantee(String role) {
    return role.equals("public") ? role : Names.quote(role);
  }

  private static String commentOn(Thing thing, String text) {
    Relation table = thing.table();
    String of = table == null ? "" : Ddl.name(table.schema(), table.name());
    String name = Names.quote(thing.name());
    String target =
        switch (thing.kind()) {
          case TABLE, VIEW, SEQUENCE -> target((Relation) thing.object()) + " " + thing.name();
          case COLUMN -> "column " + of + "." + name;
          case CONSTRAINT, TRIGGER, POLICY -> thing.kind().word() + " " + name + " on " + of;
          case INDEX -> "index " + Ddl.name(schema(thing), thing.name());
          case TYPE ->
              (((PgType) thing.object()).kind() == PgType.Kind.DOMAIN ? "domain " : "type ")
                  + thing.name();
          case ROUTINE -> ((Routine) thing.object()).kind().words() + " " + thing.name();
          case SCHEMA, EXTENSION -> thing.kind().word() + " " + name;
        };
    return "comment on " + target + " is " + text;
  }
}
