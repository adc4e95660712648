package dev.migrationlens.trial;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.trial.Verdict.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLException;

/** Runs a chain, statement by statement. */
final class Trial {
  private static final String SAVEPOINT = "migration_lens_before_statement";

  /** Statements about transactions, which a savepoint of ours must not disturb. */
  private static final Pattern CONTROL =
      Pattern.compile(
          "(?is)\\s*(savepoint|release|rollback|abort|commit|end|begin|start|prepare\\s+transaction"
              + "|set\\s+(local\\s+|session\\s+)?transaction)\\b.*");

  /** What reaches beyond the database: it is never run, wherever the server is. */
  private static final Pattern CLUSTER =
      Pattern.compile(
          "(?is)\\s*((create|drop|alter)\\s+(database|tablespace)|alter\\s+system"
              + "|create\\s+subscription|copy\\b.*\\b(from|to)\\s+program)\\b.*");

  private static final Pattern COPY_DATA =
      Pattern.compile("(?is)\\s*copy\\b.*\\bfrom\\s+stdin\\b.*");

  private final TrialDatabase database;
  private final Consumer<String> progress;

  Trial(TrialDatabase database, Consumer<String> progress) {
    this.database = database;
    this.progress = progress;
  }

  /** What a platform and a tool bring; a sentence for each thing that this server cannot have. */
  List<String> prepare(List<Migration> prelude) throws SQLException {
    var lacking = new ArrayList<String>();
    for (Migration migration : prelude) {
      for (Slice slice : migration.up()) {
        String sql = slice.of(migration.text());
        try {
          send(sql);
        } catch (SQLException e) {
          boolean extension = sql.regionMatches(true, 0, "create extension", 0, 16);
          boolean there = "42710".equals(e.getSQLState()) || "42P06".equals(e.getSQLState());
          if (extension) {
            lacking.add(TrialDatabase.firstLine(e));
          } else if (!there) {
            lacking.add("the platform's `" + sql.lines().findFirst().orElse("") + "`");
          }
        }
      }
    }
    return lacking;
  }

  /** The verdict on every statement, in order. */
  List<Verdict> run(List<Migration> migrations, Manner manner) throws SQLException {
    var verdicts = new ArrayList<Verdict>();
    boolean stopped = false;
    for (Migration migration : migrations) {
      progress.accept(migration.path());
      if (stopped) {
        migration
            .up()
            .forEach(
                s -> verdicts.add(Verdict.skipped(migration.path(), s, "an earlier file failed")));
        continue;
      }
      if (migration.transaction() != Migration.TransactionMode.UNKNOWN) {
        send("reset all");
      }
      List<Verdict> file = manner == Manner.AS_TOOL ? asTool(migration) : eachStatement(migration);
      verdicts.addAll(file);
      stopped = manner == Manner.AS_TOOL && file.stream().anyMatch(Verdict::rejected);
    }
    return verdicts;
  }

  private List<Verdict> eachStatement(Migration migration) throws SQLException {
    if (migration.transaction() == Migration.TransactionMode.PER_FILE) {
      send("begin");
    }
    var verdicts = new ArrayList<Verdict>();
    for (Slice slice : migration.up()) {
      verdicts.add(judged(migration, slice));
    }
    if (state() != TransactionState.IDLE) {
      finish(migration);
    }
    return verdicts;
  }

  /** The tool commits; what only its COMMIT refuses is done again, for the files that follow. */
  private void finish(Migration migration) throws SQLException {
    if (migration.transaction() != Migration.TransactionMode.PER_FILE) {
      send("rollback");
      return;
    }
    try {
      send("commit");
    } catch (SQLException e) {
      for (Slice slice : migration.up()) {
        judged(migration, slice);
      }
      if (state() != TransactionState.IDLE) {
        send("rollback");
      }
    }
  }

  private List<Verdict> asTool(Migration migration) throws SQLException {
    boolean one =
        migration.transaction() == Migration.TransactionMode.PER_FILE
            || migration.transaction() == Migration.TransactionMode.IMPLICIT_BLOCK;
    var verdicts = new ArrayList<Verdict>();
    boolean failed = false;
    if (one) {
      send("begin");
    }
    for (Slice slice : migration.up()) {
      Verdict verdict =
          failed
              ? Verdict.skipped(migration.path(), slice, "an earlier statement failed")
              : sent(migration, slice);
      verdicts.add(verdict);
      failed |= verdict.rejected();
    }
    if (state() != TransactionState.IDLE) {
      send(failed ? "rollback" : "commit");
    }
    return verdicts;
  }

  /** An explicit transaction is honoured, with a savepoint before each statement in it. */
  private Verdict judged(Migration migration, Slice slice) throws SQLException {
    boolean control = CONTROL.matcher(slice.of(migration.text())).matches();
    boolean inside = state() == TransactionState.OPEN && !control;
    if (inside) {
      send("savepoint " + SAVEPOINT);
    }
    Verdict verdict = sent(migration, slice);
    if (!control && state() == TransactionState.FAILED) {
      send(inside ? "rollback to savepoint " + SAVEPOINT : "rollback");
    } else if (inside && state() == TransactionState.OPEN) {
      send("release savepoint " + SAVEPOINT);
    }
    return verdict;
  }

  private Verdict sent(Migration migration, Slice slice) throws SQLException {
    String sql = slice.of(migration.text());
    String path = migration.path();
    if (slice.kind() != Slice.Kind.SQL) {
      return Verdict.skipped(path, slice, "it is psql's");
    }
    if (CLUSTER.matcher(sql).matches()) {
      return Verdict.skipped(path, slice, "it would reach beyond the trial's database");
    }
    if (COPY_DATA.matcher(sql).matches()) {
      return Verdict.skipped(path, slice, "its data is psql's to send");
    }
    try {
      send(sql);
      return Verdict.accepted(path, slice);
    } catch (SQLException e) {
      return rejected(path, slice, sql, e);
    }
  }

  private static Verdict rejected(String path, Slice slice, String sql, SQLException e) {
    int offset = -1;
    if (e instanceof PSQLException told
        && told.getServerErrorMessage() != null
        && told.getServerErrorMessage().getPosition() > 0) {
      int position = told.getServerErrorMessage().getPosition() - 1;
      boolean within = position <= sql.codePointCount(0, sql.length());
      offset = within ? sql.offsetByCodePoints(0, position) : -1;
    }
    return new Verdict(
        path, slice, Outcome.REJECTED, e.getSQLState(), TrialDatabase.firstLine(e), offset);
  }

  private void send(String sql) throws SQLException {
    try (Statement statement = database.connection().createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private TransactionState state() throws SQLException {
    Connection connection = database.connection();
    return connection.unwrap(BaseConnection.class).getTransactionState();
  }
}
