package dev.migrationlens.cli;

import com.google.gson.stream.JsonWriter;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.live.LiveFailure;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.ChangeScript;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.schema.Difference.Aspect;
import dev.migrationlens.schema.Difference.Changed;
import dev.migrationlens.schema.Difference.OnlyLeft;
import dev.migrationlens.schema.Difference.OnlyRight;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Snapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Compares the schema of migrations, of a snapshot and of a database, any two of them. */
final class DiffCommand implements Command {
  private static final List<String> SIDES = List.of("chain", "live", "snapshot");

  private final Wiring wiring;

  DiffCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String operands() {
    return "[FOLDER]";
  }

  @Override
  public String summary() {
    return "Compare the schemas of migrations, of a snapshot and of a database";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.words("--from", "the one side; the migrations if absent", SIDES),
        Option.words("--to", "the other side; the database, or else its snapshot", SIDES),
        Databases.DATABASE,
        Databases.TRUST,
        Option.words(
            "--format",
            "how it is told; sql makes the one like the other",
            List.of("text", "json", "sql")),
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    boolean same = true;
    for (Target target : Target.of(arguments.operands(), terminal, problems)) {
      Snapshot snapshot = loading.open(target, terminal, arguments.value("--config")).snapshot();
      problems.addAll(CheckCommand.problems(target, snapshot));
      for (Snapshot.ChainView view : snapshot.chains()) {
        same &= compare(target, snapshot, view.chain(), arguments, terminal);
      }
    }
    problems.forEach(terminal::say);
    return problems.isEmpty() ? same ? 0 : 1 : CommandLine.FAILED;
  }

  private static boolean compare(
      Target target, Snapshot snapshot, Chain chain, Arguments arguments, Terminal terminal)
      throws UsageError {
    Replay replay = new ReplayJudge(List.of()).replay(chain, snapshot.config());
    String from = arguments.value("--from").orElse("chain");
    String to = arguments.value("--to").orElse("");
    Side left = side(from, target, snapshot, chain, replay, arguments);
    Side right = side(to, target, snapshot, chain, replay, arguments);
    List<Difference> differences = Comparison.of(left.contents(), right.contents());
    switch (arguments.value("--format").orElse("text")) {
      case "json" -> json(left, right, differences, terminal);
      case "sql" ->
          terminal.out().print(ChangeScript.of(differences, right.contents(), right.definitions()));
      default -> text(left, right, differences, terminal);
    }
    return differences.isEmpty();
  }

  /** No word is the database where one is named, and else its snapshot. */
  private static Side side(
      String word,
      Target target,
      Snapshot snapshot,
      Chain chain,
      Replay replay,
      Arguments arguments)
      throws UsageError {
    if (word.equals("chain")) {
      return Side.ofChain(replay);
    }
    var start = replay.timeline().before(0);
    if (!word.equals("snapshot")) {
      var live = Databases.live(target.folder(), snapshot.config(), arguments);
      if (live.isPresent()) {
        return Side.of(live.get()).besides(start);
      }
    }
    try {
      var kept = Databases.snapshot(target.folder(), chain);
      if (kept.isPresent() && !word.equals("live")) {
        return Side.of(kept.get()).besides(start);
      }
    } catch (LiveFailure e) {
      throw new UsageError(e.sentence());
    }
    throw word.equals("snapshot")
        ? new UsageError("there is no snapshot yet; migration-lens pull writes one")
        : Databases.none();
  }

  private static void text(Side left, Side right, List<Difference> differences, Terminal terminal) {
    Style style = terminal.shown();
    var out = terminal.out();
    if (differences.isEmpty()) {
      out.println(
          style.paint(Tone.GOOD, "No difference")
              + " between %s and %s".formatted(left.words(), right.words()));
    }
    for (Difference difference : differences) {
      switch (difference) {
        case OnlyLeft only ->
            out.println(
                style.paint(Tone.WARNING, "-") + " " + only.thing() + " only in " + left.words());
        case OnlyRight only ->
            out.println(
                style.paint(Tone.GOOD, "+") + " " + only.thing() + " only in " + right.words());
        case Changed changed -> {
          out.println(style.paint(Tone.STRONG, "~") + " " + changed.left());
          for (Aspect aspect : changed.aspects()) {
            out.println("    " + aspect.told(left.words(), right.words()));
          }
        }
      }
    }
  }

  private static void json(Side left, Side right, List<Difference> differences, Terminal terminal) {
    try {
      var text = new StringWriter();
      var json = new JsonWriter(text);
      json.setIndent("  ");
      json.setHtmlSafe(false);
      json.beginObject().name("version").value(1);
      json.name("from").value(left.words()).name("to").value(right.words());
      json.name("differences").beginArray();
      for (Difference difference : differences) {
        json.beginObject();
        json.name("kind").value(difference.thing().kind().word());
        json.name("name").value(difference.thing().path());
        json.name("state").value(state(difference));
        if (difference instanceof Changed changed) {
          json.name("aspects").beginArray();
          for (Aspect aspect : changed.aspects()) {
            json.beginObject().name("what").value(aspect.what());
            json.name("from").value(aspect.left()).name("to").value(aspect.right()).endObject();
          }
          json.endArray();
        }
        json.endObject();
      }
      json.endArray().endObject().flush();
      terminal.out().println(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String state(Difference difference) {
    return switch (difference) {
      case OnlyLeft only -> "only-from";
      case OnlyRight only -> "only-to";
      case Changed changed -> "changed";
    };
  }
}
