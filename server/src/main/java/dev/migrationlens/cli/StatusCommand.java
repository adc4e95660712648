package dev.migrationlens.cli;

import com.google.gson.stream.JsonWriter;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.Entry;
import dev.migrationlens.cli.Databases.Known;
import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.lint.LiveCase;
import dev.migrationlens.live.LiveFailure;
import dev.migrationlens.live.Standing;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.schema.FileState;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Snapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which migrations a database has, and whether it is what they make. */
final class StatusCommand implements Command {
  private final Wiring wiring;

  StatusCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** What is known of one chain. */
  private record Told(
      Chain chain, Replay replay, Known known, Standing standing, List<Difference> drift) {
    /** The file whose statement made what is otherwise in the database; null where none did. */
    @Nullable String madeBy(Difference difference) {
      Step step =
          difference instanceof Difference.OnlyRight
              ? null
              : replay.step(difference.thing().origin().step());
      return step == null ? null : step.path();
    }

    long count(FileState state) {
      return chain.entries().stream().filter(e -> standing.of(e.path()) == state).count();
    }

    boolean clean() {
      return drift.isEmpty()
          && standing.withoutFile().isEmpty()
          && chain.entries().stream()
              .map(e -> standing.of(e.path()))
              .allMatch(s -> s == FileState.APPLIED || s == FileState.UNKNOWN);
    }
  }

  @Override
  public String name() {
    return "status";
  }

  @Override
  public String operands() {
    return "[FOLDER]";
  }

  @Override
  public String summary() {
    return "Show which migrations a database has, and whether it has drifted";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Databases.DATABASE,
        Databases.TRUST,
        Option.words("--format", "how it is told", List.of("text", "json")),
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    var all = new ArrayList<Told>();
    for (Target target : Target.of(arguments.operands(), terminal, problems)) {
      Snapshot snapshot = loading.open(target, terminal, arguments.value("--config")).snapshot();
      problems.addAll(CheckCommand.problems(target, snapshot));
      Optional<Known> live = Databases.live(target.folder(), snapshot.config(), arguments);
      for (Snapshot.ChainView view : snapshot.chains()) {
        Known known = live.isPresent() ? live.get() : fallback(target, view.chain());
        all.add(told(view.chain(), snapshot, known));
      }
    }
    if (arguments.value("--format").orElse("text").equals("json")) {
      json(all, terminal);
    } else {
      all.forEach(t -> text(t, terminal));
    }
    problems.forEach(terminal::say);
    return problems.isEmpty() ? all.stream().allMatch(Told::clean) ? 0 : 1 : CommandLine.FAILED;
  }

  private static Known fallback(Target target, Chain chain) throws UsageError {
    try {
      return Databases.snapshot(target.folder(), chain).orElseThrow(Databases::none);
    } catch (LiveFailure e) {
      throw new UsageError(e.sentence());
    }
  }

  private static Told told(Chain chain, Snapshot snapshot, Known known) {
    var replay = new ReplayJudge(List.of()).replay(chain, snapshot.config());
    var live = new LiveCase(replay, known.beside(chain));
    return new Told(chain, replay, known, known.standing(chain), live.differences());
  }

  private static void text(Told told, Terminal terminal) {
    Style style = terminal.shown();
    var out = terminal.out();
    String ledger = told.standing().ledger();
    out.println(
        style.paint(Tone.STRONG, told.chain().path().isEmpty() ? "." : told.chain().path())
            + " ("
            + told.chain().tool().title()
            + ") on "
            + told.known().words()
            + ", "
            + told.known().database().server());
    out.println();
    var table = new StatusTable(style);
    for (Entry entry : told.chain().entries()) {
      List<Difference> drift =
          told.drift().stream().filter(d -> entry.path().equals(told.madeBy(d))).toList();
      table.file(told.standing().of(entry.path()), entry.name(), drift);
    }
    told.standing().withoutFile().forEach(row -> table.withoutFile(row.called()));
    table.write(out::println);
    out.println();
    out.println(
        ledger == null
            ? "Its history table is not there, so nobody knows what ran."
            : "%s applied, %s pending, by %s"
                .formatted(
                    told.count(FileState.APPLIED) + told.count(FileState.CHANGED),
                    told.count(FileState.PENDING)
                        + told.count(FileState.FAILED)
                        + told.count(FileState.PARTLY),
                    ledger));
    told.known().database().unread().forEach(u -> out.println("Not to be read by this role: " + u));
    out.println(drift(told, style));
  }

  private static String drift(Told told, Style style) {
    if (told.drift().isEmpty()) {
      return style.paint(Tone.GOOD, "No drift") + ": it is what the applied migrations make.";
    }
    long left = told.drift().stream().filter(Difference.OnlyLeft.class::isInstance).count();
    long right = told.drift().stream().filter(Difference.OnlyRight.class::isInstance).count();
    long changed = told.drift().size() - left - right;
    return style.paint(Tone.WARNING, "Drift")
        + ": %d missing, %d made elsewhere, %d different; migration-lens diff tells which"
            .formatted(left, right, changed);
  }

  private static void json(List<Told> all, Terminal terminal) {
    try {
      var text = new StringWriter();
      var json = new JsonWriter(text);
      json.setIndent("  ");
      json.setHtmlSafe(false);
      json.beginObject().name("version").value(1).name("chains").beginArray();
      for (Told told : all) {
        json.beginObject().name("path").value(told.chain().path());
        json.name("tool").value(told.chain().tool().id());
        json.name("server").value(told.known().database().server().toString());
        json.name("database").value(told.known().database().server().database());
        json.name("readAt").value(told.known().database().readAt().toString());
        json.name("files").beginArray();
        for (Entry entry : told.chain().entries()) {
          json.beginObject().name("path").value(entry.path());
          json.name("version").value(entry.version());
          json.name("state").value(StatusTable.word(told.standing().of(entry.path()))).endObject();
        }
        json.endArray().name("withoutFile").beginArray();
        for (var row : told.standing().withoutFile()) {
          json.value(row.called());
        }
        json.endArray().name("differences").value(told.drift().size()).endObject();
      }
      json.endArray().endObject().flush();
      terminal.out().println(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
