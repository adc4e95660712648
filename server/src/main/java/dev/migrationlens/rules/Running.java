package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.ChainFiles;
import dev.migrationlens.lint.Draft;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.replay.Touch;
import dev.migrationlens.replay.Until;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the rules about running clients ask of a statement, and the sequences that they write. */
final class Running {
  private Running() {}

  /** What the statement does, by one of these claims, to relations that clients may be using. */
  static List<Touch> touches(StatementCase statement, Claim... claims) {
    var wanted = Set.of(claims);
    return statement.files().applied(statement.step().path())
        ? List.of()
        : statement.impact().touches().stream()
            .filter(t -> wanted.contains(t.claim()))
            .filter(t -> Clients.mayUse(statement.replay(), statement.step(), t.relation()))
            .toList();
  }

  /** {@code SHARE on `users` blocks writes}. */
  static String lock(Touch touch) {
    return "%s on `%s` %s"
        .formatted(touch.lock().words(), touch.relation().name(), touch.lock().blocks());
  }

  /** The lock and how long it is felt. */
  static String lock(StatementCase statement, Touch touch) {
    return lock(touch) + held(statement.impact().until());
  }

  /** The lock, during what, and how long it is felt. */
  static String lock(StatementCase statement, Touch touch, String during) {
    return lock(touch) + " " + during + held(statement.impact().until());
  }

  private static String held(Until until) {
    return until.outlivesStatement() ? ", held " + until.words() : "";
  }

  /** The actions of one kind of an ALTER TABLE. */
  static <T extends AlterAction> List<T> actions(StatementCase statement, Class<T> kind) {
    return statement.statement() instanceof TableStatement.Alter alter
        ? alter.actions().stream().filter(kind::isInstance).map(kind::cast).toList()
        : List.of();
  }

