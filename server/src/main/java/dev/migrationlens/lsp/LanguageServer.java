package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Linter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  private static final long GOODBYE_MILLIS = 2000;
  private static final int DELETED = 4;

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
  private final Runnable orphaned;
  private volatile Stage stage = Stage.NEW;
  private volatile boolean left;
  private final Storm storm = new Storm(worker, this::lookAtFiles);
  private @Nullable Rest resting;
  private @Nullable ScheduledFuture<?> rest;

  /** How far a conversation has come; only the thread that reads moves it on. */
  private enum Stage {
    NEW,
    GREETED,
    SHUT_DOWN
  }

  /** {@code orphaned} is called when the process that the client named as its own has ended. */
  LanguageServer(Linter linter, Runnable orphaned) {
    this.orphaned = orphaned;
    this.session = new Session(linter, worker, this::restThenJudgeAll);
    this.features = new Features(session);
    worker.setRemoveOnCancelPolicy(true);
  }

  void connect(Endpoint remote) {
    session.connect(remote);
  }

  /** Whether the client has said that it goes. */
  boolean isLeft() {
    return left;
  }

  /** Something came that was no message. */
  void misheard(String sentence) {
    if (stage != Stage.NEW) {
      session.tell("window/logMessage", Json.of("type", 2, "message", sentence));
    }
  }

  /** The exit code. Who shut down and goes at once still hears the answer to that. */
  int close() {
    boolean goodbye = stage == Stage.SHUT_DOWN;
    if (goodbye) {
      try {
        worker.submit(() -> {}).get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        session.failed("to say goodbye", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    worker.shutdownNow();
    return goodbye ? 0 : 1;
  }

  @Override
  public CompletableFuture<?> request(String method, Object parameter) {
    ResponseErrorException untimely = untimely(method);
    if (untimely != null) {
      return CompletableFuture.failedFuture(untimely);
    }
    if (method.equals("shutdown")) {
      stage = Stage.SHUT_DOWN;
    } else if (method.equals("initialize")) {
      stage = Stage.GREETED;
      watch(params(parameter));
    }
    return worked(method, parameter);
  }

  /** The protocol's order: a greeting first and once, and nothing after the goodbye. */
  private @Nullable ResponseErrorException untimely(String method) {
    boolean greeting = method.equals("initialize");
    return switch (stage) {
      case NEW ->
          greeting
              ? null
              : error(ResponseErrorCode.ServerNotInitialized, method + " came before initialize");
      case GREETED ->
          greeting ? error(ResponseErrorCode.InvalidRequest, "initialize came already") : null;
      case SHUT_DOWN -> error(ResponseErrorCode.InvalidRequest, method + " came after shutdown");
    };
  }

  /** Ends with the client, even where its end of the connection stays open. */
  private void watch(JsonObject params) {
    int parent = Json.number(params, "processId");
    if (parent > 0) {
      ProcessHandle.of(parent)
          .ifPresent(
              client -> {
                var unused = client.onExit().thenRun(orphaned);
              });
    }
  }

  private CompletableFuture<?> worked(String method, @Nullable Object parameter) {
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
            if (method.equals("workspace/diagnostic")) {
              sweep(new Sweep(session, params(parameter)), answer);
              return;
            }
            JsonElement result = answer(method, params(parameter));
            answer.complete(result.isJsonNull() ? null : result);
          } catch (ResponseErrorException refused) {
            answer.completeExceptionally(refused);
          } catch (RuntimeException | StackOverflowError e) {
            answer.completeExceptionally(failed(method, e));
          }
        });
    return answer;
  }

  private ResponseErrorException failed(String method, Throwable failure) {
    StackTraceElement[] frames = failure.getStackTrace();
    if (frames.length > 0 && frames[0].getClassName().startsWith("com.google.gson.")) {
      // A parameter is of another kind than the protocol has it.
      return error(ResponseErrorCode.InvalidParams, method + ": " + failure.getMessage());
    }
    session.failed("to answer " + method, failure);
    return error(ResponseErrorCode.InternalError, method + " failed: " + failure);
  }

  /** Each piece goes behind the messages that came meanwhile; one of them may cancel the rest. */
  private void sweep(Sweep sweep, CompletableFuture<Object> answer) {
    if (answer.isCancelled()) {
      return;
    }
    if (!sweep.goOn()) {
      answer.complete(sweep.result());
      return;
    }
    worker.execute(
        () -> {
          try {
            sweep(sweep, answer);
          } catch (RuntimeException | StackOverflowError e) {
            answer.completeExceptionally(failed("workspace/diagnostic", e));
          }
        });
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
      case "shutdown" -> JsonNull.INSTANCE;
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
      left = true;
    }
    if (stage != Stage.GREETED) {
      return;
    }
    JsonObject params = params(parameter);
    worker.execute(guarded(method, () -> take(method, params)));
  }

  private void take(String method, JsonObject params) {
    boolean typed = method.equals("textDocument/didChange");
    if (typed) {
      session.working().isInterrupted();
    }
    JsonObject document = Json.object(params, "textDocument");
    switch (method) {
      case "initialized" -> greeted();
      case "textDocument/didOpen" -> {
        session.working().begins();
        session.opened(document);
      }
      case "textDocument/didChange" ->
          session.changed(document, Json.array(params, "contentChanges"));
      case "textDocument/didClose" -> session.closed(document);
      case "workspace/didChangeWatchedFiles" -> {
        storm.add(Json.array(params, "changes"));
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
    judgeAllAfter(typed ? REST_MILLIS : 0);
  }

  private void greeted() {
    if (session.can("workspace", "didChangeWatchedFiles", "dynamicRegistration")) {
      // That a folder went is told of the folder alone.
      JsonArray patterns =
          Json.list(
              Json.of("globPattern", "**/*.{sql,json,toml,plan,yaml,yml,xml,conf,sum,mod}"),
              Json.of("globPattern", "**/*database.types.ts"),
              Json.of("globPattern", "**/*", "kind", DELETED));
      JsonObject watchers = Json.of("watchers", patterns);
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

  private void lookAtFiles(JsonArray changes) {
    guarded(
            "changed files",
            () -> {
              session.working().begins();
              session.filesChanged(changes);
              judgeAllAfter(0);
            })
        .run();
  }

  private void restThenJudgeAll() {
    session.board().calmEnds();
    judgeAllAfter(REST_MILLIS);
  }

  /** Only typing needs to pause first: who opens a file waits to see everything. */
  private void judgeAllAfter(long millis) {
    if (rest != null) {
      rest.cancel(false);
    }
    resting = null;
    if (millis == 0) {
      session.board().calmEnds();
      session.working().begins();
    }
    rest =
        worker.schedule(
            guarded(
                "a pause",
                () -> {
                  session.working().begins();
                  resting = new Rest(session);
                  goOn(resting);
                }),
            millis,
            TimeUnit.MILLISECONDS);
  }

  /** Each piece goes behind the messages that came meanwhile; a change among them ends the rest. */
  private void goOn(Rest at) {
    if (at == resting && stage == Stage.GREETED && at.goOn()) {
      worker.execute(guarded("a pause", () -> goOn(at)));
    }
  }

  private Runnable guarded(String what, Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (ResponseErrorException refused) {
        misheard(what + ": " + refused.getMessage());
      } catch (RuntimeException | StackOverflowError e) {
        session.failed("at " + what, e);
      }
    };
  }
}
