package dev.migrationlens.rules;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.AlterAction.AddColumn;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.IndexStatement.CreateIndex;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.RoutineStatement.Do;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block that says at length what one statement says. */
final class DoBlockNotNeeded implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "do-block-not-needed",
          Severity.HINT,
          Topic.SILENCE,
          "A guarded DO block has a plain form",
          """
          `CREATE … IF NOT EXISTS` and `ADD COLUMN IF NOT EXISTS` do what the block does, in one statement that tools
          can read.
          """,
          """
          create table tickets (id int primary key);
          do $$
          begin
            if not exists (select from information_schema.columns where table_name = 'tickets' and column_name = 'title') then
              alter table tickets add column title text;
          --  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint[do-block-not-needed]: `ADD COLUMN IF NOT EXISTS` says this without a block
            end if;
          end $$;
          --? Write it without the block
          create table tickets (id int primary key);
          alter table tickets add column if not exists title text;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    PlBlock.Block block = statement.statement() instanceof Do run ? run.body().block() : null;
    if (block == null || block.statements().size() != 1 || !block.declarations().isEmpty()) {
      return;
    }
    PlBlock only = block.statements().get(0);
    if (block.handlers().isEmpty()
        && only instanceof PlBlock.If choice
        && choice.branches().size() == 1
        && choice.otherwise() == null
        && choice.branches().get(0).statements().size() == 1
        && choice.branches().get(0).condition() instanceof Expr.Operator not
        && not.symbol().equals("NOT")
        && not.operands().get(0) instanceof Expr.Subquery exists
        && exists.kind() == Expr.SubqueryKind.EXISTS
        && choice.branches().get(0).statements().get(0) instanceof PlBlock.Sql sql) {
      String condition = statement.source(choice.branches().get(0).condition());
      Plain plain = plain(sql.statement());
      // The guard has to ask for the very thing that is made.
      if (plain != null && condition.contains("'" + plain.name() + "'")) {
        report(statement, sql, plain);
      }
    }
  }

  /** Where IF NOT EXISTS goes, in which words, and what it asks for. */
  private record Plain(int at, String words, String name) {}

  private static void report(StatementCase statement, PlBlock.Sql sql, Plain plain) {
    Repair repair = statement.repair();
    String text = statement.step().text();
    String made =
        text.substring(sql.statement().start(), plain.at())
            + Cures.like(text, "if not exists ")
            + text.substring(plain.at(), sql.statement().end());
    statement.report(
        sql.statement().span(),
        "`" + plain.words() + " IF NOT EXISTS` says this without a block",
        List.of(
            repair.suggest(
                "Write it without the block", repair.replace(statement.statement(), made))));
  }

  private static @Nullable Plain plain(Statement made) {
    return switch (made) {
      case CreateTable table when !table.ifNotExists() ->
          new Plain(table.name().start(), "CREATE TABLE", table.name().name());
      case CreateIndex index when !index.ifNotExists() && index.name() != null ->
          new Plain(index.name().start(), "CREATE INDEX", index.name().name());
      case Alter alter
          when alter.actions().size() == 1
              && alter.actions().get(0) instanceof AddColumn add
              && !add.ifNotExists() ->
          new Plain(add.column().start(), "ADD COLUMN", add.column().name().text());
      default -> null;
    };
  }
}
