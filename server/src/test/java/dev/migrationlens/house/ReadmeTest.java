package dev.migrationlens.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for people name must exist. */
class ReadmeTest {

  private static final Path ROOT = Golden.repository();
  private static final Pattern SCRIPT = Pattern.compile("(?m)(?:^|`|\\$ )\\./([\\w./-]+)");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^|`|\\$ )(?:\\./)?migration-lens ([a-z]+)\\b");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:|#)([^)#\\s]+)");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "server/ARCHITECTURE.md"})
  void everyScriptItNamesExists(String page) {
    assertThat(matches(SCRIPT, page))
        .allSatisfy(script -> assertThat(ROOT.resolve(script)).exists());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CONTRIBUTING.md",
        "server/ARCHITECTURE.md",
        "server/docs/databases.md",
        "server/docs/coming-from.md",
        "server/docs/editors.md"
      })
  void everyLinkLeadsSomewhere(String page) {
    var folder = ROOT.resolve(page).resolveSibling("");
    assertThat(matches(LINK, page)).allSatisfy(link -> assertThat(folder.resolve(link)).exists());
  }

  @Test
  void everyCommandItShowsIsOne() throws IOException {
    var cli = ROOT.resolve("server/src/main/java/dev/migrationlens/cli");
    if (!Files.isDirectory(cli)) {
      return;
    }
    var code = new StringBuilder();
    try (var files = Files.walk(cli)) {
      files.filter(Files::isRegularFile).sorted().map(Golden::read).forEach(code::append);
    }
    assertThat(matches(COMMAND, "README.md"))
        .allSatisfy(command -> assertThat(code.toString()).contains('"' + command + '"'));
  }

  private static List<String> matches(Pattern pattern, String page) {
    var found = new ArrayList<String>();
    var matcher = pattern.matcher(Golden.read(ROOT.resolve(page)));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
