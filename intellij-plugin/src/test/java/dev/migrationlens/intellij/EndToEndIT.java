package dev.migrationlens.intellij;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.intellij.mock.MockProject;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.util.Disposer;
import com.intellij.openapi.vfs.VirtualFile;
import com.intellij.openapi.vfs.local.CoreLocalFileSystem;
import com.redhat.devtools.lsp4ij.DocumentMatcher;
import com.redhat.devtools.lsp4ij.LanguageServerFactory;
import com.redhat.devtools.lsp4ij.server.StreamConnectionProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.InitializeResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the ZIP to a cured file: what LSP4IJ does with the classes that plugin.xml names, with the
 * real server in its own process. LSP4IJ itself and the IDE's windows are not part of it.
 */
@Timeout(120)
class EndToEndIT {
  private static final Path INCIDENT = Path.of("../examples/tenant-policies/broken");
  private static final String EARLY = "20251229000000_tenant_llm_policies.sql";
  private static final String CURED = "20260105000003_tenant_llm_policies.sql";

  /** What the Java of every JetBrains IDE has; it is less than a JDK has. */
  private static final String MODULES_OF_THE_IDE =
      "java.se,jdk.charsets,jdk.crypto.ec,jdk.localedata,jdk.unsupported,jdk.zipfs";

  @TempDir private Path temporary;

  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Project project = new MockProject(null, Disposer.newDisposable());

  private Path workspace = Path.of("");
  private Path migrations = Path.of("");

  @BeforeEach
  void anIncidentWhoseFirstFileNeedsALaterOne() throws IOException {
    workspace = temporary.resolve("work space");
    migrations = workspace.resolve("supabase/migrations");
    try (Stream<Path> files = Files.walk(INCIDENT)) {
      for (Path file : files.toList()) {
        Files.copy(file, workspace.resolve(INCIDENT.relativize(file).toString()));
      }
    }
  }

  @Test
  void aFileIsCured() throws Exception {
    UnpackedPlugin plugin = UnpackedPlugin.into(temporary.resolve("plugins"));
    var matcher = plugin.made("fileNamePatternMapping", "documentMatcher", DocumentMatcher.class);
    Path file = migrations.resolve(EARLY);
    assertThat(matcher.match(known(file), project)).isTrue();

    var factory = plugin.made("server", "factoryClass", LanguageServerFactory.class);
    StreamConnectionProvider connection = connected(factory);
    Conversation conversation = begun(connection, settings(factory));
    conversation.open(file, Files.readString(file));
    List<Diagnostic> found = errors(conversation.diagnostics(file, EndToEndIT::isOfTheWholeChain));
    assertThat(found)
        .satisfiesExactly(
            diagnostic -> {
              assertThat(diagnostic.getCode().getLeft()).isEqualTo("used-before-created");
              assertThat(diagnostic.getRange().getStart().getLine()).isEqualTo(3);
            });
    AppliedEdit.apply(conversation.cure(file, found.getFirst(), CURED));
    stop(conversation, connection);

    assertThat(names(migrations)).contains(CURED).doesNotContain(EARLY);
    assertThat(diagnosticsOfANewSession(factory, migrations.resolve(CURED))).isEmpty();
    assertThat(stopped.getCount()).as("unexpected stops").isOne();
  }

  @Test
  void theModulesOfTheIdeSuffice() throws Exception {
    UnpackedPlugin plugin = UnpackedPlugin.into(temporary.resolve("plugins"));
    Path jar = plugin.folder().resolve("server/migration-lens.jar");
    Path java = ServerCommand.javaOf(Path.of(System.getProperty("java.home")));
    List<String> words = new ServerCommand(java, jar).words();
    var connection =
        new ServerConnection(
            Stream.of(
                    words.subList(0, 1).stream(),
                    Stream.of("--limit-modules", MODULES_OF_THE_IDE),
                    words.subList(1, words.size()).stream())
                .flatMap(part -> part)
                .toList());
    connection.start();
    Conversation conversation = begun(connection, new JsonObject());
    Path file = migrations.resolve(EARLY);
    conversation.open(file, Files.readString(file));
    assertThat(errors(conversation.diagnostics(file, list -> !list.isEmpty()))).hasSize(1);
    stop(conversation, connection);
  }

  /** While the chain is read, only what runs before the file is known. */
  private static boolean isOfTheWholeChain(List<Diagnostic> found) {
    return found.stream().anyMatch(d -> "used-before-created".equals(d.getCode().getLeft()));
  }

  /** What PostgreSQL would reject; what only follows from it is a warning. */
  private static List<Diagnostic> errors(List<Diagnostic> found) {
    return found.stream().filter(d -> d.getSeverity() == DiagnosticSeverity.Error).toList();
  }

  private static VirtualFile known(Path file) {
    return requireNonNull(new CoreLocalFileSystem().findFileByNioFile(file));
  }

  private StreamConnectionProvider connected(LanguageServerFactory factory) {
    StreamConnectionProvider connection = factory.createConnectionProvider(project);
    connection.addLogErrorHandler(log::add);
    connection.addUnexpectedServerStopHandler(stopped::countDown);
    connection.start();
    return connection;
  }

  private Conversation begun(StreamConnectionProvider connection, JsonObject settings)
      throws Exception {
    var conversation =
        new Conversation(
            connection.getInputStream(), connection.getOutputStream(), workspace, settings);
    InitializeResult result =
        conversation.begin(connection.getInitializationOptions(known(workspace)));
    assertThat(result.getServerInfo().getName()).isEqualTo("Migration Lens");
    return conversation;
  }

  private static void stop(Conversation conversation, StreamConnectionProvider connection)
      throws Exception {
    assertThat(conversation.askedSections()).contains("migrationLens");
    conversation.end();
    connection.stop();
    assertThat(connection.isAlive()).isFalse();
    assertThat(ProcessHandle.current().descendants()).noneMatch(ProcessHandle::isAlive);
  }

  private List<Diagnostic> diagnosticsOfANewSession(LanguageServerFactory factory, Path file)
      throws Exception {
    StreamConnectionProvider connection = connected(factory);
    Conversation conversation = begun(connection, settings(factory));
    conversation.open(file, Files.readString(file));
    List<Diagnostic> found = conversation.diagnostics(file, List::isEmpty);
    stop(conversation, connection);
    return found;
  }

  private static JsonObject settings(LanguageServerFactory factory) {
    var contributor = requireNonNull(factory.createLanguageServerSettingsContributor());
    var defaults = requireNonNull(contributor.getServerConfigurationContributor());
    return ServerSettingsTest.nested(
        JsonParser.parseString(defaults.getDefaultConfigurationContent()).getAsJsonObject());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
