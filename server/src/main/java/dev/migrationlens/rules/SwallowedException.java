package dev.migrationlens.rules;

import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.syntax.ast.AlterAction.AddColumn;
import dev.migrationlens.syntax.ast.AlterAction.AddConstraint;
import dev.migrationlens.syntax.ast.IndexStatement.CreateIndex;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.PolicyStatement.CreatePolicy;
import dev.migrationlens.syntax.ast.RoutineStatement.Do;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import dev.migrationlens.syntax.ast.TypeStatement;
import dev.migrationlens.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A block that succeeds whatever happens in it. */
final class SwallowedException implements Rule.OfStatement {
  private static final Pattern OTHERS = Pattern.compile("(?i)\\bothers\\b");

  private static final RuleInfo INFO =
      new RuleInfo(
          "swallowed-exception",
          Severity.WARNING,
          Topic.SILENCE,
          "A DO block forgives every error",
          """
          Whatever fails in the block, a misspelt name as well as a missing privilege, is caught by `WHEN OTHERS`,
          undone and forgotten. The migration is noted as applied, and what it should have made is not there.
          Catch only what is expected, such as `duplicate_object`.
          """,
          """
          do $$
          begin
            create type analysis_status as enum ('queued', 'done');
          exception when others then
          --             ^^^^^^ warning[swallowed-exception]: every error of this block is forgotten: the migration succeeds and nothing has happened
            null;
          end $$;
          --? Catch only duplicate_object
          do $$
          begin
            create type analysis_status as enum ('queued', 'done');
          exception when duplicate_object then
            null;
          end $$;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof Do run && run.body().block() != null) {
      PlBlocks.each(
          run.body().block(),
          part -> {
            if (part instanceof PlBlock.Block block && !block.statements().isEmpty()) {
              block.handlers().stream()
                  .filter(h -> h.conditions().contains("others") && isSilent(h))
                  .forEach(h -> report(statement, block, h));
            }
          });
    }
  }

  private static boolean isSilent(PlBlock.Handler handler) {
    return handler.statements().stream()
        .allMatch(
            s ->
                s instanceof PlBlock.Nothing
                    || (s instanceof PlBlock.Raise raise && !raise.level().equals("EXCEPTION")));
  }

  private static void report(
      StatementCase statement, PlBlock.Block block, PlBlock.Handler handler) {
    Matcher word = OTHERS.matcher(statement.step().text());
    Span at = word.find(handler.start()) ? new Span(word.start(), word.end()) : handler.span();
    String expected = expected(block);
    Repair repair = statement.repair();
    statement.report(
        at,
        "every error of this block is forgotten: the migration succeeds and nothing has happened",
        expected == null || !word.hasMatch()
            ? List.of()
            : List.of(repair.suggest("Catch only " + expected, repair.replace(at, expected))));
  }

  /** The condition that running the block a second time meets, if there is one for all of it. */
  private static @Nullable String expected(PlBlock.Block block) {
    Set<String> conditions = new LinkedHashSet<>();
    for (PlBlock part : block.statements()) {
      Statement made = part instanceof PlBlock.Sql sql ? sql.statement() : null;
      conditions.add(
          switch (made) {
            case CreateTable table -> "duplicate_table";
            case CreateIndex index -> "duplicate_table";
            case TypeStatement type -> "duplicate_object";
            case CreatePolicy policy -> "duplicate_object";
            case CreateTrigger trigger -> "duplicate_object";
            case Alter alter when alter.actions().stream().allMatch(AddColumn.class::isInstance) ->
                "duplicate_column";
            case Alter alter
                when alter.actions().stream().allMatch(AddConstraint.class::isInstance) ->
                "duplicate_object";
            case null, default -> "";
          });
    }
    return conditions.size() == 1 && !conditions.contains("") ? conditions.iterator().next() : null;
  }
}
