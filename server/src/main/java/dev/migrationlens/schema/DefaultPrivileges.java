package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What ALTER DEFAULT PRIVILEGES says of objects to come. */
final class DefaultPrivileges {
  private static final String EVERYBODY = "public";

  private DefaultPrivileges() {}

  /** What each role was given with an object when it was made. */
  static Map<String, Set<String>> of(Catalog catalog, Thing thing) {
    return now(catalog.when(Key.id(id(thing))), thing);
  }

  /** What each role would be given now. */
  static Map<String, Set<String>> now(Catalog catalog, Thing thing) {
    var given = new TreeMap<String, Set<String>>();
    if (thing.kind() == Thing.Kind.ROUTINE) {
      given.put(EVERYBODY, new TreeSet<>(Set.of("EXECUTE")));
    }
    String schema = schema(thing);
    for (ObjectKind kind : kinds(thing)) {
      for (Grant grant : grants(catalog, kind, "")) {
        given.put(grant.role(), new TreeSet<>(grant.privileges()));
      }
      // What is said of a schema only adds to that.
      for (Grant grant : schema.isEmpty() ? List.<Grant>of() : grants(catalog, kind, schema)) {
        given.computeIfAbsent(grant.role(), r -> new TreeSet<>()).addAll(grant.privileges());
      }
    }
    return given;
  }

  private static List<Grant> grants(Catalog catalog, ObjectKind kind, String schema) {
    return catalog.scan(Space.GRANT, parent(kind, schema)).stream()
        .map(Catalog.Entry::value)
        .filter(Grant.class::isInstance)
        .map(Grant.class::cast)
        .toList();
  }

  private static String parent(ObjectKind kind, String schema) {
    return Grant.byDefault(schema, kind.name(), "").parent();
  }

  private static List<ObjectKind> kinds(Thing thing) {
    return switch (thing.kind()) {
      case TABLE, VIEW -> List.of(ObjectKind.TABLE);
      case SEQUENCE -> List.of(ObjectKind.SEQUENCE);
      case ROUTINE -> List.of(ObjectKind.FUNCTION, ObjectKind.ROUTINE);
      case SCHEMA -> List.of(ObjectKind.SCHEMA);
      default -> List.of();
    };
  }

  private static long id(Thing thing) {
    Long id = Privileges.id(thing);
    return id == null ? 0 : id;
  }

  private static String schema(Thing thing) {
    return switch (thing.object()) {
      case Relation relation -> relation.schema();
      case Routine routine -> routine.schema();
      default -> "";
    };
  }

  /** The statements that say of objects to come what is not said where a script runs. */
  static List<String> statements(Contents contents) {
    Catalog now = contents.catalog();
    Catalog before = now.timeline().before(0);
    var schemas = new ArrayList<>(List.of("", "public"));
    contents.schemas().forEach(s -> schemas.add(s.name()));
    var sql = new ArrayList<String>();
    for (String schema : schemas) {
      for (ObjectKind kind :
          List.of(
              ObjectKind.TABLE,
              ObjectKind.SEQUENCE,
              ObjectKind.FUNCTION,
              ObjectKind.ROUTINE,
              ObjectKind.TYPE,
              ObjectKind.SCHEMA)) {
        for (Catalog.Entry entry : now.scan(Space.GRANT, parent(kind, schema))) {
          Grant there = before.get(entry.key()) instanceof Grant g ? g : new Grant("", List.of());
          if (entry.value() instanceof Grant grant) {
            change(sql, schema, kind, grant, there);
          }
        }
      }
    }
    return sql;
  }

  private static void change(
      List<String> sql, String schema, ObjectKind kind, Grant now, Grant before) {
    String head =
        "alter default privileges" + (schema.isEmpty() ? "" : " in schema " + Names.quote(schema));
    String on = " on " + kind.words() + "s ";
    String role = Privileges.grantee(now.role());
    boolean builtIn = now.role().equals(EVERYBODY) && schema.isEmpty();
    if (!now.privileges().containsAll(before.privileges())
        || (builtIn && now.privileges().isEmpty())) {
      sql.add(head + " revoke all" + on + "from " + role);
    }
    if (!now.privileges().isEmpty() && !now.privileges().equals(before.privileges())) {
      boolean all = now.privileges().contains("ALL");
      String what = all ? "all" : String.join(", ", now.privileges()).toLowerCase(Locale.ROOT);
      sql.add(head + " grant " + what + on + "to " + role);
    }
  }
}
