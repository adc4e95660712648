package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.schema.Difference.Aspect;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what with an object, besides its owner. A chain knows what it says itself: what
 * default privileges add where it runs is no difference to it.
 */
final class Privileges {
  static final String ASPECT = "privileges of ";

  /** Only the server knows who these are. */
  static final Set<String> SPEAKERS = Set.of("current_user", "current_role", "session_user");

  private static final String EVERYBODY = "public";
  private static final String EXECUTE = "EXECUTE";

  private Privileges() {}

  private static List<String> all(Thing thing) {
    return switch (thing.kind()) {
      case TABLE, VIEW -> Grant.all(ObjectKind.TABLE);
      case SEQUENCE -> Grant.all(ObjectKind.SEQUENCE);
      case ROUTINE -> Grant.all(ObjectKind.ROUTINE);
      case SCHEMA -> Grant.all(ObjectKind.SCHEMA);
      default -> List.of();
    };
  }

  static @Nullable Long id(Thing thing) {
    return switch (thing.object()) {
      case Relation relation -> relation.id();
      case Routine routine -> routine.id();
      case SchemaObject schema -> schema.id();
      default -> null;
    };
  }

  private static String owner(Thing thing) {
    return switch (thing.object()) {
      case Relation relation -> String.valueOf(relation.traits().owner());
      case SchemaObject schema -> String.valueOf(schema.owner());
      default -> "";
    };
  }

  private static boolean isRead(Thing thing) {
    return thing.origin().step() < 0;
  }

  /** By role. */
  private static TreeMap<String, Set<String>> held(Catalog catalog, Thing thing) {
    var held = new TreeMap<String, Set<String>>();
    for (Catalog.Entry entry : catalog.scan(Space.GRANT, String.valueOf(id(thing)))) {
      if (entry.value() instanceof Grant grant) {
        held.put(grant.role(), expanded(grant, thing));
      }
    }
    if (held.isEmpty() && thing.kind() == Thing.Kind.ROUTINE && isRead(thing)) {
      held.put(EVERYBODY, Set.of(EXECUTE));
    }
    return held;
  }

  private static Set<String> expanded(Grant grant, Thing thing) {
    return known(
        thing.object() instanceof Relation relation ? grant.of(relation) : grant.privileges(),
        thing);
  }

  /** Those that such a thing has, one by one. */
  private static Set<String> known(Collection<String> told, Thing thing) {
    var privileges = new TreeSet<String>();
    List<String> all = all(thing);
    for (String privilege : told) {
      if (privilege.equals("ALL")) {
        privileges.addAll(all);
      } else if (all.contains(privilege.replaceFirst(" .*", ""))) {
        privileges.add(privilege);
      }
    }
    return privileges;
  }

  static void compare(List<Aspect> found, Catalog left, Thing mine, Catalog right, Thing theirs) {
    if (all(mine).isEmpty() || all(theirs).isEmpty()) {
      return;
    }
    var one = held(left, mine);
    var other = held(right, theirs);
    var roles = new TreeSet<>(one.keySet());
    roles.addAll(other.keySet());
    roles.removeAll(SPEAKERS);
    roles.removeAll(List.of(owner(mine), owner(theirs)));
    for (String role : roles) {
      boolean known =
          (one.containsKey(role) || isRead(mine)) && (other.containsKey(role) || isRead(theirs));
      Set<String> here = one.getOrDefault(role, Set.of());
      Set<String> there = other.getOrDefault(role, Set.of());
      if (known && differ(role, here, there, left, mine, right, theirs)) {
        found.add(new Aspect(ASPECT + grantee(role), words(here), words(there)));
      }
    }
  }

  private static boolean differ(
      String role,
      Set<String> here,
      Set<String> there,
      Catalog left,
      Thing mine,
      Catalog right,
      Thing theirs) {
    if (isRead(mine) == isRead(theirs)) {
      return !here.equals(there);
    }
    Set<String> said = isRead(theirs) ? here : there;
    Set<String> read = isRead(theirs) ? there : here;
    Set<String> everybody =
        isRead(theirs)
            ? held(right, theirs).getOrDefault(EVERYBODY, Set.of())
            : held(left, mine).getOrDefault(EVERYBODY, Set.of());
    var usual = new TreeSet<String>();
    // Who was left nothing is not given it back by what is usual.
    if (!said.isEmpty()) {
      usual.addAll(byDefault(left, mine, role));
      usual.addAll(byDefault(right, theirs, role));
    }
    return said.stream().anyMatch(p -> !covers(read, p) && !covers(everybody, p))
        || read.stream().anyMatch(p -> !covers(said, p) && !covers(usual, p));
  }

