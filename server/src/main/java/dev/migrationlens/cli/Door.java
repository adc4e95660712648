package dev.migrationlens.cli;

import java.util.List;
import java.util.function.ToIntFunction;

/** A command that another room carries out; the result is the exit code. */
public record Door(
    String name, String summary, List<Option> options, ToIntFunction<Arguments> opened)
    implements Command {
  public Door {
    options = List.copyOf(options);
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    try {
      return opened.applyAsInt(arguments);
    } catch (IllegalArgumentException misused) {
      throw new UsageError(String.valueOf(misused.getMessage()));
    }
  }
}
