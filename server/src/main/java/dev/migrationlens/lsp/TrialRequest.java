package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.live.Surroundings;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.trial.Disagreement;
import dev.migrationlens.trial.Manner;
import dev.migrationlens.trial.TrialFailure;
import dev.migrationlens.trial.TrialResult;
import dev.migrationlens.trial.TrialServer;
import dev.migrationlens.trial.Verdict;
import dev.migrationlens.workspace.LiveChain;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Runs a chain on a PostgreSQL of its own, beside the editing. */
final class TrialRequest {
  private TrialRequest() {}

  static CompletableFuture<JsonElement> answer(
      Session session, boolean trusted, JsonObject params, Executor database, Executor worker) {
    LiveRequests.requireTrust(trusted);
    String uri = Json.text(params, "uri");
    Session.Place place = uri == null ? null : session.place(uri);
    if (place == null) {
      throw failed("The file is in no folder that is open");
    }
    LiveChain chain = LiveRequests.chain(place);
    // The editor's replay goes on changing; the trial has one of its own.
    Replay replay = Replay.of(chain.replay().migrations(), chain.replay().setup());
    var answer = new CompletableFuture<JsonElement>();
    JsonElement token = params.get("workDoneToken");
    database.execute(
        () -> {
          if (answer.isCancelled()) {
            return;
          }
          progress(session, token, Json.of("kind", "begin", "title", "Trial", "cancellable", true));
          try (TrialServer server = TrialServer.start(Surroundings.ofProcess())) {
            int all = Math.max(replay.migrations().size(), 1);
            int[] done = {0};
            TrialResult result =
                TrialResult.of(
                    replay,
                    server,
                    Manner.EACH_STATEMENT,
                    path -> {
                      stopIf(answer);
                      int part = 100 * done[0]++ / all;
                      progress(
                          session,
                          token,
                          Json.of("kind", "report", "message", path, "percentage", part));
                    });
            stopIf(answer);
            worker.execute(() -> answer.complete(told(session, place.folder(), result)));
          } catch (CancellationException nobodyWaits) {
            // The server and its database are gone with the block above.
          } catch (TrialFailure e) {
            answer.completeExceptionally(failed(e.sentence()));
          } finally {
            progress(session, token, Json.of("kind", "end"));
          }
        });
    return answer;
  }

  private static void stopIf(CompletableFuture<JsonElement> answer) {
    if (answer.isCancelled()) {
      throw new CancellationException();
    }
  }

  private static RuntimeException failed(String sentence) {
    return LanguageServer.error(ResponseErrorCode.RequestFailed, sentence);
  }

  private static void progress(Session session, JsonElement token, JsonObject value) {
    if (token != null && !token.isJsonNull()) {
      session.tell("$/progress", Json.of("token", token, "value", value));
    }
  }

  private static JsonObject told(Session session, Folder folder, TrialResult result) {
    Set<Verdict> unexpected = new HashSet<>();
    for (Disagreement each : result.disagreements()) {
      unexpected.add(each.verdict());
    }
    return Json.of(
        "server",
        "PostgreSQL " + result.version(),
        "accepted",
        result.count(Verdict.Outcome.ACCEPTED),
        "rejected",
        result.rejections().size(),
        "skipped",
        result.count(Verdict.Outcome.SKIPPED),
        "rejections",
        Json.all(
            result.rejections(),
            verdict -> rejection(session, folder, verdict, !unexpected.contains(verdict))));
  }

  private static JsonObject rejection(
      Session session, Folder folder, Verdict verdict, boolean expected) {
    JsonObject told =
        Json.of(
            "uri",
            session.uri(folder, verdict.path()),
            "sqlstate",
            verdict.sqlstate(),
            "message",
            verdict.message(),
            "expected",
            expected);
    session
        .document(folder, verdict.path())
        .ifPresent(
            d -> told.add("range", d.range(verdict.start(), verdict.end(), session.encoding())));
    return told;
  }
}
