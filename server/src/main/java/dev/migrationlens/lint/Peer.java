package dev.migrationlens.lint;

import dev.migrationlens.text.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Another tool that judges migrations, and what each of its rules is here. */
public record Peer(String id, String title, String address, List<Foreign> rules) {
  /** In the order of the page; read once, when somebody comes from another tool. */
  private static final class Known {
    static final Map<String, Peer> ALL = read();
  }

  /** Whether a rule speaks where nobody asked for it. */
  public enum Use {
    USUAL,
    OPTIONAL
  }

  /** One rule of another tool: ours that say the same, and what differs or why there is none. */
  public record Foreign(String id, Use use, List<String> ours, String note) {
    public Foreign {
      ours = List.copyOf(ours);
    }
  }

  public Peer {
    rules = List.copyOf(rules);
  }

  public static List<Peer> all() {
    return List.copyOf(Known.ALL.values());
  }

  public static Peer of(String id) {
    return Objects.requireNonNull(Known.ALL.get(id), id);
  }

  /** Our rules for one of its rules; none for a name that it does not have. */
  public List<String> ours(String foreign) {
    return rules.stream()
        .filter(r -> r.id().equals(foreign))
        .findFirst()
        .map(Foreign::ours)
        .orElse(List.of());
  }

  /** Our rules for all of its rules. */
  public Set<String> ours() {
    return rules.stream().flatMap(r -> r.ours().stream()).collect(Collectors.toSet());
  }

  private static Map<String, Peer> read() {
    var all = new LinkedHashMap<String, Peer>();
    List<Foreign> rules = new ArrayList<>();
    String[] tool = {};
    String page = Resource.text(Peer.class, "coming-from.txt");
    for (String line : page.lines().filter(l -> !l.isBlank()).toList()) {
      if (line.startsWith("== ")) {
        put(all, tool, rules);
        tool = fields(line.substring("== ".length()));
        rules = new ArrayList<>();
      } else {
        String[] rule = fields(line);
        List<String> ours = rule[1].isEmpty() ? List.of() : List.of(rule[1].split(" "));
        boolean optional = rule[0].endsWith("?");
        String id = optional ? rule[0].substring(0, rule[0].length() - 1) : rule[0];
        rules.add(new Foreign(id, optional ? Use.OPTIONAL : Use.USUAL, ours, rule[2]));
      }
    }
    put(all, tool, rules);
    return all;
  }

  private static void put(Map<String, Peer> all, String[] tool, List<Foreign> rules) {
    if (tool.length > 0) {
      all.put(tool[0], new Peer(tool[0], tool[1], tool[2], rules));
    }
  }

  private static String[] fields(String line) {
    String[] fields = line.split("\\|", -1);
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i].strip();
    }
    return fields;
  }
}
