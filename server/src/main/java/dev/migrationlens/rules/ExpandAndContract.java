package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Draft;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * Changes in steps between which clients are restarted: first what they need is there beside what
 * they have, then what nobody uses any more goes. The last step ends where one step would have.
 */
final class ExpandAndContract {
  private static final int INVOKER_SINCE = 15;

  private ExpandAndContract() {}

  /** A view has the new name until every client uses it. */
  static Optional<Fix> renameTable(StatementCase statement, Relation table, String to) {
    Repair repair = statement.repair();
    boolean invoker = statement.replay().setup().version().major() >= INVOKER_SINCE;
    String view =
        "create view %s%s as select * from %s"
            .formatted(
                named(table, to),
                invoker ? " with (security_invoker = on)" : "",
                Running.name(table));
    String rename =
        """
        -- allow: renames-table-in-use, every client uses %1$s by now
        alter table %2$s rename to %1$s;
        """
            .formatted(Names.quote(to), Running.name(table));
    String drop = "drop view %s;\n".formatted(named(table, to));
    return Running.later(
        statement.files(),
        "Let a view have the new name until every client uses it",
        List.of(Draft.usual("rename_" + table.name(), together(statement, drop, rename))),
        Running.here(repair, repair.replace(statement.statement(), like(statement, view))));
  }

  /** A column of the new name is kept equal to the old one until every client uses it. */
  static Optional<Fix> renameColumn(
      StatementCase statement, Relation table, Column column, String to) {
    SqlType type = column.type();
    if (type == null || type.isUnsure()) {
      return Optional.empty();
    }
    Twin twin = new Twin(table, column.name(), to);
    String both =
        """
        if tg_op = 'INSERT' and new.%2$s is not null
              or tg_op = 'UPDATE' and new.%2$s is distinct from old.%2$s then
            new.%1$s := new.%2$s;
          else
            new.%2$s := new.%1$s;
          end if;\
        """
            .formatted(Names.quote(column.name()), Names.quote(to));
    String contract =
        """
        -- allow: drops-column-in-use, it holds a copy
        alter table %1$s drop column %3$s;
        -- allow: renames-column-in-use, every client uses the new name by now
        alter table %1$s rename column %2$s to %3$s;
        """
            .formatted(Running.name(table), Names.quote(column.name()), Names.quote(to));
    return steps(
        statement,
        twin,
        type.format(),
        Names.quote(column.name()),
        both,
        contract,
        "Keep a column of each name until every client uses the new one");
  }

  /** A column of the new type is filled beside the old one, and takes its place. */
  static Optional<Fix> retype(StatementCase statement, Relation table, Column column, String type) {
    Twin twin = new Twin(table, column.name(), column.name() + "_new");
    String copy =
        "new.%s := new.%s::%s;".formatted(Names.quote(twin.to()), Names.quote(column.name()), type);
    String contract =
        """
        -- allow: drops-column-in-use, the new one takes its place
        alter table %1$s drop column %2$s;
        alter table %1$s rename column %3$s to %2$s;
        """
            .formatted(Running.name(table), Names.quote(column.name()), Names.quote(twin.to()));
    return steps(
        statement,
        twin,
        type,
        Names.quote(column.name()) + "::" + type,
        copy,
        contract,
        "Fill a column of the new type beside it, then exchange them");
  }

  /** Two columns of one table with one meaning. */
  private record Twin(Relation table, String from, String to) {
    String function() {
      return named(table, table.name() + "_" + to + "_too");
    }

    String trigger() {
      return Names.quote(table.name() + "_" + to + "_too");
    }
  }

  private static Optional<Fix> steps(
      StatementCase statement,
      Twin twin,
      String type,
      String value,
      String body,
      String contract,
      String title) {
    Repair repair = statement.repair();
    String table = Running.name(twin.table());
    String from = Names.quote(twin.from());
    String to = Names.quote(twin.to());
    String expand =
        """
        alter table %1$s add column %2$s %3$s;
        create function %4$s() returns trigger language plpgsql as $$
        begin
          %5$s
          return new;
        end $$;
        create trigger %6$s before insert or update on %1$s
          for each row execute function %4$s()\
        """
            .formatted(table, to, type, twin.function(), body, twin.trigger());
    String fill =
        "update %1$s set %2$s = %3$s where %2$s is null and %4$s is not null;"
            .formatted(table, to, value, from);
    String stop =
        """
        drop trigger %s on %s;
        drop function %s();
        """
            .formatted(twin.trigger(), table, twin.function());
    String name = twin.table().name() + "_" + twin.from();
    return Running.later(
        statement.files(),
        title,
        List.of(
            Draft.usual("fill_" + name, like(statement, fill)),
            Draft.usual("exchange_" + name, together(statement, stop, contract))),
        Running.here(
            repair,
            repair.replace(
                statement.statement(), like(statement, expand).replace("\n", repair.newline()))));
  }

  /** In one transaction, where the tool may not provide it. */
  private static String together(StatementCase statement, String first, String then) {
    String both = like(statement, first) + like(statement, then);
    return Running.alone(statement)
        ? like(statement, "begin;") + "\n" + both + like(statement, "commit;")
        : both;
  }

  private static String like(StatementCase statement, String sql) {
    return Cures.like(statement.step().text(), sql);
  }

  private static String named(Relation table, String name) {
    return table.schema().equals("public")
        ? Names.quote(name)
        : Names.quote(table.schema()) + "." + Names.quote(name);
  }
}
