package dev.migrationlens.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Prints a script by which a shell completes what is typed. */
final class CompletionCommand implements Command {
  private final List<Command> commands;

  CompletionCommand(List<Command> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String operands() {
    return "bash|zsh|fish";
  }

  @Override
  public String summary() {
    return "Print a script that completes what is typed, for bash, zsh or fish";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    String shell = arguments.operands().isEmpty() ? "" : arguments.operands().get(0);
    terminal
        .out()
        .print(
            switch (shell) {
              case "bash" -> bash();
              case "zsh" -> zsh();
              case "fish" -> fish();
              default -> throw new UsageError("completion needs a shell: bash, zsh or fish");
            });
    return 0;
  }

  private String bash() {
    var out = new StringBuilder("_migration_lens() {\n");
    out.append("  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n");
    out.append("  if [ \"$COMP_CWORD\" = 1 ]; then\n");
    out.append("    COMPREPLY=($(compgen -W \"").append(names()).append("\" -- \"$word\"))\n");
    out.append("    return\n  fi\n");
    out.append("  case ${COMP_WORDS[1]}:$before in\n");
    for (Command command : commands) {
      for (Command.Option option : command.options()) {
        if (!option.words().isEmpty()) {
          out.append("    %s:%s) ".formatted(command.name(), option.name()));
          out.append("COMPREPLY=($(compgen -W \"").append(String.join(" ", option.words()));
          out.append("\" -- \"$word\")); return ;;\n");
        }
      }
    }
    out.append("  esac\n  local options=\n  case ${COMP_WORDS[1]} in\n");
    for (Command command : commands) {
      String options =
          command.options().stream().map(Command.Option::name).collect(Collectors.joining(" "));
      out.append("    %s) options=\"%s\" ;;%n".formatted(command.name(), options));
    }
    out.append("  esac\n");
    out.append("  if [ \"${word:0:1}\" = - ]; then\n");
    out.append("    COMPREPLY=($(compgen -W \"$options --help\" -- \"$word\"))\n  else\n");
    out.append("    COMPREPLY=($(compgen -f -- \"$word\"))\n  fi\n}\n");
    out.append("complete -o filenames -F _migration_lens migration-lens\n");
    return out.toString().replace("\r\n", "\n");
  }

  private String zsh() {
    var out = new StringBuilder("#compdef migration-lens\n");
    out.append("(( $+functions[compdef] )) || { autoload -U compinit && compinit -u }\n");
    out.append("_migration_lens() {\n  local -a commands=(\n");
    for (Command command : commands) {
      out.append("    '%s:%s'\n".formatted(command.name(), zshText(command.summary())));
    }
    out.append("  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n");
    out.append("  fi\n  shift words\n  (( CURRENT-- ))\n  case $words[1] in\n");
    for (Command command : commands) {
      out.append("    %s) _arguments".formatted(command.name()));
      for (Command.Option option : command.options()) {
        out.append(" \\\n      '%s[%s]".formatted(option.name(), zshText(option.summary())));
        if (option.takesValue()) {
          out.append(":").append(zshText(option.value())).append(":");
          String words = String.join(" ", option.words());
          out.append(words.isEmpty() ? "_files" : "(" + words + ")");
        }
        out.append("'");
      }
      out.append(" '--help[tell about it]' '*:file:_files' ;;\n");
    }
    return out.append("  esac\n}\ncompdef _migration_lens migration-lens\n").toString();
  }

  /** Colons and brackets end a part of what zsh is told. */
  private static String zshText(String text) {
    return text.replace("'", "'\\''").replaceAll("[:\\[\\]]", "\\\\$0");
  }

  private String fish() {
    var out = new StringBuilder();
    for (Command command : commands) {
      out.append(
          "complete -c migration-lens -n __fish_use_subcommand -f -a %s -d '%s'%n"
              .formatted(command.name(), command.summary().replace("'", "\\'")));
      for (Command.Option option : command.options()) {
        out.append(
            "complete -c migration-lens -n '__fish_seen_subcommand_from %s' -l %s%s -d '%s'%n"
                .formatted(
                    command.name(),
                    option.name().substring(2),
                    values(option),
                    option.summary().replace("'", "\\'")));
      }
    }
    return out.toString().replace("\r\n", "\n");
  }

  private static String values(Command.Option option) {
    if (!option.takesValue()) {
      return "";
    }
    return option.words().isEmpty() ? " -r" : " -x -a '" + String.join(" ", option.words()) + "'";
  }

  private String names() {
    return commands.stream().map(Command::name).collect(Collectors.joining(" "));
  }
}
