package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.effect.BodyChecks;
import dev.migrationlens.effect.Problem;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A name that nothing finds. */
final class UnqualifiedInEmptySearchPath implements Rule.OfSchema {
  private static final Set<Sought.What> LOOKED_FOR =
      Set.of(Sought.What.RELATION, Sought.What.ROUTINE, Sought.What.TYPE);

  private static final RuleInfo INFO =
      new RuleInfo(
          "unqualified-in-empty-search-path",
          Severity.WARNING,
          Topic.SILENCE,
          "A function with an empty search_path uses an unqualified name",
          """
          With `SET search_path = ''` PostgreSQL looks for unqualified names in `pg_catalog` alone. It does not look
          before the line runs: the migration succeeds, and the first call fails.
          """,
          """
          create table tickets (id int primary key);
          create function ticket_count() returns bigint language plpgsql set search_path = '' as $$
          begin
            return (select count(*) from tickets);
          --                             ^^^^^^^ warning[unqualified-in-empty-search-path]: nothing finds `tickets` here: the function's search_path is empty
          end $$;
          --> Write `public.tickets`
          create table tickets (id int primary key);
          create function ticket_count() returns bigint language plpgsql set search_path = '' as $$
          begin
            return (select count(*) from public.tickets);
          end $$;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Routine routine : schema.ownRoutines()) {
      CreateRoutine create = schema.made(routine.origin(), CreateRoutine.class);
      Step step = schema.step(routine.origin());
      if (create != null && step != null && hasEmptyPath(routine)) {
        for (Problem problem :
            BodyChecks.check(schema.end(), routine, create, step.text()).problems()) {
          List<String> schemas = elsewhere(schema.end(), problem);
          if (!schemas.isEmpty()) {
            report(schema, step, problem, schemas);
          }
        }
      }
    }
  }

  private static void report(SchemaCase schema, Step step, Problem problem, List<String> schemas) {
    String name = problem.sought() == null ? "" : problem.sought().name();
    Repair repair = schema.repair(step);
    var cures =
        schemas.stream()
            .map(
                in -> {
                  String whole = Names.quote(in) + "." + Names.quote(name);
                  var edit = repair.replace(problem.span(), whole);
                  String title = "Write `" + whole + "`";
                  return schemas.size() == 1
                      ? repair.fix(title, edit)
                      : repair.suggest(title, edit);
                })
            .toArray(Fix[]::new);
    schema.report(
        new Origin(step.id(), problem.span()),
        "nothing finds `" + name + "` here: the function's search_path is empty",
        cures);
  }

  static boolean hasEmptyPath(Routine routine) {
    List<String> path = routine.traits().searchPath();
    return path != null && path.stream().allMatch(String::isEmpty);
  }

  /** The schemas that have what a name without one was to mean. */
  static List<String> elsewhere(Catalog end, Problem problem) {
    Sought sought = problem.sought();
    if (sought == null || !LOOKED_FOR.contains(sought.what())) {
      return List.of();
    }
    var schemas = new ArrayList<String>();
    for (String schema : end.timeline().parentsEver(sought.what().space())) {
      if (end.get(new Key(sought.what().space(), schema, sought.name())) != null) {
        schemas.add(schema);
      }
    }
    return schemas;
  }
}
