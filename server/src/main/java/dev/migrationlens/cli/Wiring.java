package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.workspace.Judge;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the command line is given by the program: it does not know the rules itself. */
public record Wiring(Judging judging, List<RuleInfo> rules, List<Command> more) {
  public Wiring {
    rules = List.copyOf(rules);
    more = List.copyOf(more);
  }

  /** Makes a judge that knows the databases of chains. */
  public interface Judging {
    Judge with(Function<Chain, @Nullable LiveSchema> live);
  }

  List<String> ruleIds() {
    return rules.stream().map(RuleInfo::id).toList();
  }
}
