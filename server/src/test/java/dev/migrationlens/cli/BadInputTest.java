package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is named in one sentence, with what to do; the rest is still checked. */
class BadInputTest {
  @TempDir Path folder;

  private Run check(String... more) {
    Run.write(folder, "p/supabase/migrations/20260101000000_ok.sql", "create tabl x ();");
    String[] typed = new String[more.length + 3];
    System.arraycopy(new String[] {"check", "--format=github", "p"}, 0, typed, 0, 3);
    System.arraycopy(more, 0, typed, 3, more.length);
    return Run.in(folder, typed);
  }

  private static void says(Run run, String... parts) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("migration-lens: ").contains(parts);
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(run.out()).contains("at or near \"tabl\"");
  }

  @Test
  void aMissingFolder() {
    says(check("nowhere"), "nowhere does not exist; check the spelling");
  }

  @Test
  void aFolderWithoutSql() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    says(check("empty"), "empty has no .sql files; name the folder");
  }

  @Test
  void aBinaryFile() {
    Run.write(folder, "p/supabase/migrations/20260102000000_b.sql", new byte[] {'a', 0, 'b'});
    says(check(), "p/supabase/migrations/20260102000000_b.sql is binary", "ignore");
  }

  @Test
  void bytesThatAreNotUtf8() {
    byte[] latin = "-- eins\n-- zwei: f\u00FCr\n".getBytes(StandardCharsets.ISO_8859_1);
    Run.write(folder, "p/supabase/migrations/20260102000000_b.sql", latin);
    says(check(), "20260102000000_b.sql is not UTF-8: line 2 has the byte 0xFC; save it as UTF-8");
    byte[] wide = "select 1;".getBytes(StandardCharsets.UTF_16);
    Run.write(folder, "p/supabase/migrations/20260102000000_b.sql", wide);
    says(check(), "is UTF-16", "save it as UTF-8");
  }

  @Test
  void aFileOfFiftyMegabytes() throws IOException {
    Path big = folder.resolve("p/supabase/migrations/20260102000000_b.sql");
    Files.createDirectories(big.getParent());
    try (var file = new RandomAccessFile(big.toFile(), "rw")) {
      file.setLength(50L << 20);
    }
    says(check(), "20260102000000_b.sql is 50 MB", "split it");
  }

  @Test
  void aLinkToNothing() throws IOException {
    Path link = folder.resolve("p/supabase/migrations/20260102000000_b.sql");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("gone.sql"));
    says(check(), "20260102000000_b.sql is a link to a file that does not exist");
  }

  /** Root may read everything, so the refusal is only seen where the tests run as somebody else. */
  @Test
  void anUnreadableFile() throws IOException {
    Run.write(folder, "p/supabase/migrations/20260102000000_b.sql", "select 1;");
    Path file = folder.resolve("p/supabase/migrations/20260102000000_b.sql");
    assertThat(file.toFile().setReadable(false)).isTrue();
    if (Files.isReadable(file)) {
      assertThat(check().code()).isEqualTo(1);
    } else {
      says(check(), "20260102000000_b.sql may not be read", "chmod");
    }
  }

  @Test
  void aBrokenConfiguration() {
    Run.write(folder, "p/migration-lens.json", "{ \"rules\": { ");
    says(check(), "p/migration-lens.json: is not JSON: ");
    Run.write(folder, "p/migration-lens.json", "{\"rulez\": {}}");
    says(check(), "there is no key \"rulez\"; did you mean \"rules\"?");
    Run.write(folder, "p/migration-lens.json", "{\"rules\": {\"mising-relation\": \"off\"}}");
    says(check(), "there is no rule \"mising-relation\"", "did you mean \"missing-relation\"?");
    Run.write(folder, "p/migration-lens.json", "{\"rules\": {\"syntax-error\": \"of\"}}");
    says(check(), "\"rules.syntax-error\" cannot be \"of\"; did you mean \"off\"?");
    Run.write(folder, "p/migration-lens.json", "{\"postgres\": 9.6}");
    says(check(), "\"postgres\" must be a whole number from 10 to 18, not 9.6");
    says(check("--config", "x.json"), "x.json does not exist; the defaults hold");
  }

  @Test
  void aBrokenStatementHidesNothing() {
    Run.write(folder, "p/supabase/migrations/20260102000000_b.sql", "select 'a;\n");
    Run run = check();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines()).hasSize(2);
  }

  @Test
  void wrongUsage() {
    assertThat(Run.in(folder, "chekc").err()).contains("did you mean check?");
    assertThat(Run.in(folder, "check", "--formt", "json").err()).contains("did you mean --format?");
    assertThat(Run.in(folder, "check", "--format", "jsn").err()).contains("did you mean json?");
    assertThat(Run.in(folder, "check", "--format").err()).contains("--format needs a value");
    assertThat(Run.in(folder, "check", "--staged=1").err()).contains("--staged takes no value");
    assertThat(Run.in(folder, "check", "--max-warnings", "-1").err()).contains("from 0 on");
    assertThat(Run.in(folder, "check", "--baseline", "no.json").err())
        .contains("no.json does not exist", "--write-baseline");
    assertThat(Run.in(folder, "check", "--since", "HEAD").err()).contains("git");
    assertThat(Run.in(folder).code()).isEqualTo(2);
    assertThat(Run.in(folder, "chekc").code()).isEqualTo(2);
  }

  @Test
  void helpFitsAScreen() {
    List<String> words = new ArrayList<>();
    Run.in(folder, "--help")
        .out()
        .lines()
        .filter(l -> l.startsWith("  "))
        .forEach(l -> words.add(l.strip().split(" ")[0]));
    assertThat(words).contains("check", "fix", "completion");
    words.add("--help");
    for (String word : words) {
      Run run = Run.in(folder, word, "--help");
      assertThat(run.code()).isZero();
      assertThat(run.out().lines().count()).isBetween(3L, 24L);
      assertThat(run.out().lines()).allMatch(l -> l.length() <= 80);
    }
  }
}
