package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.live.LiveFailure;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the workspace of a target, with its configuration. */
final class Loading {
  private final Wiring wiring;
  private final List<String> problems;

  Loading(Wiring wiring, List<String> problems) {
    this.wiring = wiring;
    this.problems = problems;
  }

  Workspace open(Target target, Terminal terminal, Optional<String> configured) {
    return open(target, terminal, configured, chain -> snapshot(target, chain));
  }

  /**
   * Beside the database that was named, or else beside snapshots. Where the database cannot be read
   * that is said, and everything that needs none goes on.
   */
  Beside open(Target target, Terminal terminal, Arguments arguments) {
    Config config = config(target, terminal, arguments.value("--config"));
    if (!arguments.has("--database")) {
      return beside(target, config, chain -> snapshot(target, chain));
    }
    Optional<Databases.Known> known = Optional.empty();
    try {
      known = Databases.live(target.folder(), config, arguments);
    } catch (UsageError unreachable) {
      problems.add(unreachable.sentence());
    }
    Databases.Known found = known.orElse(null);
    return beside(target, config, chain -> found == null ? null : found.beside(chain));
  }

  /** A workspace and the databases of its chains. */
  record Beside(Workspace workspace, Function<Chain, @Nullable LiveSchema> live) {}

  private Beside beside(Target target, Config config, Function<Chain, @Nullable LiveSchema> live) {
    return new Beside(Workspace.open(target.folder(), config, wiring.judging().with(live)), live);
  }

  /** With databases that are known otherwise than from snapshots. */
  Workspace open(
      Target target,
      Terminal terminal,
      Optional<String> configured,
      Function<Chain, @Nullable LiveSchema> live) {
    return Workspace.open(
        target.folder(), config(target, terminal, configured), wiring.judging().with(live));
  }

  /** A snapshot beside a chain is its database until another is asked. */
  private @Nullable LiveSchema snapshot(Target target, Chain chain) {
    try {
      return Databases.snapshot(target.folder(), chain)
          .map(known -> known.beside(chain))
          .orElse(null);
    } catch (LiveFailure unreadable) {
      problems.add(Checked.shown(target.root(), unreadable.sentence()));
      return null;
    }
  }

  private Config config(Target target, Terminal terminal, Optional<String> configured) {
    Path file =
        configured
            .map(c -> terminal.directory().resolve(c))
            .orElse(target.folder().resolve(Config.FILE_NAME));
    String shown = configured.orElse(Checked.shown(target.root(), Config.FILE_NAME));
    if (configured.isEmpty() && !Files.exists(file)) {
      return Config.DEFAULT;
    }
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      Config.Reading reading = Config.read(text, wiring.ruleIds());
      reading.problems().forEach(p -> problems.add(shown + ": " + p));
      return reading.config();
    } catch (IOException e) {
      String why = Files.exists(file) ? "cannot be read as UTF-8 text" : "does not exist";
      problems.add(shown + " " + why + "; the defaults hold");
      return Config.DEFAULT;
    }
  }
}
