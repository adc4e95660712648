package dev.migrationlens.write;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.RoleStatement;
import dev.migrationlens.syntax.ast.SequenceStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TypeStatement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What statements do that leaves no trace in a catalog: rows, and settings of storage. */
final class Untraced {
  private static final int SHOWN = 80;

  /** A function of somebody's schema may do anything. */
  private static final Pattern CALL =
      Pattern.compile("(?<![\\w.\"])(?!pg_catalog\\.)\\w+\\.\\w+\\s*\\(");

  private Untraced() {}

  /** A sentence for what stays done; empty where nothing does. */
  static Optional<String> note(Passage passage, Step step) {
    var parsed = step.parsed();
    if (parsed == null) {
      return Optional.empty();
    }
    Statement statement = parsed.statement();
    List<ObjectName> tables = tables(statement);
    Catalog before = passage.spot().replay().before(step);
    if (!tables.isEmpty()) {
      boolean kept =
          tables.stream()
              .map(t -> Found.relation(before, t))
              .anyMatch(r -> r.isEmpty() || !isOwn(passage, r.get()));
      return kept ? Optional.of("Not undone: " + line(step)) : Optional.empty();
    }
    return isUntraced(statement, step) && !passage.onlyOwn(step)
        ? Optional.of("Not undone: " + line(step))
        : Optional.empty();
  }

  private static boolean isOwn(Passage passage, Relation relation) {
    return passage.madeHere(relation.origin()) && !passage.met(relation.id());
  }

  /** The tables whose rows a statement changes. */
  private static List<ObjectName> tables(Statement statement) {
    return switch (statement) {
      case DmlStatement.Insert insert -> List.of(insert.table());
      case DmlStatement.Update update -> List.of(update.table());
      case DmlStatement.Delete delete -> List.of(delete.table());
      case DmlStatement.Merge merge -> List.of(merge.table());
      case DmlStatement.Truncate truncate -> truncate.tables();
      case DmlStatement.Copy copy when copy.from() && copy.table() != null -> List.of(copy.table());
      default -> List.of();
    };
  }

  private static boolean isUntraced(Statement statement, Step step) {
    return switch (statement) {
      case DmlStatement.SelectStatement select -> CALL.matcher(step.text()).find();
      case ObjectStatement.OtherAlter alter -> true;
      case ObjectStatement.SetOwner owner -> true;
      case RoleStatement.AlterRole alter -> true;
      case RoleStatement.Configure configure -> true;
      case SequenceStatement.AlterSequence alter -> true;
      case TypeStatement.SetTypeOptions options -> true;
      case TableStatement.Alter alter -> alter.actions().stream().anyMatch(Untraced::isStorage);
      default -> false;
    };
  }

  private static boolean isStorage(AlterAction action) {
    return action instanceof AlterAction.SetOptions
        || action instanceof AlterAction.ColumnOption
        || action instanceof AlterAction.SetTablespace
        || action instanceof AlterAction.OwnerTo
        || action instanceof AlterAction.AlterConstraint
        || action instanceof AlterAction.ValidateConstraint
        || action instanceof AlterAction.Inherit
        || action instanceof AlterAction.AttachPartition
        || action instanceof AlterAction.DetachPartition;
  }

  /** The statement in one line. */
  static String line(Step step) {
    String whole = step.text().replaceAll("\\s+", " ");
    return whole.length() <= SHOWN ? whole : whole.substring(0, SHOWN - 1) + "…";
  }
}
