package dev.migrationlens.replay;

import dev.migrationlens.sql.LockMode;
import dev.migrationlens.testing.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What one statement was seen to do to the relations that were there before it. */
record Observation(Map<String, Seen> relations) {

  /** One relation: its strongest lock, how often it was read, whether its file is another. */
  record Seen(LockMode lock, long scans, boolean newFile, boolean stored) {}

  /** A relation before the statement. */
  private record Was(long oid, String name, long file, boolean stored, long scans) {}

  private static final String RELATIONS =
      """
      select c.oid, c.relname, coalesce(pg_relation_filenode(c.oid), 0), c.relkind in ('r', 'm'),
          coalesce(pg_stat_get_numscans(c.oid), 0)
            + coalesce((select sum(pg_stat_get_numscans(indexrelid)) from pg_index
                where indrelid = c.oid), 0)
        from pg_class c join pg_namespace n on n.oid = relnamespace
        where nspname = 'public' and relkind in ('r', 'p', 'm')\
      """;

  static Observation of(PostgresDatabase database, String statement, String beside)
      throws SQLException {
    try (var other = DriverManager.getConnection(database.address())) {
      Connection own = database.connection();
      return beside.isEmpty()
          ? inTransaction(own, other, statement)
          : halfWay(database, own, other, statement, beside);
    }
  }

  private static Observation inTransaction(Connection own, Connection other, String sql)
      throws SQLException {
    List<Was> before = relations(own);
    int pid = pid(own);
    execute(own, "begin");
    execute(own, sql);
    Map<Long, LockMode> locks = locks(other, pid);
    var seen = new TreeMap<String, Seen>();
    for (Was was : before) {
      if (locks.containsKey(was.oid())) {
        long scans =
            number(
                own,
                "select coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0) from"
                    + " pg_stat_xact_all_tables where relid = "
                    + was.oid());
        seen.put(was.name(), seen(own, was, locks.get(was.oid()), scans));
      }
    }
    execute(own, "rollback");
    return new Observation(seen);
  }

  /** What cannot run in a transaction is looked at while it waits for one. */
  private static Observation halfWay(
      PostgresDatabase database, Connection own, Connection other, String sql, String beside)
      throws SQLException {
    List<Was> before = relations(own);
    int pid = pid(own);
    Map<Long, LockMode> locks;
    try (var blocker = DriverManager.getConnection(database.address())) {
      execute(blocker, "begin");
      execute(blocker, beside);
      CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(own, sql));
      awaitWaiting(other, pid);
      locks = locks(other, pid);
      execute(blocker, "commit");
      running.join();
    }
    execute(own, "select pg_stat_force_next_flush()");
    execute(own, "select 1");
    Map<Long, Long> scans = new TreeMap<>();
    relations(other).forEach(r -> scans.put(r.oid(), r.scans()));
    var seen = new TreeMap<String, Seen>();
    for (Was was : before) {
      if (locks.containsKey(was.oid())) {
        long more = scans.getOrDefault(was.oid(), 0L) - was.scans();
        seen.put(was.name(), seen(own, was, locks.get(was.oid()), more));
      }
    }
    return new Observation(seen);
  }

  private static Seen seen(Connection own, Was was, LockMode lock, long scans) throws SQLException {
    long file = number(own, "select coalesce(pg_relation_filenode(" + was.oid() + "), 0)");
    return new Seen(lock, scans, file != 0 && file != was.file(), was.stored());
  }

  private static List<Was> relations(Connection connection) throws SQLException {
    var all = new ArrayList<Was>();
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_stat_force_next_flush()");
      statement.execute("select 1");
      try (var rows = statement.executeQuery(RELATIONS)) {
        while (rows.next()) {
          all.add(
              new Was(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getLong(3),
                  rows.getBoolean(4),
                  rows.getLong(5)));
        }
      }
    }
    return all;
  }

  private static Map<Long, LockMode> locks(Connection other, int pid) throws SQLException {
    var strongest = new TreeMap<Long, LockMode>();
    try (var statement = other.createStatement();
        var rows =
            statement.executeQuery(
                "select relation, mode from pg_locks where relation is not null and pid = "
                    + pid)) {
      while (rows.next()) {
        for (LockMode mode : LockMode.values()) {
          if (mode != LockMode.ACCESS_SHARE && mode.viewName().equals(rows.getString(2))) {
            strongest.merge(rows.getLong(1), mode, (a, b) -> a.compareTo(b) >= 0 ? a : b);
          }
        }
      }
    }
    return strongest;
  }

  private static void awaitWaiting(Connection other, int pid) throws SQLException {
    for (int i = 0; i < 500; i++) {
      if (number(other, "select count(*) from pg_locks where not granted and pid = " + pid) > 0) {
        return;
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    throw new IllegalStateException("the statement waits for nothing");
  }

  private static int pid(Connection connection) throws SQLException {
    return (int) number(connection, "select pg_backend_pid()");
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void run(Connection connection, String sql) {
    try {
      execute(connection, sql);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  /** What was seen, a line for each relation. */
  String seen() {
    var lines = new ArrayList<String>();
    relations.forEach(
        (name, seen) -> lines.add(name + " " + seen.lock().words() + " " + work(seen)));
    return String.join("\n", lines);
  }

  private static Work work(Seen seen) {
    if (!seen.stored()) {
      return Work.INSTANT;
    }
    return seen.newFile() ? Work.REWRITE : seen.scans() > 0 ? Work.SCAN : Work.INSTANT;
  }

  /** What the impact says, in the same form; where it promises nothing, what was seen. */
  String told(Impact impact) {
    var lines = new TreeMap<String, String>();
    for (Impact.OnRelation on : impact.relations()) {
      String name = on.relation().name();
      Seen seen = relations.get(name);
      boolean open = Set.of(Work.ROWS, Work.UNSURE_SCAN, Work.UNKNOWN).contains(on.work());
      boolean emptied = impact.has(Claim.TABLE_TRUNCATE);
      Work work = seen != null && (open || emptied || !seen.stored()) ? work(seen) : on.work();
      lines.put(name, name + " " + on.lock().words() + " " + work);
    }
    return String.join("\n", lines.values());
  }
}