  /** A privilege on a table is one on its columns. */
  private static boolean covers(Set<String> held, String privilege) {
    return held.contains(privilege) || held.contains(privilege.replaceFirst(" .*", ""));
  }

  /** What ALTER DEFAULT PRIVILEGES gives with each new object of the kind. */
  private static Set<String> byDefault(Catalog catalog, Thing thing, String role) {
    return known(DefaultPrivileges.now(catalog, thing).getOrDefault(role, Set.of()), thing);
  }

  private static String words(Set<String> privileges) {
    return privileges.isEmpty()
        ? "none"
        : String.join(
            ", ",
            privileges.stream()
                .map(p -> p.contains(" ") ? lower(p) : p.toLowerCase(Locale.ROOT))
                .toList());
  }

  /** The name of a column keeps its case. */
  private static String lower(String privilege) {
    int space = privilege.indexOf(' ');
    return privilege.substring(0, space).toLowerCase(Locale.ROOT) + privilege.substring(space);
  }

  /** The statements that settle it as the second side has it. */
  static List<String> statements(Thing thing, Aspect aspect) {
    String role = aspect.what().substring(ASPECT.length());
    var sql = new ArrayList<String>();
    if (!aspect.left().equals("none")) {
      sql.add("revoke all on " + target(thing) + " from " + role);
    }
    if (!aspect.right().equals("none")) {
      sql.add("grant " + aspect.right() + " on " + target(thing) + " to " + role);
    }
    return sql;
  }

  private static String target(Thing thing) {
    return switch (thing.object()) {
      case Routine routine ->
          (routine.kind() == ObjectKind.PROCEDURE ? "procedure " : "function ") + thing.name();
      case SchemaObject schema -> "schema " + Names.quote(schema.name());
      default -> (thing.kind() == Thing.Kind.SEQUENCE ? "sequence " : "") + thing.name();
    };
  }

  /**
   * Who may do what with a new object. Of a chain's it is told as far as it is not what everybody
   * has where the script runs.
   */
  static List<String> grants(Catalog catalog, Thing thing) {
    var held = all(thing).isEmpty() ? new TreeMap<String, Set<String>>() : held(catalog, thing);
    var usual = new TreeMap<String, Set<String>>();
    if (!isRead(thing) && !all(thing).isEmpty()) {
      DefaultPrivileges.of(catalog, thing).forEach((r, p) -> held.putIfAbsent(r, known(p, thing)));
      DefaultPrivileges.now(catalog.timeline().before(0), thing)
          .forEach((r, p) -> usual.put(r, known(p, thing)));
    } else if (thing.kind() == Thing.Kind.ROUTINE && !held.isEmpty()) {
      usual.put(EVERYBODY, Set.of(EXECUTE));
    }
    return turned(thing, usual, held);
  }

  /** Who else may do what by now with what was there before. */
  static List<String> turned(Catalog before, Catalog now, Thing thing) {
    return turned(thing, held(before, thing), held(now, thing));
  }

  private static List<String> turned(
      Thing thing, Map<String, Set<String>> usual, Map<String, Set<String>> held) {
    var sql = new ArrayList<String>();
    var roles = new TreeSet<>(held.keySet());
    roles.addAll(usual.keySet());
    roles.remove(owner(thing));
    for (String role : roles) {
      Set<String> wanted = held.getOrDefault(role, Set.of());
      Set<String> given = usual.getOrDefault(role, Set.of());
      var taken = new TreeSet<>(given);
      taken.removeAll(wanted);
      var added = new TreeSet<>(wanted);
      added.removeAll(given);
      if (taken.size() > wanted.size()) {
        // So who keeps little keeps nothing of what only newer servers know.
        sql.add("revoke all on " + target(thing) + " from " + grantee(role));
        added.addAll(wanted);
      } else if (!taken.isEmpty()) {
        sql.add("revoke " + words(taken) + " on " + target(thing) + " from " + grantee(role));
      }
      if (!added.isEmpty()) {
        sql.add("grant " + words(added) + " on " + target(thing) + " to " + grantee(role));
      }
    }
    return sql;
  }

  static String grantee(String role) {
    return role.equals(EVERYBODY) ? role : Names.quote(role);
  }
}
