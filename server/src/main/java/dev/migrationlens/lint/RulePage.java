package dev.migrationlens.lint;

import java.util.List;
import java.util.regex.Pattern;

/** The pages about rules, in Markdown: everything in them comes from the rules themselves. */
public final class RulePage {
  private static final Pattern FAR = Pattern.compile("^--@\\d+\\+\\d+ ");

  private RulePage() {}

  /** One rule's page. */
  public static String of(RuleInfo rule) {
    var out = new StringBuilder();
    out.append("# ").append(rule.id()).append("\n\n");
    out.append(rule.summary()).append(".\n\n");
    out.append("*").append(word(rule)).append(" · ").append(rule.topic().title()).append("*\n\n");
    out.append(rule.why().strip()).append("\n\n## Example\n\n```sql\n");
    for (String line : rule.example().strip().split("\n")) {
      if (line.startsWith("--> ") || line.startsWith("--? ")) {
        boolean safe = line.startsWith("--> ");
        out.append("```\n\n## ").append(safe ? "Cure: " : "Suggestion: ");
        out.append(line.substring("--> ".length())).append("\n\n```sql\n");
      } else {
        out.append(shown(line)).append('\n');
      }
    }
    return out.append("```\n\n").append(silence(rule.id())).toString();
  }

  /** A line of an example without the numbers by which a test finds a place over several lines. */
  public static String shown(String line) {
    return FAR.matcher(line).replaceFirst("-- ");
  }

  private static String silence(String id) {
    return "Silence it at one place with `-- allow: "
        + id
        + ", reason` above the statement, or everywhere with\n`\"rules\": {\""
        + id
        + "\": \"off\"}` in `migration-lens.json`.\n";
  }

  /** The list of all rules, by topic. */
  public static String index(List<RuleInfo> rules) {
    var out = new StringBuilder("# Rules\n");
    for (RuleInfo.Topic topic : RuleInfo.Topic.values()) {
      var own = rules.stream().filter(r -> r.topic() == topic).toList();
      if (!own.isEmpty()) {
        out.append("\n## ").append(topic.title()).append("\n\n| rule | | when |\n|---|---|---|\n");
        own.forEach(r -> out.append(row(r)));
      }
    }
    return out.toString();
  }

  private static String row(RuleInfo rule) {
    return "| [`%s`](%s.md) | %s | %s |\n"
        .formatted(rule.id(), rule.id(), word(rule), rule.summary().replace("|", "\\|"));
  }

  private static String word(RuleInfo rule) {
    return rule.severity().word();
  }
}
