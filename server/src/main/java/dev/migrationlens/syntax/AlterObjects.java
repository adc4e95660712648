package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.OtherAlter;
import dev.migrationlens.syntax.ast.ObjectStatement.Rename;
import dev.migrationlens.syntax.ast.ObjectStatement.SetOwner;
import dev.migrationlens.syntax.ast.ObjectStatement.SetSchema;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.SchemaStatement.AlterExtension;
import dev.migrationlens.syntax.ast.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may happen to any object: RENAME, OWNER TO, SET SCHEMA, DEPENDS ON EXTENSION. */
final class AlterObjects {
  private AlterObjects() {}

  /** A named object, perhaps of another one; it extends over both. */
  static Target target(ObjectKind kind, Ident name, @Nullable ObjectName on) {
    int start = on == null ? name.start() : Math.min(name.start(), on.start());
    int end = on == null ? name.end() : Math.max(name.end(), on.end());
    return new Target(kind, new ObjectName(List.of(name)), null, on, start, end);
  }

  /** The new name, after RENAME TO. */
  static Statement renamed(TokenCursor c, Target target, boolean ifExists, int start) {
    return new Rename(target, ifExists, false, c.columnId(), start, c.previousEnd());
  }

  static Statement rename(TokenCursor c, ObjectKind kind, Ident name, Ident newName, int start) {
    return new Rename(target(kind, name, null), false, false, newName, start, c.previousEnd());
  }

  /** {@code RENAME TO n} or {@code OWNER TO r}; null where neither comes. */
  static @Nullable Statement optionalRenameOrOwner(
      TokenCursor c, ObjectKind kind, Ident name, int start) {
    return c.at("rename") || c.at("owner") ? renameOrOwner(c, kind, name, start) : null;
  }

  /** {@code RENAME TO n} or {@code OWNER TO r}. */
  static Statement renameOrOwner(TokenCursor c, ObjectKind kind, Ident name, int start) {
    return renameOrOwner(c, target(kind, name, null), start);
  }

  static Statement renameOrOwner(TokenCursor c, Target target, int start) {
    boolean rename = c.accept("rename");
    if (!rename) {
      c.expect("owner");
    }
    c.expect("to");
    return rename
        ? renamed(c, target, false, start)
        : new SetOwner(target, Roles.role(c), start, c.previousEnd());
  }

  /** The same, or {@code SET SCHEMA s}. */
  static Statement renameOwnerOrSchema(TokenCursor c, Target target, int start) {
    if (c.accept("set")) {
      c.expect("schema");
      return new SetSchema(target, false, c.columnId(), start, c.previousEnd());
    }
    return renameOrOwner(c, target, start);
  }

  /** {@code RENAME TO n} or {@code SET SCHEMA s}. */
  static Statement renameOrSchema(TokenCursor c, Target target, int start) {
    if (c.accept("set")) {
      c.expect("schema");
      return new SetSchema(target, false, c.columnId(), start, c.previousEnd());
    }
    c.expect("rename");
    c.expect("to");
    return renamed(c, target, false, start);
  }

  /** {@code [NO] DEPENDS ON EXTENSION e}. */
  static Statement depends(TokenCursor c, Target target, int start) {
    int option = c.start();
    boolean no = c.accept("no");
    c.expect("depends");
    c.expect("on");
    c.expect("extension");
    String extension = c.columnId().text();
    String name = no ? "no depends on extension" : "depends on extension";
    List<Option> options = List.of(Options.option(c, name, extension, option));
    return new OtherAlter(target, options, start, c.previousEnd());
  }

  /** ALTER TRIGGER, after its word. */
  static Statement trigger(TokenCursor c, int start) {
    Ident name = c.columnId();
    c.expect("on");
    Target target = target(ObjectKind.TRIGGER, name, c.qualifiedName());
    if (c.at("no") || c.at("depends")) {
      return depends(c, target, start);
    }
    c.expect("rename");
    c.expect("to");
    return renamed(c, target, false, start);
  }

