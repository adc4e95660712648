package dev.migrationlens.live;

import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.ChangeScript;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.testing.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A schema on its way through everything: PostgreSQL makes it, it is read, written as a migration,
 * run again, kept in a snapshot. What is not the same at the end is told.
 */
final class RoundTrip {
  private static final Pattern ROLE = Pattern.compile("(?i)create role [^;]+;");

  private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)create subscription (\\S+)");

  private final List<String> problems = new ArrayList<>();

  private RoundTrip() {}

  static List<String> problems(PostgresServer server, String sql) {
    var trip = new RoundTrip();
    trip.take(server, sql);
    return trip.problems;
  }

  private void take(PostgresServer server, String sql) {
    LiveDatabase live;
    try (var database = server.database()) {
      run("the schema itself", database, sql);
      live = Equality.read(database);
      withoutSubscriptions(database, sql);
    }
    String roles = String.join("\n", ROLE.matcher(sql).results().map(r -> r.group()).toList());
    try (var again = server.database()) {
      run("the roles", again, roles);
      live.unread().forEach(u -> problems.add("unread: " + u));
      Replay replay = replay(sql);
      complaints("of the schema", replay);
      Equality.differences(replay, live).forEach(d -> problems.add("false drift: " + d));
      String script = script(live);
      script
          .lines()
          .filter(l -> l.matches("--.*(not told|not known|differs:).*"))
          .forEach(l -> problems.add("untold: " + l));
      run("the written migration", again, script);
      LiveDatabase made = Equality.read(again);
      same("PostgreSQL, again", live, made);
      String second = script(made);
      lines("the second script", script, second);
      Replay written = replay(roles + "\n" + script);
      complaints("of what is written", written);
      Equality.differences(written, live).forEach(d -> problems.add("after writing: " + d));
      snapshot(live, script);
      withoutSubscriptions(again, sql);
    }
  }

  /** A database that subscribes to something cannot be dropped. */
  private static void withoutSubscriptions(PostgresDatabase database, String sql) {
    SUBSCRIPTION
        .matcher(sql)
        .results()
        .forEach(r -> database.run("drop subscription " + r.group(1)));
  }

  private void snapshot(LiveDatabase live, String script) {
    try {
      String text = SnapshotFile.write(live);
      LiveDatabase kept = SnapshotFile.read(text);
      same("the snapshot", live, kept);
      lines("the snapshot's text", text, SnapshotFile.write(kept));
      String fromKept = script(kept);
      if (fromKept.length() != script.length()) {
        lines("the snapshot's script", sorted(script), sorted(fromKept));
      }
    } catch (LiveFailure e) {
      problems.add(e.sentence());
    }
  }

  private static String sorted(String text) {
    return String.join("\n", text.lines().sorted().toList());
  }

  private void same(String what, LiveDatabase one, LiveDatabase other) {
    Comparison.of(Equality.live(one), Equality.live(other)).stream()
        .map(Equality::told)
        .filter(d -> !d.contains("[owner: "))
        .forEach(d -> problems.add(what + ": " + d));
  }

  private void lines(String what, String one, String other) {
    List<String> mine = one.lines().toList();
    List<String> theirs = other.lines().toList();
    mine.stream().filter(l -> !theirs.contains(l)).forEach(l -> problems.add(what + " - " + l));
    theirs.stream().filter(l -> !mine.contains(l)).forEach(l -> problems.add(what + " + " + l));
  }

  private static Replay replay(String sql) {
    return Replay.of(List.of(Equality.file("1.sql", sql)), Replay.Setup.PLAIN);
  }

  private void complaints(String what, Replay replay) {
    for (Step step : replay.steps()) {
      step.outcome().problems().stream()
          .filter(p -> p.state() != null)
          .forEach(p -> problems.add("claim " + what + ": " + p.message() + " in " + step.text()));
    }
  }

  private static String script(LiveDatabase live) {
    Contents there = Equality.live(live);
    Contents nothing = Equality.chain(replay(""));
    return ChangeScript.of(
        Comparison.of(nothing, there), there, thing -> live.definition(thing.object()));
  }

  private void run(String what, PostgresDatabase database, String sql) {
    for (var slice : StatementSplitter.split(sql)) {
      var verdict = database.run(slice.of(sql));
      if (!verdict.ok()) {
        problems.add(what + " is refused: " + verdict + " in " + slice.of(sql));
      }
    }
  }
}
