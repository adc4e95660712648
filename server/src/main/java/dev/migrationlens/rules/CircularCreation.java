package dev.migrationlens.rules;

import dev.migrationlens.lint.Fate;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.text.Span;
import java.util.List;

/** Two tables need each other when they are created. */
final class CircularCreation implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "circular-creation",
          Severity.ERROR,
          Topic.ORDER,
          "Two tables reference each other at creation",
          """
          Neither can be created first. One of the two foreign keys has to be added when both tables exist.
          """,
          """
          create table teams (id int primary key, lead_id int references people (id));
          --                                                             ^^^^^^ error[circular-creation] 42P01: `people` needs this table in turn, so neither can be created first
          create table people (id int primary key, team_id int references teams (id));
          --> Add the foreign key when both tables exist
          create table teams (id int primary key, lead_id int);
          create table people (id int primary key, team_id int references teams (id));
          alter table teams add foreign key (lead_id) references people (id);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    var parsed = problem.step().parsed();
    if (!(problem.fate() instanceof Fate.Later later)
        || parsed == null
        || !(parsed.statement() instanceof CreateTable create)) {
      return List.of();
    }
    for (var element : create.elements()) {
      if (element instanceof TableStatement.ColumnElement column) {
        for (Constraint constraint : column.column().constraints()) {
          if (constraint instanceof Constraint.ForeignKey key
              && key.span().covers(problem.problem().span())) {
            return List.of(apart(problem, create, column.column(), key, later.creator()));
          }
        }
      }
    }
    return List.of();
  }

  private static Fix apart(
      ProblemCase problem,
      CreateTable create,
      ColumnDef column,
      Constraint.ForeignKey key,
      Step creator) {
    Repair repair = problem.repair();
    Repair there = Repair.of(problem.replay(), creator);
    String text = problem.step().text();
    int from = key.start();
    while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    String sql =
        Cures.like(text, "alter table ")
            + create.name().span().of(text)
            + Cures.like(text, " add foreign key (")
            + column.name().span().of(text)
            + ") "
            + key.span().of(text)
            + ";";
    var here = repair.replace(new Span(from, key.end()), "");
    var below = there.after(sql);
    List<FileChange> changes =
        repair.path().equals(there.path())
            ? List.of(new FileChange.EditFile(repair.path(), List.of(here, below)))
            : List.of(
                new FileChange.EditFile(repair.path(), List.of(here)),
                new FileChange.EditFile(there.path(), List.of(below)));
    return new Fix("Add the foreign key when both tables exist", Fix.Strength.SAFE, changes);
  }
}
