package dev.migrationlens.cli;

import java.util.List;

/** One word after {@code migration-lens}, with what may follow it. */
public interface Command {
  String name();

  /** What follows the word, as a usage line shows it. */
  String operands();

  /** One line for the list of commands. */
  String summary();

  List<Option> options();

  /** Does it; the result is the exit code: 0 fine, 1 findings, 2 usage or input that failed. */
  int run(Arguments arguments, Terminal terminal) throws UsageError;

  /** An option; {@code value} is empty for a switch, else how a usage line calls its value. */
  record Option(String name, String value, String summary, List<String> words) {
    public Option {
      words = List.copyOf(words);
    }

    public static Option flag(String name, String summary) {
      return new Option(name, "", summary, List.of());
    }

    public static Option of(String name, String value, String summary) {
      return new Option(name, value, summary, List.of());
    }

    /** An option that takes one of some words. */
    public static Option words(String name, String summary, List<String> words) {
      return new Option(name, String.join("|", words), summary, words);
    }

    boolean takesValue() {
      return !value.isEmpty();
    }
  }
}
