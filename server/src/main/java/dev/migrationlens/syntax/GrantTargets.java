package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What privileges are granted on. */
final class GrantTargets {
  /** Kinds whose word is a table's name too, unless a name follows it. */
  private static final Map<String, ObjectKind> KINDS =
      Map.ofEntries(
          Map.entry("sequence", ObjectKind.SEQUENCE),
          Map.entry("function", ObjectKind.FUNCTION),
          Map.entry("procedure", ObjectKind.PROCEDURE),
          Map.entry("routine", ObjectKind.ROUTINE),
          Map.entry("database", ObjectKind.DATABASE),
          Map.entry("domain", ObjectKind.DOMAIN),
          Map.entry("language", ObjectKind.LANGUAGE),
          Map.entry("large", ObjectKind.LARGE_OBJECT),
          Map.entry("parameter", ObjectKind.PARAMETER),
          Map.entry("schema", ObjectKind.SCHEMA),
          Map.entry("tablespace", ObjectKind.TABLESPACE),
          Map.entry("type", ObjectKind.TYPE));

  private static final List<String> WORDS = KINDS.keySet().stream().sorted().toList();

  private GrantTargets() {}

  /** The objects; for ALL TABLES IN SCHEMA and its like, the schemas. */
  record Targets(ObjectKind kind, boolean allInSchema, List<Target> targets) {}

  /** After ON. */
  static Targets read(TokenCursor c) {
    if (c.accept("all")) {
      ObjectKind kind = pluralKind(c);
      c.expect("in");
      c.expect("schema");
      return new Targets(kind, true, Clauses.list(c, named(ObjectKind.SCHEMA)));
    }
    if (c.accept("table")) {
      return tables(c, ObjectKind.TABLE);
    }
    if (c.accept("foreign")) {
      boolean server = c.accept("server");
      if (!server) {
        c.expect("data");
        c.expect("wrapper");
      }
      ObjectKind kind = server ? ObjectKind.SERVER : ObjectKind.FOREIGN_DATA_WRAPPER;
      return new Targets(kind, false, Clauses.list(c, named(kind)));
    }
    for (String word : WORDS) {
      if (c.at(word) && !endsName(c)) {
        c.accept(word);
        return ofKind(c, Objects.requireNonNull(KINDS.get(word)));
      }
    }
    return tables(c, ObjectKind.TABLE);
  }

  /** Whether the token after this one shows that this one is a table's name. */
  private static boolean endsName(TokenCursor c) {
    return c.peekAt(1, "to") || c.peekAt(1, "from") || c.peekSymbol(1, ',') || c.peekSymbol(1, '.');
  }

  private static Targets tables(TokenCursor c, ObjectKind kind) {
    return new Targets(kind, false, Clauses.list(c, x -> relation(x, kind)));
  }

  private static Target relation(TokenCursor c, ObjectKind kind) {
    ObjectName name = c.qualifiedName();
    return new Target(kind, name, null, null, name.start(), name.end());
  }

  private static Targets ofKind(TokenCursor c, ObjectKind kind) {
    return switch (kind) {
      case SEQUENCE -> tables(c, kind);
      case FUNCTION, PROCEDURE, ROUTINE ->
          new Targets(
              kind,
              false,
              Clauses.list(c, x -> ObjectTargets.routine(kind, RoutineNames.signature(x))));
      case DOMAIN, TYPE ->
          new Targets(kind, false, Clauses.list(c, x -> AlterObjects.qualified(x, kind)));
      case LARGE_OBJECT -> {
        c.expect("object");
        yield new Targets(kind, false, Clauses.list(c, GrantTargets::largeObject));
      }
      case PARAMETER -> {
        c.needs(15, "GRANT ON PARAMETER", c.previousEnd() - "parameter".length());
        yield new Targets(kind, false, Clauses.list(c, GrantTargets::parameter));
      }
      default -> new Targets(kind, false, Clauses.list(c, named(kind)));
    };
  }

  private static Function<TokenCursor, Target> named(ObjectKind kind) {
    return c -> AlterObjects.target(kind, c.columnId(), null);
  }

  private static Target largeObject(TokenCursor c) {
    int start = c.start();
    var number = new Ident(Values.numeric(c), false, start, c.previousEnd());
    return AlterObjects.target(ObjectKind.LARGE_OBJECT, number, null);
  }

  private static Target parameter(TokenCursor c) {
    int start = c.start();
    var name = new Ident(Settings.variable(c), false, start, c.previousEnd());
    return AlterObjects.target(ObjectKind.PARAMETER, name, null);
  }

  private static ObjectKind pluralKind(TokenCursor c) {
    return switch (c.expectAny("tables", "sequences", "functions", "procedures", "routines")) {
      case "tables" -> ObjectKind.TABLE;
      case "sequences" -> ObjectKind.SEQUENCE;
      case "functions" -> ObjectKind.FUNCTION;
      case "procedures" -> ObjectKind.PROCEDURE;
      default -> ObjectKind.ROUTINE;
    };
  }

  /** What ALTER DEFAULT PRIVILEGES is about. */
  static ObjectKind defaultKind(TokenCursor c) {
    int start = c.start();
    if (c.accept("large")) {
      c.expect("objects");
      c.needs(18, "default privileges on LARGE OBJECTS", start);
      return ObjectKind.LARGE_OBJECT;
    }
    String word = c.expectAny("tables", "functions", "routines", "sequences", "types", "schemas");
    return switch (word) {
      case "tables" -> ObjectKind.TABLE;
      case "functions" -> ObjectKind.FUNCTION;
      case "routines" -> ObjectKind.ROUTINE;
      case "sequences" -> ObjectKind.SEQUENCE;
      case "types" -> ObjectKind.TYPE;
      default -> ObjectKind.SCHEMA;
    };
  }
}
