package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.AlterAction.Security;
import dev.migrationlens.syntax.ast.AlterAction.SetOptions;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions of ALTER TABLE on the table itself; those on one column are {@link AlterColumns}. */
final class AlterActions {
  private AlterActions() {}

  static AlterAction action(TokenCursor c) {
    int start = c.start();
    if (c.accept("add")) {
      return add(c, start);
    }
    if (c.accept("drop")) {
      return drop(c, start);
    }
    if (c.accept("alter")) {
      return c.accept("constraint")
          ? AlterColumns.constraint(c, start)
          : AlterColumns.action(c, start);
    }
    if (c.accept("validate")) {
      c.expect("constraint");
      return new AlterAction.ValidateConstraint(c.columnId(), start, c.previousEnd());
    }
    if (c.accept("enable")) {
      return toggle(c, true, start);
    }
    if (c.accept("disable")) {
      return toggle(c, false, start);
    }
    if (c.accept("set")) {
      return set(c, start);
    }
    if (c.accept("reset")) {
      return options(c, "reset", null, Options.storage(c), start);
    }
    if (c.accept("owner")) {
      c.expect("to");
      return new AlterAction.OwnerTo(Roles.role(c), start, c.previousEnd());
    }
    return inheritance(c, start);
  }

  private static AlterAction inheritance(TokenCursor c, int start) {
    if (c.accept("inherit")) {
      return new AlterAction.Inherit(c.qualifiedName(), true, start, c.previousEnd());
    }
    if (c.accept("no")) {
      if (c.accept("inherit")) {
        return new AlterAction.Inherit(c.qualifiedName(), false, start, c.previousEnd());
      }
      c.expect("force");
      return security(c, Security.NO_FORCE, start);
    }
    if (c.accept("force")) {
      return security(c, Security.FORCE, start);
    }
    if (c.accept("of")) {
      return new AlterAction.OfType(c.anyName(), start, c.previousEnd());
    }
    if (c.accept("not")) {
      c.expect("of");
      return new AlterAction.OfType(null, start, c.previousEnd());
    }
    if (c.accept("cluster")) {
      c.expect("on");
      return options(c, "cluster on", c.columnId(), List.of(), start);
    }
    if (c.accept("replica")) {
      return replicaIdentity(c, start);
    }
    return options(c, "options", null, Options.changedForeign(c), start);
  }

  private static AlterAction options(
      TokenCursor c, String what, @Nullable Ident name, List<Option> options, int start) {
    return new SetOptions(what, name, options, start, c.previousEnd());
  }

  private static AlterAction add(TokenCursor c, int start) {
    if (!c.accept("column") && TableConstraints.ahead(c)) {
      return new AlterAction.AddConstraint(TableConstraints.read(c), start, c.previousEnd());
    }
    boolean ifNotExists = Clauses.ifNotExists(c);
    return new AlterAction.AddColumn(
        ColumnDefinitions.column(c), ifNotExists, start, c.previousEnd());
  }

  private static AlterAction drop(TokenCursor c, int start) {
    if (c.accept("constraint")) {
      boolean ifExists = Clauses.ifExists(c);
      Ident name = c.columnId();
      return new AlterAction.DropConstraint(
          name, ifExists, Clauses.cascade(c), start, c.previousEnd());
    }
    Clauses.optionalColumnWord(c);
    boolean ifExists = Clauses.ifExists(c);
    Ident name = c.columnId();
    return new AlterAction.DropColumn(name, ifExists, Clauses.cascade(c), start, c.previousEnd());
  }

  private static AlterAction toggle(TokenCursor c, boolean enable, int start) {
    if (c.accept("row")) {
      return levelSecurity(c, enable ? Security.ENABLE : Security.DISABLE, start);
    }
    boolean when = enable && (c.accept("always") || c.accept("replica"));
    boolean rule = c.accept("rule");
    if (!rule) {
      c.expect("trigger");
      if (!when && (c.accept("all") || c.accept("user"))) {
        return new AlterAction.ToggleTrigger(false, enable, null, start, c.previousEnd());
      }
    }
    return new AlterAction.ToggleTrigger(rule, enable, c.columnId(), start, c.previousEnd());
  }

  private static AlterAction security(TokenCursor c, Security security, int start) {
    c.expect("row");
    return levelSecurity(c, security, start);
  }

  private static AlterAction levelSecurity(TokenCursor c, Security security, int start) {
    c.expect("level");
    c.expect("security");
    return new AlterAction.RowSecurity(security, start, c.previousEnd());
  }

  private static AlterAction set(TokenCursor c, int start) {
    if (c.accept("tablespace")) {
      return new AlterAction.SetTablespace(c.columnId(), start, c.previousEnd());
    }
    if (c.accept("logged")) {
      return options(c, "set logged", null, List.of(), start);
    }
    if (c.accept("unlogged")) {
      return options(c, "set unlogged", null, List.of(), start);
    }
    if (c.accept("without")) {
      boolean cluster = c.accept("cluster");
      if (!cluster) {
        c.expect("oids");
      }
      String what = cluster ? "set without cluster" : "set without oids";
      return options(c, what, null, List.of(), start);
    }
    if (c.accept("access")) {
      c.expect("method");
      int value = c.start();
      @Nullable Ident name = null;
      if (c.accept("default")) {
        c.needs(17, "SET ACCESS METHOD DEFAULT", value);
      } else {
        name = c.columnId();
        c.needs(15, "SET ACCESS METHOD", start);
      }
      return options(c, "set access method", name, List.of(), start);
    }
    return options(c, "set", null, Options.storage(c), start);
  }

  private static AlterAction replicaIdentity(TokenCursor c, int start) {
    c.expect("identity");
    if (c.accept("nothing")) {
      return options(c, "replica identity nothing", null, List.of(), start);
    }
    if (c.accept("full")) {
      return options(c, "replica identity full", null, List.of(), start);
    }
    if (c.accept("default")) {
      return options(c, "replica identity default", null, List.of(), start);
    }
    c.expect("using");
    c.expect("index");
    return options(c, "replica identity using index", c.columnId(), List.of(), start);
  }
}
