package dev.migrationlens.cli;

import com.google.gson.stream.JsonWriter;
import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Lists the rules by topic. */
final class RulesCommand implements Command {
  private final Wiring wiring;

  RulesCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String operands() {
    return "";
  }

  @Override
  public String summary() {
    return "List the rules";
  }

  @Override
  public List<Option> options() {
    return List.of(Option.words("--format", "how they are listed", List.of("text", "json")));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    if (arguments.value("--format").orElse("text").equals("json")) {
      json(terminal);
    } else {
      text(terminal);
    }
    return 0;
  }

  private void text(Terminal terminal) {
    Style style = terminal.shown();
    int width = wiring.rules().stream().mapToInt(r -> r.id().length()).max().orElse(0);
    for (Topic topic : Topic.values()) {
      List<RuleInfo> rules = wiring.rules().stream().filter(r -> r.topic() == topic).toList();
      if (!rules.isEmpty()) {
        terminal.out().println(style.paint(Tone.STRONG, topic.title()));
        for (RuleInfo rule : rules) {
          terminal.out().print("  " + rule.id() + " ".repeat(width - rule.id().length()) + "  ");
          String word = rule.severity().word();
          terminal.out().print(style.paint(TextReport.tone(rule.severity()), word));
          terminal.out().println(" ".repeat(9 - word.length()) + rule.summary());
        }
        terminal.out().println();
      }
    }
    terminal.out().println("migration-lens explain RULE tells why, and what to do.");
  }

  private void json(Terminal terminal) {
    try {
      var json = new JsonWriter(JsonReport.writer(terminal.out()));
      json.setHtmlSafe(false);
      json.setIndent("  ");
      json.beginArray();
      for (RuleInfo rule : wiring.rules()) {
        json.beginObject();
        json.name("id").value(rule.id());
        json.name("severity").value(rule.severity().word());
        json.name("topic").value(rule.topic().title());
        json.name("summary").value(rule.summary());
        json.endObject();
      }
      json.endArray().flush();
      terminal.out().println();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
