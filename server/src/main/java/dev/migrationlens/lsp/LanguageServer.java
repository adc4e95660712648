package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Linter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages and hands them, in their order, to the one thread that works. A failure in one
 * answers that one and harms no other.
 */
final class LanguageServer implements Endpoint {
  /** How long a chain rests before the rules that look at all of it are asked. */
  private static final long REST_MILLIS = 250;

  private static final long STORM_MILLIS = 50;
  private static final String WATCHED = "**/*.{sql,json,toml,plan,yaml,yml,xml,conf}";

  private final ScheduledThreadPoolExecutor worker =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            var thread = new Thread(task, "migration-lens");
            thread.setDaemon(true);
            return thread;
          });

  private final Session session;
  private final Features features;
  private Runnable exit = () -> {};
  private boolean shutDown;
  private JsonArray changedFiles = new JsonArray();
  private @Nullable ScheduledFuture<?> storm;
  private @Nullable Rest resting;
  private @Nullable ScheduledFuture<?> rest;

  LanguageServer(Linter linter) {
    this.session = new Session(linter, worker, this::restThenJudgeAll);
    this.features = new Features(session);
    worker.setRemoveOnCancelPolicy(true);
  }

  void connect(Endpoint remote) {
    session.connect(remote);
  }

  void onExit(Runnable action) {
    exit = action;
  }

  int close() {
    worker.shutdownNow();
    return shutDown ? 0 : 1;
  }

  @Override
  public CompletableFuture<?> request(String method, Object parameter) {
    var answer = new CompletableFuture<Object>();
    worker.execute(
        () -> {
          if (answer.isCancelled()) {
            return;
          }
          try {
            if (LiveRequests.owns(method, params(parameter))) {
              later(session.live().answer(method, params(parameter)), answer);
              return;
            }
            JsonElement result = answer(method, params(parameter));
            answer.complete(result.isJsonNull() ? null : result);
          } catch (ResponseErrorException refused) {
            answer.completeExceptionally(refused);
          } catch (RuntimeException | StackOverflowError e) {
            session.failed("to answer " + method, e);
            answer.completeExceptionally(
                error(ResponseErrorCode.InternalError, method + " failed: " + e));
          }
        });
    return answer;
  }

  /** The answer follows when the database has spoken. */
  private static void later(
      CompletableFuture<JsonElement> known, CompletableFuture<Object> answer) {
    var unused =
        answer.whenComplete(
            (value, failure) -> {
              if (answer.isCancelled()) {
                known.cancel(false);
              }
            });
    known
        .thenAccept(answer::complete)
        .exceptionally(
            failure -> {
              Throwable cause = failure.getCause() == null ? failure : failure.getCause();
              answer.completeExceptionally(cause);
              return null;
            });
  }

  private static JsonObject params(@Nullable Object parameter) {
    return parameter instanceof JsonObject object ? object : new JsonObject();
  }

  private JsonElement answer(String method, JsonObject params) {
    return switch (method) {
      case "initialize" -> session.initialize(params);
      case "shutdown" -> {
        shutDown = true;
        yield JsonNull.INSTANCE;
      }
      default -> features.answer(method, params);
    };
  }

  static ResponseErrorException unknown(String method) {
    return error(ResponseErrorCode.MethodNotFound, "unknown request " + method);
  }

  /** What the user can mend, in a sentence. */
  static ResponseErrorException refused(String sentence) {
    return error(ResponseErrorCode.RequestFailed, sentence);
  }

  static ResponseErrorException error(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, null));
  }

  @Override
  public void notify(String method, Object parameter) {
    if (method.equals("exit")) {
      exit.run();
      return;
    }
    JsonObject params = params(parameter);
    worker.execute(guarded(method, () -> take(method, params)));
  }

  private void take(String method, JsonObject params) {
    JsonObject document = Json.object(params, "textDocument");
    switch (method) {
      case "initialized" -> greeted();
      case "textDocument/didOpen" -> session.opened(document);
      case "textDocument/didChange" ->
          session.changed(document, Json.array(params, "contentChanges"));
      case "textDocument/didClose" -> session.closed(document);
      case "workspace/didChangeWatchedFiles" -> {
        Json.array(params, "changes").forEach(changedFiles::add);
        if (storm != null) {
          storm.cancel(false);
        }
        // A checkout of many files is told in many messages, and looked at once.
        storm =
            worker.schedule(
                guarded(method, this::lookAtFiles), STORM_MILLIS, TimeUnit.MILLISECONDS);
        return;
      }
      case "workspace/didRenameFiles", "workspace/didCreateFiles", "workspace/didDeleteFiles" -> {
        session.filesChanged(new JsonArray());
        FileHooks.came(session, Json.array(params, "files"));
      }
      case "migrationLens/trusted" -> session.live().trust();
      case "window/workDoneProgress/cancel" -> {
        session.live().cancel(params.get("token"));
        return;
      }
      case "workspace/didChangeWorkspaceFolders" -> session.foldersChanged(params);
      case "workspace/didChangeConfiguration" -> askForSettings();
      default -> {
        return;
      }
    }
    judgeAllAfter(method.equals("textDocument/didChange") ? REST_MILLIS : 0);
  }

  private void greeted() {
    if (session.can("workspace", "didChangeWatchedFiles", "dynamicRegistration")) {
      JsonObject watchers = Json.of("watchers", Json.list(Json.of("globPattern", WATCHED)));
      JsonObject registration =
          Json.of(
              "id",
              "files",
              "method",
              "workspace/didChangeWatchedFiles",
              "registerOptions",
              watchers);
      session.ask(
          "client/registerCapability",
          Json.of("registrations", Json.list(registration)),
          answer -> {});
    }
    askForSettings();
  }

  private void askForSettings() {
    if (session.can("workspace", "configuration")) {
      session.ask(
          "workspace/configuration",
          Json.of("items", Json.list(Json.of("section", "migrationLens"))),
          answer ->
              worker.execute(
                  guarded(
                      "workspace/configuration",
                      () -> {
                        session.settings(Settings.of(answer));
                        judgeAllAfter(0);
                      })));
    }
  }

  private void lookAtFiles() {
    if (!changedFiles.isEmpty()) {
      JsonArray changes = changedFiles;
      changedFiles = new JsonArray();
      session.filesChanged(changes);
      judgeAllAfter(0);
    }
  }

  private void restThenJudgeAll() {
    judgeAllAfter(REST_MILLIS);
  }

  /** Only typing needs to pause first: who opens a file waits to see everything. */
  private void judgeAllAfter(long millis) {
    if (rest != null) {
      rest.cancel(false);
    }
    resting = null;
    rest =
        worker.schedule(
            guarded(
                "a pause",
                () -> {
                  resting = new Rest(session);
                  goOn(resting);
                }),
            millis,
            TimeUnit.MILLISECONDS);
  }

  /** Each piece goes behind the messages that came meanwhile; a change among them ends the rest. */
  private void goOn(Rest at) {
    if (at == resting && at.goOn()) {
      worker.execute(guarded("a pause", () -> goOn(at)));
    }
  }

  private Runnable guarded(String what, Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | StackOverflowError e) {
        session.failed("at " + what, e);
      }
    };
  }
}
