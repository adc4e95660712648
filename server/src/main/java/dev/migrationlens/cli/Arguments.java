package dev.migrationlens.cli;

import dev.migrationlens.cli.Command.Option;
import dev.migrationlens.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed after a command: its options, and the words that are none. */
public record Arguments(Map<String, String> options, List<String> operands) {
  public Arguments {
    options = Map.copyOf(options);
    operands = List.copyOf(operands);
  }

  public boolean has(String option) {
    return options.containsKey(option);
  }

  public Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option));
  }

  /** A whole number that is not negative. */
  public Optional<Integer> number(String option) throws UsageError {
    String value = options.get(option);
    if (value == null) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return Optional.of(number);
      }
    } catch (NumberFormatException notANumber) {
      // Said below, with the option's name.
    }
    throw new UsageError(option + " takes a number from 0 on, not \"" + value + "\"");
  }

  static Arguments parse(Command command, List<String> typed) throws UsageError {
    Map<String, String> options = new HashMap<>();
    var operands = new ArrayList<String>();
    boolean onlyOperands = false;
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      if (onlyOperands || !word.startsWith("-") || word.equals("-")) {
        operands.add(word);
      } else if (word.equals("--")) {
        onlyOperands = true;
      } else {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Option option = option(command, name);
        if (!option.takesValue()) {
          if (equals >= 0) {
            throw new UsageError(name + " takes no value");
          }
          options.put(name, "");
        } else if (equals >= 0) {
          options.put(name, checked(option, word.substring(equals + 1)));
        } else if (i + 1 < typed.size()) {
          i++;
          options.put(name, checked(option, typed.get(i)));
        } else {
          throw new UsageError(name + " needs a value: " + option.value());
        }
      }
    }
    return new Arguments(options, operands);
  }

  private static Option option(Command command, String name) throws UsageError {
    for (Option option : command.options()) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    List<String> known = command.options().stream().map(Option::name).toList();
    String meant =
        Nearest.of(name, known)
            .map(n -> "; did you mean " + n + "?")
            .orElse("; see migration-lens " + command.name() + " --help");
    throw new UsageError(command.name() + " has no option " + name + meant);
  }

  private static String checked(Option option, String value) throws UsageError {
    if (option.words().isEmpty() || option.words().contains(value)) {
      return value;
    }
    String meant =
        Nearest.of(value, option.words()).map(w -> "; did you mean " + w + "?").orElse("");
    throw new UsageError(
        "%s takes one of %s, not \"%s\"%s"
            .formatted(option.name(), String.join(", ", option.words()), value, meant));
  }
}