  /** The columns that the statement defines. */
  static List<ColumnDef> columns(Statement statement) {
    var columns = new ArrayList<ColumnDef>();
    if (statement instanceof TableStatement.CreateTable create) {
      for (TableStatement.TableElement element : create.elements()) {
        if (element instanceof TableStatement.ColumnElement column) {
          columns.add(column.column());
        }
      }
    } else if (statement instanceof TableStatement.Alter alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AlterAction.AddColumn add) {
          columns.add(add.column());
        }
      }
    }
    return columns;
  }

  /** Whether a schema has tables that clients may be using. */
  static boolean holdsTablesInUse(StatementCase statement, String schema) {
    return !statement.files().applied(statement.step().path())
        && statement.before().relations(schema).stream()
            .filter(r -> r.kind().isTable())
            .anyMatch(r -> Clients.mayUse(statement.replay(), statement.step(), r));
  }

  /** A relation's name as SQL, its schema where it is not the usual one. */
  static String name(Relation relation) {
    return relation.schema().equals("public")
        ? Names.quote(relation.name())
        : Names.quote(relation.schema()) + "." + Names.quote(relation.name());
  }

  /** Whether a statement here commits by itself, as far as anybody knows. */
  static boolean alone(StatementCase statement) {
    return !statement.impact().until().outlivesStatement();
  }

  /** Edits here, and statements for a later migration; without one nothing. */
  static Optional<Fix> later(
      StatementCase statement, String title, String file, String sql, FileChange... here) {
    return later(statement.files(), title, List.of(Draft.usual(file, sql)), here);
  }

  /** Likewise for several migrations, one after another. */
  static Optional<Fix> later(
      ChainFiles files, String title, List<Draft> drafts, FileChange... here) {
    return files
        .added(drafts)
        .map(
            added -> {
              var changes = new ArrayList<>(List.of(here));
              changes.addAll(added);
              return new Fix(title, Fix.Strength.SUGGESTED, changes);
            });
  }

  /** Puts off a whole statement of several to a migration that runs when clients can do without. */
  static Optional<Fix> postponed(StatementCase statement, String file) {
    Repair repair = statement.repair();
    long others =
        statement.replay().steps(statement.step().path()).stream()
            .filter(s -> s != statement.step() && !s.text().isBlank())
            .count();
    boolean single =
        !(statement.statement() instanceof TableStatement.Alter alter)
            || alter.actions().size() == 1;
    return others > 0 && single
        ? later(
            statement,
            "Do it in the next migration, when every client does without",
            file,
            statement.step().text() + ";",
            here(repair, repair.remove()))
        : Optional.empty();
  }

  /** The change that these edits make to the statement's own file. */
  static FileChange here(Repair repair, dev.migrationlens.text.Edit... edits) {
    return new FileChange.EditFile(repair.path(), List.of(edits));
  }

  /** Says CONCURRENTLY at an offset: in place, or where a transaction forbids it, in a new file. */
  static Optional<Fix> concurrently(StatementCase statement, int offset, String file) {
    Repair repair = statement.repair();
    String text = statement.step().text();
    String sql = Cures.like(text, "concurrently ");
    if (alone(statement)) {
      return Optional.of(repair.suggest("Add CONCURRENTLY", repair.insert(offset, sql)));
    }
    String own = text.substring(0, offset) + sql + text.substring(offset) + ";";
    return later(
        statement.files(),
        "Do it CONCURRENTLY in a migration of its own",
        List.of(Draft.alone(file, own)),
        here(repair, repair.remove()));
  }

  /** Adds a constraint NOT VALID now and validates it in the next migration. */
  static Optional<Fix> notValid(
      StatementCase statement, Node constraint, Relation table, String name) {
    Repair repair = statement.repair();
    String text = statement.step().text();
    String validate =
        "alter table %s validate constraint %s;".formatted(name(table), Names.quote(name));
    return later(
        statement,
        "Add it NOT VALID and validate it in the next migration",
        "validate_" + name,
        Cures.like(text, validate),
        here(repair, repair.insert(constraint.end(), Cures.like(text, " not valid"))));
  }

  /** Reports the constraints of a kind that are added by looking at every row. */
  static void scans(StatementCase statement, Class<? extends Constraint> kind, Claim claim) {
    for (AlterAction.AddConstraint add : actions(statement, AlterAction.AddConstraint.class)) {
      Constraint constraint = add.constraint();
      if (kind.isInstance(constraint)) {
        touches(statement, claim).stream()
            .findFirst()
            .ifPresent(
                t ->
                    report(
                        statement,
                        t,
                        constraint,
                        lock(statement, t, "while every row is checked"),
                        Constraints.made(statement, t.relation(), constraint)
                            .flatMap(name -> notValid(statement, constraint, t.relation(), name))));
      }
    }
  }

  /** Reports the columns whose addition writes every row again, generated ones or the others. */
  static void rewrites(
      StatementCase statement,
      Predicate<AlterAction.AddColumn> which,
      Function<AlterAction.AddColumn, Optional<Fix>> cure) {
    for (AlterAction.AddColumn add : actions(statement, AlterAction.AddColumn.class)) {
      if (which.test(add)) {
        touches(statement, Claim.COLUMN_ADD_REWRITES).stream()
            .findFirst()
            .ifPresent(
                t ->
                    report(
                        statement,
                        t,
                        add,
                        lock(statement, t, "while the table is rewritten"),
                        cure.apply(add)));
      }
    }
  }

  static boolean isGenerated(AlterAction.AddColumn add) {
    return add.column().constraints().stream().anyMatch(Constraint.Generated.class::isInstance);
  }

  /** With the size of what is read or rewritten, where it is known. */
  static void report(
      StatementCase statement, Touch touch, Node at, String message, Optional<Fix> fix) {
    List<Fix> fixes = fix.stream().toList();
    if (touch.work().grows()) {
      statement.report(at.span(), message, fixes, touch.relation());
    } else {
      statement.report(at.span(), message, fixes);
    }
  }

  static void report(StatementCase statement, Node at, String message, Optional<Fix> fix) {
    statement.report(at.span(), message, fix.stream().toList());
  }
}
