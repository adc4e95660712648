package dev.migrationlens.rules;

import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fate;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Moving;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.ObjectStatement.Rename;
import dev.migrationlens.syntax.ast.ObjectStatement.SetSchema;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something is used that an earlier statement dropped, renamed or moved. */
final class UsedAfterDropped implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "used-after-dropped",
          Severity.ERROR,
          Topic.ORDER,
          "Something is used that is gone by then",
          """
          An earlier statement of the chain dropped, renamed or moved it. What was renamed has to be
          called by its new name from then on.
          """,
          """
          create table clients (id int primary key);
          alter table clients rename to customers;
          create index on clients (id);
          --              ^^^^^^^ error[used-after-dropped] 42P01: `clients` does not exist any more
          --> Write `customers`
          create table clients (id int primary key);
          alter table clients rename to customers;
          create index on customers (id);
          --? Move this statement above
          create table clients (id int primary key);
          create index on clients (id);

          alter table clients rename to customers;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Sought sought = problem.problem().sought();
    if (sought == null || !(problem.fate() instanceof Fate.Gone gone)) {
      return List.of();
    }
    var fixes = new ArrayList<Fix>();
    if (Cures.isRepeat(problem.step(), gone.remover())) {
      Repair repair = problem.repair();
      fixes.add(repair.fix("Delete the repeat", repair.remove()));
    } else {
      renamed(problem, sought, gone.remover()).ifPresent(fixes::add);
    }
    if (fixes.isEmpty()) {
      fixes.addAll(Cures.tolerant(problem));
    }
    if (gone.remover().path().equals(problem.step().path())) {
      Moving.above(problem.replay(), problem.step(), gone.remover())
          .map(e -> problem.repair().suggest("Move this statement above", e.toArray(Edit[]::new)))
          .ifPresent(fixes::add);
    }
    return fixes;
  }

  private static Optional<Fix> renamed(ProblemCase problem, Sought sought, Step remover) {
    var parsed = remover.parsed();
    Repair repair = problem.repair();
    var span = problem.problem().span();
    return switch (parsed == null ? null : parsed.statement()) {
      case Rename rename when rename.target().name().name().equals(sought.name()) -> {
        String now = Names.quote(rename.newName().text());
        yield Optional.of(repair.fix("Write `" + now + "`", repair.replaceName(span, now)));
      }
      case SetSchema set when set.target().name().name().equals(sought.name()) -> {
        String now = Names.quote(set.schema().text()) + "." + Names.quote(sought.name());
        yield Optional.of(repair.fix("Write `" + now + "`", repair.replace(span, now)));
      }
      case null, default -> Optional.empty();
    };
  }
}
