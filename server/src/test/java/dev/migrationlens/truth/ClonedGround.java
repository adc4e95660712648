package dev.migrationlens.truth;

import dev.migrationlens.testing.PostgresServer;
import dev.migrationlens.testing.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** A database cloned for each attempt, with the transactions that the chain and its tool make. */
final class ClonedGround implements Ground {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final PostgresServer server;
  private final String searchPath;
  private final String base = "ground_" + COUNT.incrementAndGet();
  private final Connection admin;

  ClonedGround(PostgresServer server, String searchPath) {
    this.server = server;
    this.searchPath = searchPath;
    this.admin = Ground.connect(server, "postgres", searchPath);
    clone(base, "lens_template");
  }

  private void clone(String name, String from) {
    Ground.must(admin, "CREATE DATABASE " + name + " TEMPLATE " + from + " STRATEGY file_copy");
  }

  /** Files begin in a fresh session, so a clone can stand at the start of one. */
  @Override
  public int start(List<Move> clean, int move) {
    int start = Math.min(move, clean.size() - 1);
    while (start > 0 && !clean.get(start).sql().equals("RESET ALL")) {
      start--;
    }
    return start;
  }

  @Override
  public void advance(List<Move> moves) {
    if (!moves.isEmpty()) {
      try (Connection connection = Ground.connect(server, base, searchPath)) {
        moves.forEach(move -> Ground.must(connection, move.sql()));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void attempt(Consumer<Function<String, Verdict>> trial) {
    String name = base + "_try";
    clone(name, base);
    try (Connection connection = Ground.connect(server, name, searchPath)) {
      trial.accept(sql -> Ground.send(connection, sql));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    drop(name);
  }

  private void drop(String name) {
    Ground.must(admin, "DROP DATABASE " + name + " WITH (FORCE)");
  }

  @Override
  public void close() {
    drop(base);
    try {
      admin.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
