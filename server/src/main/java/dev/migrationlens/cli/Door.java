package dev.migrationlens.cli;

import java.util.List;
import java.util.function.IntSupplier;

/** A command without arguments that another room carries out; the result is the exit code. */
public record Door(String name, String summary, IntSupplier opened) implements Command {
  @Override
  public String operands() {
    return "";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    return opened.getAsInt();
  }
}
