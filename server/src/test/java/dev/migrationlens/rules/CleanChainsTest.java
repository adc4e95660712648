package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.World;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.truth.TruthChain;
import dev.migrationlens.workspace.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody is told of locks on a table that the same file makes: it is nobody's yet. */
class CleanChainsTest {
  /** What columns are made of is said of new tables on purpose. */
  private static final Set<String> OF_TYPES =
      Set.of("char-type", "timestamp-without-zone", "json-not-jsonb");

  private static final Set<String> LOCKS =
      Rules.ALL.stream()
          .filter(r -> r.info().topic() == Topic.LOCKS)
          .map(Rule::id)
          .filter(id -> !OF_TYPES.contains(id))
          .collect(Collectors.toSet());

  private static final Pattern NAME = Pattern.compile("`(?:\\w+\\.)?(\\w+)`");

  /** Files of SQL by path. */
  record Project(String name, Map<String, String> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Project> projects() throws IOException {
    Stream<Project> truth =
        TruthChain.all().stream()
            .map(
                chain -> {
                  var files = new LinkedHashMap<String, String>();
                  chain.migrations().forEach(m -> files.put(m.path(), m.text()));
                  return new Project(chain.name(), files);
                });
    try (var folders = Files.list(Golden.repository().resolve("examples"))) {
      List<Project> examples =
          folders.filter(Files::isDirectory).sorted().map(CleanChainsTest::example).toList();
      return Stream.concat(examples.stream(), truth);
    }
  }

  private static Project example(Path folder) {
    var files = new TreeMap<String, String>();
    Path broken = folder.resolve("broken");
    try (var paths = Files.walk(broken)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".sql")).toList()) {
        files.put(broken.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new Project(folder.getFileName().toString(), files);
  }

  @ParameterizedTest
  @MethodSource("projects")
  void newTablesAreNotMentioned(Project project) {
    Snapshot snapshot = World.open(project.files()).snapshot();
    assertThat(snapshot.findings())
        .filteredOn(f -> LOCKS.contains(f.rule()))
        .noneMatch(f -> isAboutNew(snapshot, f));
  }

  @Test
  void thereIsSomethingToBeSilentAbout() throws IOException {
    assertThat(projects().mapToLong(p -> p.files().size()).sum()).isGreaterThan(200);
    var told =
        projects()
            .flatMap(p -> World.open(p.files()).snapshot().findings().stream())
            .filter(f -> LOCKS.contains(f.rule()))
            .map(Finding::rule)
            .collect(Collectors.toSet());
    assertThat(told).hasSizeGreaterThan(5);
  }

  /** Whether the finding names a table that is made above it, and was not there before. */
  private static boolean isAboutNew(Snapshot snapshot, Finding finding) {
    String text = snapshot.source(finding.path()).orElseThrow().text();
    Matcher name = NAME.matcher(finding.message());
    while (name.find()) {
      if (makes(text.substring(0, finding.span().start()), name.group(1))
          && !madeBefore(snapshot, finding.path(), name.group(1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean madeBefore(Snapshot snapshot, String path, String table) {
    for (Migration migration : snapshot.chainOf(path).orElseThrow().chain().migrations()) {
      if (migration.path().equals(path)) {
        return false;
      }
      if (makes(migration.text(), table)) {
        return true;
      }
    }
    return false;
  }

  private static boolean makes(String text, String table) {
    String made =
        "\\bcreate\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?(?:\"?\\w+\"?\\.)?\"?"
            + table
            + "\"?\\s*\\(";
    return Pattern.compile(made).matcher(text.toLowerCase(Locale.ROOT)).find();
  }
}