  /** ALTER RULE, after its word. */
  static Statement rule(TokenCursor c, int start) {
    Ident name = c.columnId();
    c.expect("on");
    Target target = target(ObjectKind.RULE, name, c.qualifiedName());
    c.expect("rename");
    c.expect("to");
    return renamed(c, target, false, start);
  }

  /** ALTER EVENT TRIGGER, after these words. */
  static Statement eventTrigger(TokenCursor c, int start) {
    Ident name = c.columnId();
    @Nullable Statement common = optionalRenameOrOwner(c, ObjectKind.EVENT_TRIGGER, name, start);
    return common != null ? common : TriggerStatements.alterEvent(c, name, start);
  }

  /** ALTER of what can only be renamed or given away: schemas and languages. */
  static Statement named(TokenCursor c, ObjectKind kind, int start) {
    return renameOrOwner(c, kind, c.columnId(), start);
  }

  /** ALTER AGGREGATE, after its word. */
  static Statement aggregate(TokenCursor c, int start) {
    var signature = RoutineNames.aggregate(c);
    var target =
        new Target(
            ObjectKind.AGGREGATE,
            signature.name(),
            signature.arguments(),
            null,
            signature.start(),
            signature.end());
    return renameOwnerOrSchema(c, target, start);
  }

  /** ALTER COLLATION, after its word. */
  static Statement collation(TokenCursor c, int start) {
    Target target = qualified(c, ObjectKind.COLLATION);
    int option = c.start();
    if (c.accept("refresh")) {
      c.expect("version");
      List<Option> options = List.of(Options.option(c, "refresh version", null, option));
      return new OtherAlter(target, options, start, c.previousEnd());
    }
    return renameOwnerOrSchema(c, target, start);
  }

  /** ALTER CONVERSION, after its word. */
  static Statement conversion(TokenCursor c, int start) {
    return renameOwnerOrSchema(c, qualified(c, ObjectKind.CONVERSION), start);
  }

  static Target qualified(TokenCursor c, ObjectKind kind) {
    ObjectName name = c.anyName();
    return new Target(kind, name, null, null, name.start(), name.end());
  }

  /** ALTER STATISTICS, after its word. */
  static Statement statistics(TokenCursor c, int start) {
    boolean ifExists = Clauses.ifExists(c);
    Target target = qualified(c, ObjectKind.STATISTICS);
    int option = c.start();
    if (ifExists || c.at("set", "statistics")) {
      c.expect("set");
      c.expect("statistics");
      String value = AlterColumns.statisticsTarget(c);
      List<Option> options = List.of(Options.option(c, "statistics", value, option));
      return new OtherAlter(target, options, start, c.previousEnd());
    }
    return renameOwnerOrSchema(c, target, start);
  }

  /** ALTER LARGE OBJECT, after its words. */
  static Statement largeObject(TokenCursor c, int start) {
    int from = c.start();
    var number = new Ident(Values.numeric(c), false, from, c.previousEnd());
    c.expect("owner");
    c.expect("to");
    Target target = target(ObjectKind.LARGE_OBJECT, number, null);
    return new SetOwner(target, Roles.role(c), start, c.previousEnd());
  }

  /** ALTER EXTENSION, after its word. */
  static Statement extension(TokenCursor c, int start) {
    Ident name = c.columnId();
    if (c.accept("set")) {
      c.expect("schema");
      Target target = target(ObjectKind.EXTENSION, name, null);
      return new SetSchema(target, false, c.columnId(), start, c.previousEnd());
    }
    String action = c.expectAny("update", "add", "drop");
    if (action.equals("update")) {
      while (c.accept("to")) {
        Values.wordOrString(c);
      }
    } else {
      ObjectTargets.ofExtension(c);
    }
    return new AlterExtension(name, action, start, c.previousEnd());
  }
}
