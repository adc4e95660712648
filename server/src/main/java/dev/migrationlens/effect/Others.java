package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects of which only the name matters: roles, publications, servers and their like. */
final class Others {
  private Others() {}

  /** The space of objects that have one name in the whole database. */
  static @Nullable Space global(ObjectKind kind) {
    return switch (kind) {
      case ROLE -> Space.ROLE;
      case PUBLICATION -> Space.PUBLICATION;
      case SUBSCRIPTION -> Space.SUBSCRIPTION;
      case SERVER -> Space.SERVER;
      case FOREIGN_DATA_WRAPPER -> Space.FOREIGN_DATA_WRAPPER;
      case EVENT_TRIGGER -> Space.EVENT_TRIGGER;
      case LANGUAGE -> Space.LANGUAGE;
      case DATABASE -> Space.DATABASE;
      case TABLESPACE -> Space.TABLESPACE;
      case ACCESS_METHOD -> Space.ACCESS_METHOD;
      default -> null;
    };
  }

  /** The space of objects that live in schemas, which other kinds of ours do not cover. */
  static @Nullable Space inSchema(ObjectKind kind) {
    return switch (kind) {
      case COLLATION -> Space.COLLATION;
      case CONVERSION -> Space.CONVERSION;
      case STATISTICS -> Space.STATISTICS;
      case TEXT_SEARCH_CONFIGURATION -> Space.TEXT_SEARCH_CONFIGURATION;
      case TEXT_SEARCH_DICTIONARY -> Space.TEXT_SEARCH_DICTIONARY;
      case TEXT_SEARCH_PARSER -> Space.TEXT_SEARCH_PARSER;
      case TEXT_SEARCH_TEMPLATE -> Space.TEXT_SEARCH_TEMPLATE;
      default -> null;
    };
  }

  /** A new object of one name; null when the name was taken and tolerated. */
  static @Nullable NamedObject create(
      Evaluation e, Space space, String words, Ident name, boolean ifNotExists) {
    Key key = Key.of(space, name.text());
    if (e.db.get(key) instanceof NamedObject there) {
      if (ifNotExists) {
        return null;
      }
      Created.exists(
          e, SqlState.DUPLICATE_OBJECT, words + " `" + name.text() + "`", name, there.origin());
    }
    var made = new NamedObject(e.db.newId(), name.text(), words, e.origin(name));
    e.db.put(key, made);
    return made;
  }

  /** Reports an object of one name that certainly does not exist. */
  static void require(Evaluation e, Space space, String words, Ident name) {
    if (e.db.get(Key.of(space, name.text())) instanceof NamedObject found) {
      e.relyOn(found.origin());
      return;
    }
    if (space == Space.DATABASE || space == Space.TABLESPACE || e.mayBeThere(words, name.text())) {
      return;
    }
    e.report(
        new Problem(
            "missing-object",
            SqlState.UNDEFINED_OBJECT,
            words + " `" + name.text() + "` does not exist",
            name.span(),
            new Sought(what(space), null, List.of(""), name.text(), others(e, space)),
            Map.of()));
  }

  /** The names that are there. */
  private static List<String> others(Evaluation e, Space space) {
    var there = e.db.scan(space, "").stream().map(entry -> entry.key().name());
    Stream<String> always = space == Space.LANGUAGE ? Stream.of("sql", "plpgsql") : Stream.of();
    return Stream.concat(there, always).distinct().toList();
  }

  /** Reports an object of a global kind that certainly does not exist. */
  static void requireGlobal(Evaluation e, ObjectKind kind, Ident name) {
    Space space = global(kind);
    if (space != null) {
      require(e, space, kind.words(), name);
    }
  }

  private static Sought.What what(Space space) {
    return switch (space) {
      case ROLE -> Sought.What.ROLE;
      case PUBLICATION -> Sought.What.PUBLICATION;
      default -> Sought.What.OTHER;
    };
  }

