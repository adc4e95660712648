package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.Relations.Relation;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import java.util.ArrayList;
import java.util.List;

/** ALTER of tables and of what shares their actions: views, indexes, sequences, foreign tables. */
final class AlterTables {
  private AlterTables() {}

  /** What all of them begin with. */
  private record Head(ObjectKind kind, ObjectName name, boolean only, boolean ifExists, int start) {
    Target target() {
      return new Target(kind, name, null, null, name.start(), name.end());
    }
  }

  static Statement table(TokenCursor c, int start) {
    return c.accept("all") ? allInTablespace(c, start) : alter(c, ObjectKind.TABLE, start);
  }

  static Statement foreignTable(TokenCursor c, int start) {
    return alter(c, ObjectKind.FOREIGN_TABLE, start);
  }

  static Statement view(TokenCursor c, int start) {
    return alter(c, ObjectKind.VIEW, start);
  }

  static Statement materializedView(TokenCursor c, int start) {
    return c.accept("all")
        ? allInTablespace(c, start)
        : alter(c, ObjectKind.MATERIALIZED_VIEW, start);
  }

  static Statement index(TokenCursor c, int start) {
    return c.accept("all") ? allInTablespace(c, start) : alter(c, ObjectKind.INDEX, start);
  }

  static Statement sequence(TokenCursor c, int start) {
    return alter(c, ObjectKind.SEQUENCE, start);
  }

  private static Statement alter(TokenCursor c, ObjectKind kind, int start) {
    boolean ifExists = Clauses.ifExists(c);
    boolean inheriting = kind == ObjectKind.TABLE || kind == ObjectKind.FOREIGN_TABLE;
    Relation relation = inheriting ? Relations.relation(c) : new Relation(c.qualifiedName(), false);
    var head = new Head(kind, relation.name(), relation.only(), ifExists, start);
    if (c.accept("rename")) {
      return rename(c, head);
    }
    if (c.accept("set", "schema")) {
      return new ObjectStatement.SetSchema(
          head.target(), ifExists, c.columnId(), start, c.previousEnd());
    }
    if (dependsAhead(c, head)) {
      return AlterObjects.depends(c, head.target(), start);
    }
    if (kind == ObjectKind.SEQUENCE && SequenceStatements.optionAhead(c)) {
      return SequenceStatements.alter(c, head.name(), ifExists, start);
    }
    return statement(c, head, actions(c, head));
  }

  private static boolean dependsAhead(TokenCursor c, Head head) {
    boolean possible =
        !head.ifExists()
            && (head.kind() == ObjectKind.INDEX || head.kind() == ObjectKind.MATERIALIZED_VIEW);
    return possible && (c.at("depends") || c.at("no", "depends"));
  }

  private static List<AlterAction> actions(TokenCursor c, Head head) {
    int start = c.start();
    boolean table = head.kind() == ObjectKind.TABLE;
    boolean index = head.kind() == ObjectKind.INDEX && !head.ifExists();
    if ((table || index) && c.accept("attach")) {
      c.expect("partition");
      ObjectName partition = c.qualifiedName();
      var bound = table ? Partitions.bound(c) : null;
      return List.of(new AlterAction.AttachPartition(partition, bound, start, c.previousEnd()));
    }
    if (table && c.accept("detach")) {
      return List.of(detach(c, start));
    }
    return Clauses.list(c, AlterActions::action);
  }

  private static AlterAction detach(TokenCursor c, int start) {
    c.expect("partition");
    ObjectName partition = c.qualifiedName();
    int word = c.start();
    boolean concurrently = c.accept("concurrently");
    boolean finalizing = !concurrently && c.accept("finalize");
    if (concurrently || finalizing) {
      c.needs(14, concurrently ? "DETACH PARTITION CONCURRENTLY" : "DETACH … FINALIZE", word);
    }
    return new AlterAction.DetachPartition(
        partition, concurrently, finalizing, start, c.previousEnd());
  }

  private static Statement statement(TokenCursor c, Head head, List<AlterAction> actions) {
    return new Alter(
        head.kind(),
        head.name(),
        head.ifExists(),
        head.only(),
        actions,
        head.start(),
        c.previousEnd());
  }

  private static Statement rename(TokenCursor c, Head head) {
    if (c.accept("to")) {
      return AlterObjects.renamed(c, head.target(), head.ifExists(), head.start());
    }
    ObjectKind part = ObjectKind.COLUMN;
    if (head.kind() == ObjectKind.TABLE && c.accept("constraint")) {
      part = ObjectKind.CONSTRAINT;
    } else if (head.kind() == ObjectKind.INDEX || head.kind() == ObjectKind.SEQUENCE) {
      throw c.unexpected();
    } else {
      Clauses.optionalColumnWord(c);
    }
    Ident name = c.columnId();
    var target = AlterObjects.target(part, name, head.name());
    c.expect("to");
    Ident newName = c.columnId();
    return new ObjectStatement.Rename(
        target, head.ifExists(), head.only(), newName, head.start(), c.previousEnd());
  }

  /** {@code ALL IN TABLESPACE a [OWNED BY r, …] SET TABLESPACE b [NOWAIT]}, after ALL. */
  private static Statement allInTablespace(TokenCursor c, int start) {
    c.expect("in");
    c.expect("tablespace");
    Ident from = c.columnId();
    var options = new ArrayList<Option>();
    if (c.accept("owned")) {
      int by = c.start();
      c.expect("by");
      Roles.roles(c).forEach(role -> options.add(Options.option(c, "owned by", role.text(), by)));
    }
    int set = c.start();
    c.expect("set");
    c.expect("tablespace");
    options.add(Options.option(c, "set tablespace", c.columnId().text(), set));
    c.accept("nowait");
    var target = AlterObjects.target(ObjectKind.TABLESPACE, from, null);
    return new ObjectStatement.OtherAlter(target, options, start, c.previousEnd());
  }
}
