package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.text.Edit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sqitch: the order of {@code sqitch.plan}; psql runs the files. */
final class Sqitch implements MigrationTool {
  private static final String PLAN = "sqitch.plan";
  private static final Pattern PLANNED =
      Pattern.compile("(?m)^[^%#@\\s].*?\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z\\s+([^#\\n]*?>)");
  private static final Pattern TOP = Pattern.compile("(?m)^\\s*top_dir\\s*=\\s*(\\S+)");

  @Override
  public String id() {
    return "sqitch";
  }

  @Override
  public String title() {
    return "Sqitch";
  }

  @Override
  public boolean recognises(Folder folder) {
    return folder.text(PLAN).filter(plan -> !scripts(plan, script -> true).isEmpty()).isPresent();
  }

  @Override
  public Layout layout(Folder folder) {
    Folder top = top(folder);
    List<String> scripts =
        scripts(folder.text(PLAN).orElse(""), script -> in(top, "deploy", script).isPresent());
    var entries = new ArrayList<Entry>();
    var problems = new ArrayList<ChainProblem>();
    for (String script : scripts) {
      Optional<String> deploy = in(top, "deploy", script);
      if (deploy.isPresent()) {
        String revert = in(top, "revert", script).orElse(null);
        entries.add(new Entry(deploy.get(), script, -1, revert, List.of()));
      } else {
        problems.add(
            ChainProblem.file(
                Kind.MISSING_FILE,
                Weight.REFUSED,
                folder.pathOf(PLAN),
                "the plan names `%s`, but there is no `deploy/%s.sql`".formatted(script, script)));
      }
    }
    problems.addAll(SqitchPlan.tooEarly(folder.pathOf(PLAN), folder.text(PLAN).orElse("")));
    return new Layout(entries, problems);
  }

  @Override
  public List<Edit> moved(String list, String version, String after) {
    return SqitchPlan.moved(list, version, after);
  }

  private static Folder top(Folder folder) {
    Matcher top = TOP.matcher(folder.text("sqitch.conf").orElse(""));
    Folder at = folder;
    if (top.find()) {
      for (String name : top.group(1).split("/")) {
        at = name.equals(".") ? at : at.folder(name).orElse(at);
      }
    }
    return at;
  }

  private static Optional<String> in(Folder top, String kind, String script) {
    int slash = script.lastIndexOf('/');
    Optional<Folder> at = top.folder(kind);
    if (slash >= 0) {
      for (String name : script.substring(0, slash).split("/")) {
        at = at.flatMap(f -> f.folder(name));
      }
    }
    String file = script.substring(slash + 1) + ".sql";
    return at.filter(f -> f.has(file)).map(f -> f.pathOf(file));
  }

  /**
   * The scripts that the plan runs. A reworked change's older script bears a tag between the two:
   * the last that such a script is there for.
   */
  private static List<String> scripts(String plan, Predicate<String> exists) {
    var scripts = new ArrayList<String>();
    var tags = new ArrayList<String>();
    Map<String, Integer> last = new HashMap<>();
    Map<String, Integer> tagsBefore = new HashMap<>();
    for (String line : plan.split("\\R")) {
      String written = line.strip();
      if (written.isEmpty() || written.startsWith("%") || written.startsWith("#")) {
        continue;
      }
      String word = written.split("\\s+", 2)[0];
      if (word.startsWith("@")) {
        tags.add(word);
        continue;
      }
      String name = word.replaceFirst("^[+]", "");
      Integer before = last.put(name, scripts.size());
      Integer known = tagsBefore.put(name, tags.size());
      if (before != null && known != null && known < tags.size()) {
        List<String> between = tags.subList(known, tags.size()).reversed();
        String latest = name + between.get(0);
        scripts.set(
            before, between.stream().map(t -> name + t).filter(exists).findFirst().orElse(latest));
      }
      scripts.add(name);
    }
    return scripts;
  }

  @Override
  public TransactionMode transaction() {
    return TransactionMode.AUTOCOMMIT;
  }

  @Override
  public Runner runner() {
    return Runner.PSQL;
  }

  @Override
  public String bookkeeping() {
    return "create schema if not exists sqitch;\n";
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.File(other(entry, "revert"));
  }

  @Override
  public String verification(String folder, Entry entry) {
    return other(entry, "verify");
  }

  @Override
  public boolean verifiesByFailing() {
    return true;
  }

  private static String other(Entry entry, String kind) {
    int at = entry.path().lastIndexOf("deploy/" + entry.version());
    return entry.path().substring(0, at) + kind + entry.path().substring(at + "deploy".length());
  }

  @Override
  public Optional<String> list(String folder) {
    return Optional.of(folder.isEmpty() ? PLAN : folder + "/" + PLAN);
  }

  /** The planner of the last change plans this one too. */
  @Override
  public Optional<Listed> listed(String list, String name, Instant now) {
    Matcher last = PLANNED.matcher(list);
    String planner = "";
    while (last.find()) {
      planner = last.group(1);
    }
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    String line = planner.isEmpty() ? name : name + " " + time + " " + planner;
    String gap = list.isEmpty() || list.endsWith("\n") ? "" : "\n";
    return Optional.of(new Listed("deploy/" + name + ".sql", list + gap + line + "\n"));
  }
}
