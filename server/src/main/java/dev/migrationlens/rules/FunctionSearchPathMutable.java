package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.effect.BodyChecks;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import java.util.List;

/** A function with its owner's rights, whose names the caller can redirect. */
final class FunctionSearchPathMutable implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "function-search-path-mutable",
          Severity.WARNING,
          Topic.SECURITY,
          "A SECURITY DEFINER function runs with its caller's search_path",
          """
          The function runs with its owner's rights, but looks for tables and functions where its
          caller's `search_path` says. Who can create a table or function in a schema of that path gets
          it used with the owner's rights. Set the path with the function; with an empty one every name
          has to be qualified.
          """,
          """
          --- supabase/migrations/20260105000000_members.sql
          create table members (id uuid primary key);
          alter table members enable row level security;
          create function member_count() returns bigint language sql security definer
          --              ^^^^^^^^^^^^ warning[function-search-path-mutable]: `member_count` runs with its owner's rights and its caller's search_path
          as $$ select count(*) from public.members $$;
          --? Add SET search_path = ''
          --- supabase/migrations/20260105000000_members.sql
          create table members (id uuid primary key);
          alter table members enable row level security;
          create function member_count() returns bigint language sql security definer set search_path = ''
          as $$ select count(*) from public.members $$;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Routine routine : schema.ownRoutines()) {
      if (routine.traits().securityDefiner() && routine.traits().searchPath() == null) {
        schema.report(
            routine.origin(),
            "`" + routine.name() + "` runs with its owner's rights and its caller's search_path",
            fixes(schema, routine));
      }
    }
  }

  private static Fix[] fixes(SchemaCase schema, Routine routine) {
    CreateRoutine create = schema.made(routine.origin(), CreateRoutine.class);
    Step step = schema.step(routine.origin());
    if (create == null || create.body() == null || step == null) {
      return new Fix[0];
    }
    Tokens tokens = Lexer.lex(step.text());
    int at = -1;
    for (int i = 0; i < tokens.count(); i++) {
      boolean word = tokens.kind(i) == TokenKind.WORD;
      at = word && tokens.text(i).equalsIgnoreCase("definer") ? tokens.end(i) : at;
    }
    if (at < 0) {
      return new Fix[0];
    }
    String path = isQualified(schema.end(), routine, create, step) ? "''" : "public, pg_temp";
    Repair repair = schema.repair(step);
    String sql = Cures.like(step.text(), " set search_path = ") + path;
    return new Fix[] {repair.suggest("Add SET search_path = " + path, repair.insert(at, sql))};
  }

  /** Whether the body finds everything without a search_path. */
  private static boolean isQualified(
      Catalog end, Routine routine, CreateRoutine create, Step step) {
    var traits = routine.traits();
    var pinned =
        new Routine(
            routine.id(),
            routine.signature(),
            routine.kind(),
            routine.language(),
            new Routine.Traits(true, List.of(), traits.body(), traits.parameterText()),
            routine.origin());
    return BodyChecks.check(end, pinned, create, step.text()).problems().isEmpty();
  }
}
