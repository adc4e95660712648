package dev.migrationlens.cli;

import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.workspace.Judge;
import java.util.List;
import java.util.function.Supplier;

/** What the command line is given by the program: it does not know the rules itself. */
public record Wiring(Supplier<Judge> judge, List<RuleInfo> rules, List<Command> more) {
  public Wiring {
    rules = List.copyOf(rules);
    more = List.copyOf(more);
  }

  List<String> ruleIds() {
    return rules.stream().map(RuleInfo::id).toList();
  }
}
