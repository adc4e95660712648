package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A foreign key between columns that cannot be compared. */
final class KeyTypesDiffer implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "key-types-differ",
          Severity.ERROR,
          Topic.ORDER,
          "A foreign key between columns of types that cannot be compared",
          """
          PostgreSQL compares the two columns of a foreign key with an operator of the referenced key's
          index. There is none between, say, `integer` and `uuid`.
          """,
          """
          create table tenants (id uuid primary key);
          create table projects (id int primary key, tenant_id int references tenants (id));
          --                                                       ^^^^^^^^^^^^^^^^^^^^^^^ error[key-types-differ] 42804: `tenant_id` is `integer` but `tenants.id` is `uuid`
          --> Make `tenant_id` uuid
          create table tenants (id uuid primary key);
          create table projects (id int primary key, tenant_id uuid references tenants (id));
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    var facts = problem.problem().facts();
    String column = facts.get("column");
    String type = facts.get("type");
    var parsed = problem.step().parsed();
    if (column == null || type == null || parsed == null) {
      return List.of();
    }
    Repair repair = problem.repair();
    return defined(parsed.statement())
        .filter(d -> d.name().text().equals(column) && d.type() != null)
        .map(d -> Objects.requireNonNull(d.type()))
        .map(t -> repair.fix("Make `" + column + "` " + type, repair.replace(t, type)))
        .limit(1)
        .toList();
  }

  private static Stream<ColumnDef> defined(Statement statement) {
    return switch (statement) {
      case CreateTable create ->
          create.elements().stream()
              .filter(TableStatement.ColumnElement.class::isInstance)
              .map(e -> ((TableStatement.ColumnElement) e).column());
      case Alter alter ->
          alter.actions().stream()
              .filter(AlterAction.AddColumn.class::isInstance)
              .map(a -> ((AlterAction.AddColumn) a).column());
      default -> Stream.of();
    };
  }
}
