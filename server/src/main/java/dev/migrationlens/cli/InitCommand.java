package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.Platform;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.ConfigSchema;
import dev.migrationlens.workspace.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a configuration with what was found out, and what else could be said. */
final class InitCommand implements Command {
  /** Keys that are written as more than an example. */
  private static final Set<String> SAID = Set.of("$schema", "postgres", "platform", "rules");

  private final Wiring wiring;

  InitCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String operands() {
    return "[FOLDER]";
  }

  @Override
  public String summary() {
    return "Write a commented migration-lens.json with what was found out";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.words("--from", "take over the settings of another tool", List.of("squawk")),
        Option.flag("--force", "replace one that is there"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    for (Target target : Target.of(arguments.operands(), terminal, problems)) {
      Path file = target.folder().resolve(Config.FILE_NAME);
      String shown = Checked.shown(target.root(), Config.FILE_NAME);
      if (Files.exists(file) && !arguments.has("--force")) {
        throw new UsageError(shown + " is there already; --force replaces it");
      }
      Snapshot snapshot = loading.open(target, terminal, Optional.empty()).snapshot();
      try {
        String text = text(snapshot, adopted(target, arguments));
        Files.writeString(file, text, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UsageError(shown + " cannot be written; check the folder's permissions");
      }
      terminal.out().println("wrote " + shown);
    }
    problems.forEach(terminal::say);
    return problems.isEmpty() ? 0 : CommandLine.FAILED;
  }

  private Adopted adopted(Target target, Arguments arguments) throws UsageError {
    return arguments.has("--from")
        ? Adopted.fromSquawk(SquawkFile.find(target.folder()), wiring.rules())
        : Adopted.NOTHING;
  }

  private static String text(Snapshot snapshot, Adopted adopted) {
    var out = new StringBuilder("{\n");
    out.append("  // Migration Lens found:\n");
    boolean supabase = false;
    for (Snapshot.ChainView view : snapshot.chains()) {
      Chain chain = view.chain();
      supabase |= chain.platform() == Platform.SUPABASE;
      out.append(
          "  //   %s: %s, %s%n"
              .formatted(
                  chain.path().isEmpty() ? "." : chain.path(),
                  chain.tool().title(),
                  Summary.count(chain.migrations().size(), "migration")));
    }
    out.append("  // Every key may be left out.\n\n");
    out.append("  // The PostgreSQL version of the database.\n");
    String version = String.valueOf(snapshot.config().postgres().major());
    out.append("  \"postgres\": ").append(adopted.values().getOrDefault("postgres", version));
    out.append(",\n\n");
    out.append("  // What the database holds before the first migration.\n");
    out.append("  \"platform\": \"").append(supabase ? "supabase" : "none").append("\",\n\n");
    for (ConfigSchema.Described key : ConfigSchema.keys()) {
      if (!SAID.contains(key.name())) {
        Wrapping.lines(key.sentence(), 96, 5, 5)
            .forEach(line -> out.append("  // ").append(line).append('\n'));
        String value = adopted.values().get(key.name());
        out.append(value == null ? "  // \"" : "  \"").append(key.name()).append("\": ");
        out.append(value == null ? key.example() : value).append(",\n\n");
      }
    }
    out.append("  // How loud each rule is; migration-lens rules lists them.\n");
    out.append("  \"rules\": ").append(adopted.rulesText()).append("\n}\n");
    return out.toString().replace("\r\n", "\n");
  }
}