  static void drop(Evaluation e, Drop drop, Target target) {
    Space space = global(drop.kind());
    if (space != null) {
      dropGlobal(e, drop, target, space);
      return;
    }
    Key key = find(e, target);
    if (key != null) {
      if (e.db.get(key) instanceof NamedObject found) {
        e.relyOn(found.origin());
        String what = drop.kind().words() + " `" + target.name().qualified() + "`";
        if (Drops.refused(e, what, found.id(), Set.of(), drop.cascade(), target.name())) {
          return;
        }
        Drops.cascade(e, found.id());
      }
      e.relyOnPart(e.db.get(key));
      e.db.remove(key);
    } else if (!drop.ifExists()) {
      requireInSchema(e, drop.kind(), target);
    }
  }

  /** Reports an object of a schema that certainly does not exist, for kinds known in full. */
  static void requireInSchema(Evaluation e, ObjectKind kind, Target target) {
    ObjectName name = target.name();
    boolean there =
        switch (kind) {
          case STATISTICS -> keyInSchema(e, Space.STATISTICS, name) != null;
          case TEXT_SEARCH_CONFIGURATION,
              TEXT_SEARCH_DICTIONARY,
              TEXT_SEARCH_PARSER,
              TEXT_SEARCH_TEMPLATE ->
              TextSearch.exists(e, kind, name);
          case OPERATOR_CLASS, OPERATOR_FAMILY -> IndexClasses.mayExist(e, target);
          default -> true;
        };
    if (there
        || Lookup.mayExist(e, kind.words(), name)
        || Lookup.reportMissingSchema(e, name.schema())) {
      return;
    }
    e.error(
        "missing-object",
        SqlState.UNDEFINED_OBJECT,
        kind.words() + " `" + name.qualified() + "` does not exist",
        name);
  }

  private static void dropGlobal(Evaluation e, Drop drop, Target target, Space space) {
    Key key = Key.of(space, target.name().name());
    if (!(e.db.get(key) instanceof NamedObject found)) {
      if (!drop.ifExists()) {
        require(e, space, drop.kind().words(), target.name().last());
      }
      return;
    }
    e.relyOn(found.origin());
    if (found.id() != 0) {
      boolean refused =
          Drops.refused(
              e,
              drop.kind().words() + " `" + found.name() + "`",
              found.id(),
              Set.of(),
              drop.cascade(),
              target.name());
      if (refused) {
        return;
      }
      Drops.cascade(e, found.id());
    }
    if (space == Space.ROLE) {
      // What it owns and holds in any database keeps it there.
      Uncertain.mark(e, "role", found.name());
    }
    e.db.remove(key);
  }

  /** Operator classes and families have a name for each access method. */
  static String ofMethod(String name, String method) {
    return name + " using " + method;
  }

  /** Where an object of a schema is now; null for what is not kept so, or is not there. */
  static @Nullable Key find(Evaluation e, Target target) {
    Space space =
        switch (target.kind()) {
          case OPERATOR_CLASS -> Space.OPERATOR_CLASS;
          case OPERATOR_FAMILY -> Space.OPERATOR_FAMILY;
          default -> inSchema(target.kind());
        };
    ObjectName method = target.on();
    if (space == null || method == null) {
      return space == null ? null : keyInSchema(e, space, target.name());
    }
    for (String schema : Lookup.places(e, target.name())) {
      Key key = new Key(space, schema, ofMethod(target.name().name(), method.name()));
      if (e.db.get(key) != null) {
        return key;
      }
    }
    return null;
  }

  static @Nullable Key keyInSchema(Evaluation e, Space space, ObjectName name) {
    for (String schema : Lookup.places(e, name)) {
      Key key = new Key(space, schema, name.name());
      if (e.db.get(key) != null) {
        return key;
      }
    }
    return null;
  }

  /** A new object that lives in a schema. */
  static void createInSchema(
      Evaluation e, Space space, String words, ObjectName name, boolean ifNotExists) {
    String schema = Created.schema(e, name);
    Key key = new Key(space, schema, name.name());
    if (e.db.get(key) instanceof NamedObject there) {
      if (!ifNotExists) {
        // Only their unique indexes guard the names of these.
        boolean textSearch = words.startsWith("text search");
        Created.exists(
            e,
            textSearch ? SqlState.UNIQUE_VIOLATION : SqlState.DUPLICATE_OBJECT,
            words + " `" + name.qualified() + "`",
            name,
            there.origin());
      }
      return;
    }
    var made = new NamedObject(e.db.newId(), name.name(), words, e.origin(name.last()));
    Created.put(e, key, made.id(), made);
  }
}
