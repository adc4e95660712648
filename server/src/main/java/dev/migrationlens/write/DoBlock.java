package dev.migrationlens.write;

import dev.migrationlens.lint.Casing;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.MaintenanceStatement;
import dev.migrationlens.syntax.ast.PolicyStatement;
import dev.migrationlens.syntax.ast.RoleStatement;
import dev.migrationlens.syntax.ast.SessionStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.syntax.ast.TriggerStatement;
import dev.migrationlens.syntax.ast.TypeStatement;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Statements within a DO block, which may take an error for what it is. */
final class DoBlock {
  static final String PLAIN = "Wrap in a DO block";
  static final String TOLERANT = "Wrap in a DO block that tolerates what exists";

  private DoBlock() {}

  static boolean applies(Spot spot) {
    List<Step> steps = spot.selected();
    return !steps.isEmpty() && steps.stream().allMatch(DoBlock::isPossible);
  }

  static boolean appliesTolerantly(Spot spot) {
    return applies(spot) && spot.statement().filter(s -> !duplicate(s).isEmpty()).isPresent();
  }

  private static boolean isPossible(Step step) {
    var parsed = step.parsed();
    if (parsed == null || parsed.broken()) {
      return false;
    }
    return switch (parsed.statement()) {
      case TransactionStatement control -> false;
      case MaintenanceStatement maintenance -> false;
      case SessionStatement session -> session instanceof SessionStatement.Set;
      case DmlStatement.SelectStatement select -> false;
      case DmlStatement.Copy copy -> false;
      case IndexStatement.CreateIndex index -> !index.concurrently();
      case Statement.Unparsed unparsed -> false;
      default -> !step.text().toLowerCase(Locale.ROOT).startsWith("do");
    };
  }

  static Optional<Fix> plain(Spot spot) {
    return applies(spot) ? Optional.of(wrap(spot, PLAIN, "")) : Optional.empty();
  }

  static Optional<Fix> tolerant(Spot spot) {
    return spot.statement()
        .filter(s -> appliesTolerantly(spot))
        .map(s -> wrap(spot, TOLERANT, Casing.handler(s.text(), duplicate(s))));
  }

  /** What PostgreSQL says when it is there already. */
  private static String duplicate(Step step) {
    return switch (step.parsed() == null ? null : step.parsed().statement()) {
      case TypeStatement.CreateEnum created -> "duplicate_object";
      case TypeStatement.CreateComposite created -> "duplicate_object";
      case TypeStatement.CreateDomain created -> "duplicate_object";
      case PolicyStatement.CreatePolicy created -> "duplicate_object";
      case TriggerStatement.CreateTrigger created -> "duplicate_object";
      case RoleStatement.CreateRole created -> "duplicate_object";
      case TableStatement.Alter alter -> "duplicate_object or duplicate_table or duplicate_column";
      case TableStatement.CreateTable created -> "duplicate_table";
      case IndexStatement.CreateIndex created -> "duplicate_table";
      case null, default -> "";
    };
  }

  private static Fix wrap(Spot spot, String title, String handler) {
    List<Step> steps = spot.selected();
    Repair first = Repair.of(spot.replay(), steps.get(0));
    Repair last = Repair.of(spot.replay(), steps.get(steps.size() - 1));
    String text = spot.text();
    var span = new Span(first.statement().start(), last.endWithSemicolon());
    String own = span.of(text);
    String body = own.endsWith(";") ? own : own + ";";
    String tag = own.contains("$$") ? "$do$" : "$$";
    String said = steps.get(0).text();
    String newline = first.newline();
    String indent = first.indent();
    String handled = handler.isEmpty() ? "" : newline + indent + handler;
    String whole =
        Casing.like(said, "do ")
            + tag
            + Casing.like(said, " begin")
            + newline
            + indent
            + "  "
            + body
            + handled
            + newline
            + indent
            + Casing.like(said, "end ")
            + tag
            + ";";
    return spot.edit(title, List.of(new Edit(span, whole)));
  }
}
