package dev.migrationlens.live;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.PostgresDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The catalog that a chain builds beside the one that PostgreSQL has after it. */
public final class Equality {
  private Equality() {}

  static Migration file(String path, String sql) {
    return new Migration(
        path,
        "1",
        sql,
        StatementSplitter.split(sql),
        List.of(),
        Migration.TransactionMode.AUTOCOMMIT,
        Migration.Runner.DRIVER);
  }

  public static LiveDatabase read(PostgresDatabase database) {
    try (var connection = DriverManager.getConnection(database.address())) {
      return Introspection.read(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static Contents live(LiveDatabase database) {
    return Contents.of(database.catalog(), origin -> origin.step() < 0);
  }

  static Contents chain(Replay replay) {
    return Contents.of(replay.end(), origin -> isOwn(replay, origin));
  }

  private static boolean isOwn(Replay replay, Origin origin) {
    Step step = replay.step(origin.step());
    return step != null && !step.path().startsWith("<");
  }

  static List<String> differences(Replay replay, LiveDatabase database) {
    return compared(replay, database).stream().map(Equality::told).toList();
  }

  /** Of the objects themselves: a platform's default privileges and owners are not replayed. */
  public static List<String> ofObjects(Replay replay, LiveDatabase database) {
    return compared(replay, database).stream()
        .filter(d -> !(d instanceof Difference.Changed c) || !isBeside(c))
        .map(Equality::told)
        .toList();
  }

  private static boolean isBeside(Difference.Changed changed) {
    return changed.aspects().stream().allMatch(Difference.Aspect::isBeside);
  }

  private static List<Difference> compared(Replay replay, LiveDatabase database) {
    var before = replay.timeline().before(0);
    return Comparison.of(chain(replay), live(database).besides(before));
  }

  static String told(Difference difference) {
    return switch (difference) {
      case Difference.OnlyLeft only -> only.thing() + " is only in the chain";
      case Difference.OnlyRight only -> only.thing() + " is only in PostgreSQL";
      case Difference.Changed changed ->
          changed.thing()
              + " "
              + changed.aspects().stream().map(a -> a.told("the chain", "PostgreSQL")).toList();
    };
  }
}
