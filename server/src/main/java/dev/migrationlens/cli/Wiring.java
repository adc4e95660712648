package dev.migrationlens.cli;

import dev.migrationlens.workspace.Judge;
import java.util.List;
import java.util.function.Supplier;

/** What the command line is given by the program: it does not know the rules itself. */
public record Wiring(Supplier<Judge> judge, List<String> ruleIds, List<Command> more) {
  public Wiring {
    ruleIds = List.copyOf(ruleIds);
    more = List.copyOf(more);
  }
}
