package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.SyntaxProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Judges statements one by one, by their syntax alone. */
public final class SyntaxJudge implements Judge {
  @Override
  public List<Finding> judge(Chain chain, Config config, Map<String, String> types) {
    var findings = new ArrayList<Finding>();
    Stream.of(chain.migrations(), chain.after())
        .flatMap(List::stream)
        .forEach(m -> judge(m, findings));
    return findings;
  }

  private static void judge(Migration migration, List<Finding> findings) {
    for (Slice slice : migration.up()) {
      if (slice.kind() == Slice.Kind.SQL) {
        Parsed parsed = Parser.parse(slice.of(migration.text()));
        for (SyntaxProblem problem : parsed.problems()) {
          findings.add(
              new Finding(
                  "syntax-error",
                  Severity.ERROR,
                  problem.state(),
                  problem.message(),
                  migration.path(),
                  problem.span().shift(slice.start()),
                  slice.span(),
                  null,
                  List.of(),
                  List.of()));
        }
      } else if (slice.kind() == Slice.Kind.PSQL_COMMAND && migration.runner() != Runner.PSQL) {
        findings.add(psqlCommand(migration, slice));
      }
    }
  }

  private static Finding psqlCommand(Migration migration, Slice slice) {
    boolean known = migration.runner() == Runner.DRIVER;
    return new Finding(
        "psql-command",
        known ? Severity.ERROR : Severity.WARNING,
        known ? SqlState.SYNTAX_ERROR : null,
        "a backslash command is psql's own; a server does not know it",
        migration.path(),
        slice.span(),
        slice.span(),
        null,
        List.of(),
        List.of());
  }
}
