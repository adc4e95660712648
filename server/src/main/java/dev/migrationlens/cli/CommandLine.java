package dev.migrationlens.cli;

import dev.migrationlens.text.Nearest;
import java.util.ArrayList;
import java.util.List;

/** Finds the command that was typed and runs it. */
public final class CommandLine {
  /** Input or usage failed. */
  static final int FAILED = 2;

  private final List<Command> commands;

  public CommandLine(Wiring wiring) {
    var all = new ArrayList<Command>();
    all.add(new CheckCommand(wiring));
    all.add(new FixCommand(wiring));
    all.add(new ExplainCommand(wiring));
    all.add(new RulesCommand(wiring));
    all.add(new SchemaCommand(wiring));
    all.add(new GraphCommand(wiring));
    all.add(new WriteCommand(wiring));
    all.add(new StatusCommand(wiring));
    all.add(new DiffCommand(wiring));
    all.add(new PullCommand(wiring));
    all.add(new TrialCommand(wiring));
    all.addAll(wiring.more());
    all.add(new InitCommand(wiring));
    all.add(new CompletionCommand(all));
    this.commands = List.copyOf(all);
  }

  /** Runs what was typed; never throws because of it. */
  public int run(List<String> typed, Terminal terminal) {
    try {
      return dispatch(typed, terminal);
    } catch (UsageError e) {
      terminal.say(e.sentence());
      return FAILED;
    } finally {
      terminal.flush();
    }
  }

  private int dispatch(List<String> typed, Terminal terminal) throws UsageError {
    if (typed.isEmpty() || isHelp(typed.get(0))) {
      terminal.out().print(Help.general(commands, terminal.shown()));
      return typed.isEmpty() ? FAILED : 0;
    }
    String word = typed.get(0);
    if (word.equals("--version") || word.equals("version")) {
      terminal.out().println("migration-lens " + version());
      return 0;
    }
    Command command = command(word);
    List<String> rest = typed.subList(1, typed.size());
    int end = rest.indexOf("--");
    if (rest.subList(0, end < 0 ? rest.size() : end).stream().anyMatch(CommandLine::isHelp)) {
      terminal.out().print(Help.of(command, terminal.shown()));
      return 0;
    }
    return command.run(Arguments.parse(command, rest), terminal);
  }

  private static boolean isHelp(String word) {
    return word.equals("--help") || word.equals("-h") || word.equals("help");
  }

  private Command command(String word) throws UsageError {
    for (Command command : commands) {
      if (command.name().equals(word)) {
        return command;
      }
    }
    List<String> names = commands.stream().map(Command::name).toList();
    String meant =
        Nearest.of(word, names)
            .map(n -> "; did you mean " + n + "?")
            .orElse("; there are " + String.join(", ", names));
    throw new UsageError("there is no command " + word + meant);
  }

  static String version() {
    String built = CommandLine.class.getPackage().getImplementationVersion();
    return built == null ? "0 (not built as a jar)" : built;
  }
}
