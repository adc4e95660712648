package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Golden;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Neovim and Emacs, where they are installed, open each incident, see what is wrong, take its cure,
 * save, and see it gone.
 */
@Tag("slow")
@Timeout(180)
class OtherEditorsTest {
  /** A file of each incident, and a rule that finds something in it. */
  private static final Map<String, String> FOUND =
      new TreeMap<>(
          Map.of(
              "tenant-policies/supabase/migrations/20251229000000_tenant_llm_policies.sql",
              "used-before-created",
              "tenant-policies/supabase/migrations/20260105000002_cost_estimates.sql",
              "missing-relation",
              "tier1-features/migrations/2026-01-14-tier1-features.sql",
              "psql-command",
              "support-desk/supabase/migrations/20251118101500_ticket_overview.sql",
              "missing-column",
              "ai-analyses/supabase/migrations/20260112000000_ai_analyses.sql",
              "used-before-created",
              "realtime-monitoring/supabase/migrations/20260203100000_realtime_monitoring.sql",
              "used-before-created",
              "assistant-conversations/migrations/005_create_feedback_table.sql",
              "refresh-needs-unique-index",
              "saved-insights/database/migration/017_saved_insights_scope.sql",
              "wrong-dependency-comment"));

  static Set<String> withNeovim() {
    return isInstalled("nvim") ? FOUND.keySet() : Set.of();
  }

  static Set<String> withEglot() {
    boolean eglot = Files.isDirectory(Path.of("/usr/share/emacs/site-lisp/elpa"));
    return isInstalled("emacs") && eglot ? FOUND.keySet() : Set.of();
  }

  @Test
  void eachIncidentIsOpened() throws IOException {
    assertThat(FOUND.keySet().stream().map(f -> f.substring(0, f.indexOf('/'))))
        .containsAll(Incidents.names());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("withNeovim")
  void neovim(String file, @TempDir Path copy) throws IOException, InterruptedException {
    String script = "luafile " + script("neovim.lua");
    cures(file, copy, "nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", script);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("withEglot")
  void eglot(String file, @TempDir Path copy) throws IOException, InterruptedException {
    cures(file, copy, "emacs", "--batch", "-l", script("eglot.el"));
  }

  private static void cures(String file, Path copy, String... editor)
      throws IOException, InterruptedException {
    String incident = file.substring(0, file.indexOf('/'));
    Incidents.copy(incident, copy);
    Path opened = copy.resolve(file.substring(incident.length() + 1));
    String before = Files.readString(opened);
    Path said = Files.createTempFile(copy, "said", ".txt");
    var command = new ArrayList<>(List.of(editor));
    command.add(opened.toString());
    var builder = new ProcessBuilder(command).directory(copy.toFile());
    builder.environment().put("SERVER_COMMAND", server());
    builder.environment().put("SERVER_ROOT", copy.toString());
    builder.environment().put("RULE", String.valueOf(FOUND.get(file)));
    builder.environment().put("CLASSPATH", classPath());
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    process.getOutputStream().close();
    int exit = process.waitFor();
    String words = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(words).contains("found ", "cure ", "cured");
    assertThat(exit).as(words).isZero();
    assertThat(Files.exists(opened) ? Files.readString(opened) : "").isNotEqualTo(before);
  }

  private static String server() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return java + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 dev.migrationlens.Main lsp";
  }

  private static String classPath() {
    String own = System.getProperty("java.class.path");
    return System.getProperty("surefire.test.class.path", own);
  }

  private static String script(String name) {
    return Golden.repository().resolve("server/src/test/resources/clients/" + name).toString();
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
