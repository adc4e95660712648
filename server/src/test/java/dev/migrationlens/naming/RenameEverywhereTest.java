package dev.migrationlens.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each name of a chain gets another, wherever it is written: the chain then has the same problems
 * as before, and has its old text when the name is given back.
 */
@Tag("slow")
class RenameEverywhereTest {
  private static final String FRESH = "zz_other";

  @ParameterizedTest
  @ValueSource(strings = {"flyway", "schemas", "renames"})
  void keepsAChainAsItIs(String chain) {
    assertThat(wrong(files(text(chain)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supabase", "bodies"})
  void keepsAChainOfAnotherSystemAsItIs(String chain) {
    assertThat(wrong(files(text(chain).replace("\n", "\r\n")))).isEmpty();
  }

  private static String text(String chain) {
    return Resource.text(RenameEverywhereTest.class, "/naming/" + chain + ".sql");
  }

  static Map<String, String> files(String text) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String part : text.split("(?m)^--- ")) {
      int end = part.indexOf('\n');
      if (end > 0) {
        files.put(part.substring(0, end).strip(), part.substring(end + 1));
      }
    }
    return files;
  }

  static List<String> wrong(Map<String, String> files) {
    Replay replay = Chain.of(files).replay();
    List<String> before = problems(replay, "");
    var wrong = new ArrayList<String>();
    Set<List<Site>> done = new HashSet<>();
    for (Step step : replay.steps()) {
      for (Words.Word word : Words.of(step.text()).all()) {
        if (word.isName()) {
          Site site = Site.in(step, word.span());
          Rename.target(replay, site.path(), site.span().start())
              .filter(target -> done.add(target.sites()))
              .ifPresent(target -> check(files, replay, before, target, site, wrong));
        }
      }
    }
    return wrong;
  }

  private static void check(
      Map<String, String> files,
      Replay replay,
      List<String> before,
      Rename.Target target,
      Site at,
      List<String> wrong) {
    String name = "`" + target.name() + "` at " + at.path() + "@" + at.span().start() + ": ";
    for (Site site : target.sites()) {
      var same = Rename.target(replay, site.path(), site.span().start());
      if (same.isEmpty() || !same.get().sites().equals(target.sites())) {
        wrong.add(name + "other places from " + site);
        return;
      }
    }
    switch (Rename.to(replay, at.path(), at.span().start(), FRESH)) {
      case Rename.Answer.Refusal refusal -> wrong.add(name + refusal.sentence());
      case Rename.Answer.Edits edits -> {
        Map<String, String> changed = changed(files, edits);
        Replay other = Chain.of(changed).replay();
        List<String> after = problems(other, target.name());
        if (!after.equals(before)) {
          var more = new ArrayList<>(after);
          more.removeAll(before);
          wrong.add(name + more);
          return;
        }
        switch (Rename.to(other, at.path(), moved(edits, at), target.name())) {
          case Rename.Answer.Refusal refusal -> wrong.add(name + "back: " + refusal.sentence());
          case Rename.Answer.Edits back -> {
            if (!changed(changed, back).equals(files)) {
              wrong.add(name + "another text");
            }
          }
        }
      }
    }
  }

  /** Where a place is after the edits. */
  private static int moved(Rename.Answer.Edits edits, Site at) {
    int moved = at.span().start();
    for (Edit edit : edits.byPath().getOrDefault(at.path(), List.of())) {
      int longer = edit.newText().length() - edit.span().length();
      moved += edit.span().start() < at.span().start() ? longer : 0;
    }
    return moved;
  }

  private static Map<String, String> changed(Map<String, String> files, Rename.Answer.Edits edits) {
    Map<String, String> changed = new LinkedHashMap<>();
    files.forEach(
        (path, text) ->
            changed.put(path, Edit.apply(text, edits.byPath().getOrDefault(path, List.of()))));
    return changed;
  }

  private static List<String> problems(Replay replay, String name) {
    var all = new ArrayList<String>();
    for (Step step : replay.steps()) {
      if (step.parsed() != null && step.parsed().broken()) {
        all.add(step.path() + " " + step.parsed().problems().get(0).message());
      }
      step.outcome()
          .problems()
          .forEach(p -> all.add(step.path() + " " + p.message().replace(FRESH, name)));
    }
    return all;
  }
}
