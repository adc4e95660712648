package dev.migrationlens.cli;

import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RulePage;
import dev.migrationlens.text.Nearest;
import java.io.PrintStream;
import java.util.List;

/** Tells what one rule is about. */
final class ExplainCommand implements Command {
  private final Wiring wiring;

  ExplainCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String operands() {
    return "RULE…";
  }

  @Override
  public String summary() {
    return "Tell why a rule is there, with an example and its cure";
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    if (arguments.operands().isEmpty()) {
      throw new UsageError("explain needs a rule; migration-lens rules lists them");
    }
    for (String id : arguments.operands()) {
      explain(rule(id), terminal.out(), terminal.shown());
    }
    return 0;
  }

  private RuleInfo rule(String id) throws UsageError {
    for (RuleInfo rule : wiring.rules()) {
      if (rule.id().equals(id)) {
        return rule;
      }
    }
    String meant =
        Nearest.of(id, wiring.ruleIds())
            .map(r -> "; did you mean " + r + "?")
            .orElse("; migration-lens rules lists them");
    throw new UsageError("there is no rule " + id + meant);
  }

  private static void explain(RuleInfo rule, PrintStream out, Style style) {
    out.print(style.paint(TextReport.tone(rule.severity()), rule.severity().word()));
    out.println("[" + rule.id() + "] " + style.paint(Tone.STRONG, rule.summary()));
    out.println();
    for (String paragraph : rule.why().strip().split("\n\n")) {
      boolean prose = !paragraph.startsWith("    ") && !paragraph.contains("```");
      if (prose && !paragraph.startsWith("- ")) {
        String joined = paragraph.replaceAll("\\s*\n\\s*", " ");
        Wrapping.lines(joined, Math.min(style.width(), 100), 0, 0).forEach(out::println);
      } else {
        out.println(paragraph);
      }
      out.println();
    }
    rule.example().strip().lines().forEach(line -> out.println(painted(line, style)));
    out.println();
    out.println(
        "To allow it at one place, write above the statement: -- allow: "
            + rule.id()
            + ", and why");
  }

  /** The example's own notes stand back behind its SQL; a cure's title stands above its result. */
  private static String painted(String line, Style style) {
    if (line.startsWith("--> ") || line.startsWith("--? ")) {
      String word = line.startsWith("--> ") ? "fix" : "try";
      String title = line.substring("--> ".length());
      return "\n" + style.paint(Tone.GOOD, word) + ": " + title + "\n";
    }
    String shown = line.isEmpty() ? "" : "  " + RulePage.shown(line);
    return line.startsWith("--") ? style.paint(Tone.QUIET, shown) : shown;
  }
}
