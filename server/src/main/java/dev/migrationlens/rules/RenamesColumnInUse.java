package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.TypeStatement;
import java.util.Optional;

/** A column is renamed while clients use its old name. */
final class RenamesColumnInUse implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "renames-column-in-use",
          Severity.INFO,
          Topic.LOCKS,
          "A column renamed under running clients",
          """
          Clients cannot change their queries in the moment in which the name changes: those with the old name fail until
          they are restarted, those with the new one fail before. Expand and contract instead: add the new column, write
          both, fill it, read the new one, drop the old one.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          --- migrations/2_change.sql
          alter table tickets rename column title to subject;
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[renames-column-in-use]: clients that use column `title` of `tickets` fail from the rename to their restart
          --? Keep a column of each name until every client uses the new one
          --- migrations/2_change.sql
          alter table tickets add column subject text;
          create function tickets_subject_too() returns trigger language plpgsql as $$
          begin
            if tg_op = 'INSERT' and new.subject is not null
                or tg_op = 'UPDATE' and new.subject is distinct from old.subject then
              new.title := new.subject;
            else
              new.subject := new.title;
            end if;
            return new;
          end $$;
          create trigger tickets_subject_too before insert or update on tickets
            for each row execute function tickets_subject_too();
          --- migrations/3_fill_tickets_title.sql
          update tickets set subject = title where subject is null and title is not null;
          --- migrations/4_exchange_tickets_title.sql
          begin;
          drop trigger tickets_subject_too on tickets;
          drop function tickets_subject_too();
          -- allow: drops-column-in-use, it holds a copy
          alter table tickets drop column subject;
          -- allow: renames-column-in-use, every client uses the new name by now
          alter table tickets rename column title to subject;
          commit;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof TypeStatement.RenameValue rename) {
      value(statement, rename);
    }
    if (statement.statement() instanceof ObjectStatement.Rename rename
        && rename.target().kind() == ObjectKind.COLUMN) {
      Running.touches(statement, Claim.TABLE_RENAME).stream()
          .findFirst()
          .ifPresent(t -> report(statement, rename, t.relation()));
    }
  }

  private static void report(
      StatementCase statement, ObjectStatement.Rename rename, Relation table) {
    Column column = table.column(rename.target().name().name());
    if (column != null && isOld(statement, column)) {
      String told =
          "clients that use column `%s` of `%s` fail from the rename to their restart"
              .formatted(column.name(), table.name());
      boolean plain = table.kind().isTable() && column.generation() == Column.Generation.NONE;
      Running.report(
          statement,
          rename,
          told,
          plain
              ? ExpandAndContract.renameColumn(statement, table, column, rename.newName().text())
              : Optional.empty());
    }
  }

  private static void value(StatementCase statement, TypeStatement.RenameValue rename) {
    String schema = rename.name().schema() == null ? "public" : rename.name().schema().text();
    PgType type = statement.before().type(schema, rename.name().name());
    if (type != null
        && !statement.files().applied(statement.step().path())
        && !Clients.bornIn(statement.replay(), statement.step(), type.origin())) {
      statement.report(
          rename,
          "clients that use the value `%s` of `%s` fail from the rename to their restart"
              .formatted(rename.from().value(), type.name()));
    }
  }

  private static boolean isOld(StatementCase statement, Column column) {
    return !Clients.bornIn(statement.replay(), statement.step(), column.origin());
  }
}
