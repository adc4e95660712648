package dev.migrationlens.rules;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Likely;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.ArrayList;
import java.util.List;

/** A function that nobody creates. */
final class MissingFunction implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-function",
          Severity.ERROR,
          Topic.ORDER,
          "A function that nothing creates, or not for these arguments",
          """
          PostgreSQL finds a function by its name and by the types of its arguments. The name is
          misspelt, the arguments fit no overload, or the extension that brings it is not created.
          """,
          """
          create table accounts (id uuid primary key default uuid_generate_v4());
          --                                                 ^^^^^^^^^^^^^^^^ error[missing-function] 42883: function `uuid_generate_v4()` does not exist
          --> Create the extension `uuid-ossp`
          create extension if not exists "uuid-ossp";
          create table accounts (id uuid primary key default uuid_generate_v4());
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Sought sought = problem.problem().sought();
    if (sought != null && sought.what() == Sought.What.OTHER) {
      return Cures.name(problem, sought);
    }
    if (sought == null || hasOther(problem.replay().before(problem.step()), sought)) {
      return sought == null ? List.of() : Cures.tolerant(problem);
    }
    var fixes = new ArrayList<>(Cures.elsewhere(problem, sought));
    fixes.addAll(Provided.cures(problem.replay(), problem.step(), sought));
    if (fixes.isEmpty()) {
      var names = new ArrayList<>(Cures.candidates(problem, sought));
      if (sought.written() == null && names.stream().noneMatch(sought.name()::equals)) {
        Likely.Guess own = Likely.of(sought.name(), names);
        names.addAll(own.all().isEmpty() ? Builtins.functionNames() : List.of());
      }
      fixes.addAll(Cures.nearest(problem, sought, names));
    }
    return fixes.isEmpty() ? Cures.tolerant(problem) : fixes;
  }

  /** Whether the name is right and the arguments are not. */
  static boolean hasOther(Catalog catalog, Sought sought) {
    return !Builtins.functions(sought.name()).isEmpty()
        || sought.parents().stream().anyMatch(s -> !catalog.routines(s, sought.name()).isEmpty());
  }
}
