package dev.migrationlens.cli;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.ChangeScript;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.Mermaid;
import dev.migrationlens.schema.SchemaJson;
import dev.migrationlens.schema.Svg;
import dev.migrationlens.schema.TypeScript;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the schema that a chain builds. */
final class SchemaCommand implements Command {
  private final Wiring wiring;

  SchemaCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public String operands() {
    return "[FOLDER]";
  }

  @Override
  public String summary() {
    return "Print the schema that the migrations build";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.words(
            "--format",
            "the language it is told in",
            List.of("sql", "json", "ts", "mermaid", "svg")),
        Option.of("--at", "FILE", "as it is after this migration"),
        Option.of("--schema", "NAME", "only this schema; ts tells of public if none is named"),
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    for (Target target : Target.of(arguments.operands(), terminal, problems)) {
      Snapshot snapshot = loading.open(target, terminal, arguments.value("--config")).snapshot();
      problems.addAll(CheckCommand.problems(target, snapshot));
      Optional<String> at = arguments.value("--at");
      boolean told = false;
      for (Snapshot.ChainView view : snapshot.chains()) {
        Chain chain = view.chain();
        Replay replay = new ReplayJudge(List.of()).replay(chain, snapshot.config());
        Optional<Catalog> catalog = at.map(f -> after(replay, f)).orElse(Optional.of(replay.end()));
        if (catalog.isPresent()) {
          terminal.out().print(text(contents(catalog.get(), replay, arguments), replay, arguments));
          told = true;
        }
      }
      if (!told && at.isPresent() && problems.isEmpty()) {
        throw new UsageError("no migration is named " + at.get() + "; check the spelling");
      }
    }
    problems.forEach(terminal::say);
    return problems.isEmpty() ? 0 : CommandLine.FAILED;
  }

  /** A file may be named by its path or by the end of it. */
  private static Optional<Catalog> after(Replay replay, String file) {
    Step last = null;
    for (Step step : replay.steps()) {
      boolean named = step.path().equals(file) || step.path().endsWith("/" + file);
      last = named ? step : last;
    }
    return Optional.ofNullable(last).map(replay::after);
  }

  private static Contents contents(Catalog catalog, Replay replay, Arguments arguments) {
    Contents all = Contents.of(catalog, origin -> isOwn(replay, origin));
    return arguments.value("--schema").map(all::in).orElse(all);
  }

  private static boolean isOwn(Replay replay, Origin origin) {
    Step step = replay.step(origin.step());
    return step != null && !step.path().startsWith("<");
  }

  private static String text(Contents contents, Replay replay, Arguments arguments) {
    return switch (arguments.value("--format").orElse("sql")) {
      case "json" -> SchemaJson.of(contents);
      case "ts" -> TypeScript.of(contents, List.of(arguments.value("--schema").orElse("public")));
      case "mermaid" -> Mermaid.of(contents);
      case "svg" -> Svg.of(contents);
      default ->
          ChangeScript.whole(contents, thing -> Side.told(replay, contents.catalog(), thing));
    };
  }
}
