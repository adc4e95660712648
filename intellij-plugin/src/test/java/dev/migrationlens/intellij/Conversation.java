package dev.migrationlens.intellij;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.google.gson.JsonObject;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionKindCapabilities;
import org.eclipse.lsp4j.CodeActionLiteralSupportCapabilities;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeActionResolveSupportCapabilities;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ResourceOperationKind;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.jspecify.annotations.Nullable;

/** One session with a server as an editor leads it; every wait ends after twenty seconds. */
final class Conversation implements LanguageClient {
  private static final int PATIENCE_IN_SECONDS = 20;

  private final LanguageServer server;
  private final Future<Void> listening;
  private final Path root;
  private final JsonObject settings;
  private final Map<String, List<Diagnostic>> published = new ConcurrentHashMap<>();
  private final List<String> sections = new ArrayList<>();

  /** {@code settings} are those of the section {@code migrationLens}. */
  Conversation(InputStream in, OutputStream out, Path root, JsonObject settings) {
    this.root = root;
    this.settings = settings;
    var launcher = LSPLauncher.createClientLauncher(this, in, out);
    listening = launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  private static <T> T answer(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
  }

  InitializeResult begin(@Nullable Object options) throws Exception {
    var params = new InitializeParams();
    params.setProcessId((int) ProcessHandle.current().pid());
    params.setWorkspaceFolders(
        List.of(new WorkspaceFolder(root.toUri().toString(), root.getFileName().toString())));
    params.setCapabilities(capabilities());
    params.setInitializationOptions(options);
    InitializeResult result = answer(server.initialize(params));
    server.initialized(new InitializedParams());
    return result;
  }

  private static ClientCapabilities capabilities() {
    var edit = new WorkspaceEditCapabilities();
    edit.setDocumentChanges(true);
    edit.setResourceOperations(
        List.of(
            ResourceOperationKind.Create,
            ResourceOperationKind.Rename,
            ResourceOperationKind.Delete));
    var workspace = new WorkspaceClientCapabilities();
    workspace.setWorkspaceEdit(edit);
    workspace.setApplyEdit(true);
    workspace.setConfiguration(true);
    workspace.setWorkspaceFolders(true);
    var actions = new CodeActionCapabilities();
    actions.setCodeActionLiteralSupport(
        new CodeActionLiteralSupportCapabilities(
            new CodeActionKindCapabilities(List.of(CodeActionKind.QuickFix))));
    actions.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("edit")));
    actions.setDataSupport(true);
    var documents = new TextDocumentClientCapabilities();
    documents.setCodeAction(actions);
    documents.setPublishDiagnostics(new PublishDiagnosticsCapabilities(true));
    return new ClientCapabilities(workspace, documents, null);
  }

  void open(Path file, String text) {
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(file), "sql", 1, text)));
  }

  /** The file's diagnostics as soon as they are as expected, or as they are when time is up. */
  List<Diagnostic> diagnostics(Path file, Predicate<List<Diagnostic>> expected)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
    synchronized (published) {
      while (!published.containsKey(uri(file)) || !expected.test(of(file))) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          break;
        }
        published.wait(left);
      }
      return of(file);
    }
  }

  private List<Diagnostic> of(Path file) {
    return published.getOrDefault(uri(file), List.of());
  }

  /** The edit of the cure with this title. */
  WorkspaceEdit cure(Path file, Diagnostic diagnostic, String title) throws Exception {
    var context = new CodeActionContext(List.of(diagnostic));
    var params =
        new CodeActionParams(new TextDocumentIdentifier(uri(file)), diagnostic.getRange(), context);
    List<CodeAction> actions =
        answer(server.getTextDocumentService().codeAction(params)).stream()
            .filter(Either::isRight)
            .map(Either::getRight)
            .toList();
    CodeAction chosen =
        actions.stream()
            .filter(action -> action.getTitle().contains(title))
            .findFirst()
            .orElseThrow(() -> new AssertionError(title + " is not among " + titles(actions)));
    return chosen.getEdit() != null
        ? chosen.getEdit()
        : requireNonNull(
            answer(server.getTextDocumentService().resolveCodeAction(chosen)).getEdit());
  }

  private static List<String> titles(List<CodeAction> actions) {
    return actions.stream().map(CodeAction::getTitle).toList();
  }

  void end() throws Exception {
    answer(server.shutdown());
    server.exit();
    listening.cancel(true);
  }

  /** What the server has asked {@code workspace/configuration} for. */
  List<String> askedSections() {
    synchronized (sections) {
      return List.copyOf(sections);
    }
  }

  /** Uris are compared as the server writes them back, whatever it escapes. */
  private static String uri(Path file) {
    return file.toUri().toString();
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    synchronized (published) {
      published.put(uri(Path.of(URI.create(params.getUri()))), params.getDiagnostics());
      published.notifyAll();
    }
  }

  @Override
  public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
    var answers = new ArrayList<Object>();
    synchronized (sections) {
      params
          .getItems()
          .forEach(
              item -> {
                sections.add(requireNonNullElse(item.getSection(), ""));
                answers.add(settings);
              });
    }
    return CompletableFuture.completedFuture(answers);
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams message) {}

  @Override
  public CompletableFuture<@Nullable MessageActionItem> showMessageRequest(
      ShowMessageRequestParams request) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {}
}
