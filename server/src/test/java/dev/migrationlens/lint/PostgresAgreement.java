package dev.migrationlens.lint;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.Platform;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.testing.PostgresServer;
import dev.migrationlens.testing.SchemaFacts;
import dev.migrationlens.testing.Verdict;
import dev.migrationlens.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs chains on a real PostgreSQL and compares its verdicts with the findings. */
public final class PostgresAgreement {
  private PostgresAgreement() {}

  /** Where PostgreSQL and the findings say different things; a sentence each. */
  public static List<String> disagreements(Snapshot snapshot) {
    var all = new ArrayList<String>();
    for (Snapshot.ChainView view : snapshot.chains()) {
      var server = server(snapshot, view.chain());
      if (server.isEmpty()) {
        continue;
      }
      try (PostgresDatabase database = server.get().database()) {
        prepare(database, view.chain());
        for (Migration migration : view.chain().migrations()) {
          run(database, migration, view.findings(), all);
        }
      }
    }
    return all;
  }

  /** What PostgreSQL rejects, whatever was found. */
  public static List<String> rejections(Snapshot snapshot) {
    return outcome(snapshot).rejections();
  }

  /** What PostgreSQL rejects, and the schema that is there in the end. */
  public record Outcome(List<String> rejections, List<String> schema) {
    public Outcome {
      rejections = List.copyOf(rejections);
      schema = List.copyOf(schema);
    }
  }

  /** Runs every chain and looks at what it made. */
  public static Outcome outcome(Snapshot snapshot) {
    var rejections = new ArrayList<String>();
    var schema = new ArrayList<String>();
    for (Snapshot.ChainView view : snapshot.chains()) {
      try (PostgresDatabase database = server(snapshot, view.chain()).orElseThrow().database()) {
        prepare(database, view.chain());
        for (Migration migration : view.chain().migrations()) {
          for (Slice slice : migration.up()) {
            Verdict verdict = database.run(slice.of(migration.text()));
            if (!verdict.ok()) {
              rejections.add(verdict + " in " + slice.of(migration.text()));
            }
          }
        }
        schema.addAll(SchemaFacts.of(database));
      }
    }
    return new Outcome(rejections, schema);
  }

  /** A database as the chain's first migration meets it. */
  public static PostgresDatabase fresh(Chain chain) {
    PostgresServer server =
        chain.platform() == Platform.SUPABASE ? Postgres.supabase() : Postgres.server();
    PostgresDatabase database = server.database();
    prepare(database, chain);
    return database;
  }

  /** A database that the only chain has built; the caller closes it. */
  public static PostgresDatabase built(Snapshot snapshot) {
    return built(snapshot, Integer.MAX_VALUE);
  }

  /** A database that the first files of the only chain have built; the caller closes it. */
  public static PostgresDatabase built(Snapshot snapshot, int files) {
    Chain chain = snapshot.chains().get(0).chain();
    PostgresDatabase database = server(snapshot, chain).orElseThrow().database();
    prepare(database, chain);
    chain.migrations().stream()
        .limit(files)
        .forEach(m -> m.up().forEach(slice -> database.prepare(slice.of(m.text()))));
    return database;
  }

  private static Optional<PostgresServer> server(Snapshot snapshot, Chain chain) {
    if (snapshot.config().postgres().major() == 15) {
      return Postgres.system15();
    }
    return Optional.of(
        chain.platform() == Platform.SUPABASE ? Postgres.supabase() : Postgres.server());
  }

  private static void prepare(PostgresDatabase database, Chain chain) {
    if (chain.platform() == Platform.SUPABASE) {
      database.prepare("SET search_path = \"$user\", public, extensions");
    }
    if (!chain.bookkeeping().isBlank()) {
      database.prepare(chain.bookkeeping());
    }
  }

  private static void run(
      PostgresDatabase database, Migration migration, List<Finding> findings, List<String> all) {
    boolean block =
        switch (migration.transaction()) {
          case PER_FILE -> true;
          case IMPLICIT_BLOCK -> migration.up().size() > 1;
          case AUTOCOMMIT, UNKNOWN -> false;
        };
    if (block) {
      database.run("BEGIN");
    }
    boolean failed =
        findings.stream().anyMatch(f -> f.state() != null && !f.path().equals(migration.path()));
    for (Slice slice : migration.up()) {
      if (slice.kind() == Slice.Kind.SQL) {
        String sql = slice.of(migration.text());
        Verdict verdict = database.run(sql);
        var about =
            findings.stream()
                .filter(f -> f.path().equals(migration.path()))
                .filter(f -> f.statement().covers(slice.span()))
                .filter(f -> f.severity() == Severity.ERROR || f.cause() != null)
                .toList();
        compare(sql, verdict, about, failed, all);
        failed |= !verdict.ok();
      }
    }
    if (block) {
      database.run("COMMIT");
    }
  }

  /** What stands on a failed statement fails too, and is not worth a finding of its own. */
  private static void compare(
      String sql, Verdict verdict, List<Finding> about, boolean failed, List<String> all) {
    if (failed && about.stream().allMatch(PostgresAgreement::isAdvice)) {
      return;
    }
    boolean alone =
        about.stream().anyMatch(f -> f.state() != null && f.statement().length() == sql.length());
    if (verdict.ok() && alone) {
      all.add("PostgreSQL accepts: " + sql + "\n  but: " + messages(about));
    } else if (!verdict.ok() && about.stream().noneMatch(f -> explains(f, verdict))) {
      all.add(
          "PostgreSQL rejects: " + sql + "\n  with: " + verdict + "\n  but: " + messages(about));
    }
  }

  /** Advice says nothing about whether PostgreSQL accepts a statement. */
  private static boolean isAdvice(Finding finding) {
    return finding.severity() != Severity.ERROR && finding.cause() == null;
  }

  /** A consequence, or what the tool's own transaction forbids, names no state. */
  private static boolean explains(Finding finding, Verdict verdict) {
    return finding.state() == null
        ? finding.cause() != null || finding.severity() == Severity.ERROR
        : finding.state().code().equals(verdict.sqlState());
  }

  private static List<String> messages(List<Finding> findings) {
    return findings.stream().map(f -> f.rule() + " " + f.state() + " " + f.message()).toList();
  }
}
