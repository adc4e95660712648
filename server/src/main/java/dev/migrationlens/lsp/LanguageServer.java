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
            if (LiveRequests.METHODS.contains(method)) {
              later(session.live().answer(method, params(parameter)), answer);
              return;
            }
            JsonElement result = answer(method, params(parameter));
            answer.complete(result.isJsonNull() ? null : result);
          } catch (ResponseErrorException refused) {
            answer.completeExceptionally(refused);
          } catch (RuntimeException | StackOverflowError e) {
            session.log("failed to answer " + method + ": " + e);
            answer.completeExceptionally(
                error(ResponseErrorCode.InternalError, method + " failed: " + e));
          }
        });
    return answer;
  }

  /** The answer follows when the database has spoken. */
  private static void later(
      CompletableFuture<JsonElement> known, CompletableFuture<Object> answer) {
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
    worker.execute(
        () -> {
          try {
            take(method, params);
          } catch (RuntimeException | StackOverflowError e) {
            session.log("failed to take " + method + ": " + e);
          }
        });
  }

  private void take(String method, JsonObject params) {
    switch (method) {
      case "initialized" -> session.initialized();
      case "textDocument/didOpen" -> session.opened(params.getAsJsonObject("textDocument"));
      case "textDocument/didChange" -> {
        JsonArray changes = params.getAsJsonArray("contentChanges");
        session.changed(params.getAsJsonObject("textDocument"), changes);
      }
      case "textDocument/didClose" -> session.closed(params.getAsJsonObject("textDocument"));
      case "workspace/didChangeWatchedFiles",
          "workspace/didRenameFiles",
          "workspace/didCreateFiles",
          "workspace/didDeleteFiles" ->
          session.filesChanged();
      case "migrationLens/trusted" -> session.live().trust();
      case "workspace/didChangeWorkspaceFolders" -> session.foldersChanged(params);
      default -> {
        return;
      }
    }
    restThenJudgeAll();
  }

  private void restThenJudgeAll() {
    if (rest != null) {
      rest.cancel(false);
    }
    rest = worker.schedule(session::judgeAll, REST_MILLIS, TimeUnit.MILLISECONDS);
  }
}
