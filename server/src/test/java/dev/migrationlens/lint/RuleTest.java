package dev.migrationlens.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Golden;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks a fixture, and with it all that every finding and every cure promises. */
public final class RuleTest {
  private RuleTest() {}

  /** Checks a fixture that stands in a test. */
  public static void check(String rule, String archive) {
    Class<?> caller =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    check(rule, archive, "src/test/java/", caller);
  }

  /** Checks a rule's own example. */
  public static void checkExample(Rule rule) {
    check(rule.id(), rule.info().example(), "src/main/java/", rule.getClass());
  }

  private static void check(String rule, String archive, String sources, Class<?> owner) {
    Fixture fixture = Fixture.parse(archive);
    Workspace workspace = World.open(fixture.files());
    Snapshot found = workspace.snapshot();
    String rendered = fixture.render(found, rule);
    if (Golden.updating() && !rendered.equals(archive)) {
      JavaText.replace(sources, owner, archive, rendered);
    } else {
      assertThat(archive)
          .as("the fixture of %s; ./verify update rewrites it", rule)
          .isEqualTo(rendered);
    }
    assertThat(PostgresAgreement.disagreements(found)).as("PostgreSQL on the fixture").isEmpty();
    Variants.check(fixture, found);
    for (Finding finding : found.findings()) {
      if (finding.rule().equals(rule)) {
        finding.fixes().forEach(fix -> checkCure(fixture, found, finding, fix));
      }
    }
  }

  private static void checkCure(Fixture fixture, Snapshot before, Finding finding, Fix fix) {
    Workspace workspace = World.open(fixture.files());
    workspace.apply(fix.changes());
    Snapshot after = workspace.snapshot();
    String name = "after `" + fix.title() + "`";
    assertThat(
            count(after, f -> f.rule() + " " + titles(f))
                .getOrDefault(finding.rule() + " " + titles(finding), 0L))
        .as("%s the finding is gone: %s", name, finding.message())
        .isLessThan(
            count(before, f -> f.rule() + " " + titles(f))
                .get(finding.rule() + " " + titles(finding)));
    boolean all = fix.safe() && finding.severity() != Severity.ERROR;
    assertThat(added(before, after, all)).as("%s nothing new is found", name).isEmpty();
    assertThat(PostgresAgreement.disagreements(after)).as("PostgreSQL %s", name).isEmpty();
  }

  private static String titles(Finding finding) {
    return finding.message() + finding.fixes().stream().map(Fix::title).toList();
  }

  private static List<String> added(Snapshot before, Snapshot after, boolean all) {
    Map<String, Long> had = new HashMap<>(count(before, Finding::rule));
    var added = new ArrayList<String>();
    for (Finding finding : after.findings()) {
      long left = had.merge(finding.rule(), -1L, Long::sum);
      if (left < 0 && (all || finding.severity() == Severity.ERROR)) {
        added.add(finding.rule() + ": " + finding.message());
      }
    }
    return added;
  }

  private static Map<String, Long> count(Snapshot snapshot, Function<Finding, String> by) {
    return snapshot.findings().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }
}
