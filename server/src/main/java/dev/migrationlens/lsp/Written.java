package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.ChainIndex;
import dev.migrationlens.chain.Entry;
import dev.migrationlens.chain.Renaming;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.TypeScript;
import dev.migrationlens.text.Span;
import dev.migrationlens.workspace.LiveChain;
import dev.migrationlens.write.NextMigration;
import dev.migrationlens.write.Rollback;
import dev.migrationlens.write.Spot;
import dev.migrationlens.write.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** What a client wants written by command: an edit that it applies, or a text that it opens. */
final class Written {
  private Written() {}

  static JsonElement write(Session session, JsonObject params) {
    Session.Place place = place(session, params);
    LiveChain chain = LiveRequests.chain(place);
    Spot spot = spot(place, chain);
    String name = Json.text(params, "name");
    String what = String.valueOf(Json.text(params, "what"));
    return switch (what) {
      case "verificationQuery" -> edit(session, place.folder(), Verification.query(spot));
      case "verificationScript" -> edit(session, place.folder(), Verification.file(spot));
      case "rollback" -> rollback(session, place.folder(), spot);
      case "nextMigration" ->
          edit(session, place.folder(), NextMigration.of(spot, name == null ? "" : name));
      case "types" -> text(types(chain.replay()), "typescript");
      default -> throw failed("Nobody here writes " + what);
    };
  }

  private static Session.Place place(Session session, JsonObject params) {
    String uri = Json.text(params, "uri");
    Session.@Nullable Place place = uri == null ? null : session.place(uri);
    if (place == null) {
      throw failed("The file is in no folder that is open");
    }
    return place;
  }

  /** The file, or where the chain's folder is meant its last one. */
  private static Spot spot(Session.Place place, LiveChain chain) {
    List<Entry> entries = chain.chain().entries();
    String path =
        chain.holds(place.path()) || entries.isEmpty()
            ? place.path()
            : entries.get(entries.size() - 1).path();
    var around = new Spot.Surroundings(Instant.now(), place.folder()::text);
    return new Spot(chain.chain(), chain.replay(), path, new Span(0, 0), around);
  }

  /** Where there is a rollback already, another one to compare it with. */
  private static JsonElement rollback(Session session, Folder folder, Spot spot) {
    if (spot.replay().steps(spot.path()).isEmpty()) {
      return JsonNull.INSTANCE;
    }
    Optional<Fix> fix = Rollback.fix(spot);
    return fix.isPresent() ? edit(session, folder, fix) : text(Rollback.script(spot), "sql");
  }

  private static String types(Replay replay) {
    Contents contents = Contents.of(replay.end(), origin -> isOwn(replay, origin.step()));
    return TypeScript.of(contents, List.of("public"));
  }

  /** What a file of the chain made, and not the tool or the platform. */
  private static boolean isOwn(Replay replay, int number) {
    Step step = replay.step(number);
    return step != null && replay.migration(step.path()) != null;
  }

  private static JsonElement text(String text, String language) {
    return Json.of("text", text, "language", language);
  }

  private static JsonElement edit(Session session, Folder folder, Optional<Fix> fix) {
    if (fix.isEmpty() || fix.get().changes().isEmpty()) {
      return JsonNull.INSTANCE;
    }
    JsonObject edit = CodeActions.edit(session, folder, fix.get());
    Optional<JsonObject> show =
        fix.get().changes().stream()
            .filter(FileChange.CreateFile.class::isInstance)
            .findFirst()
            .map(created -> Json.of("uri", session.uri(folder, created.path())));
    return Json.of("edit", edit, "show", show.orElse(null));
  }

  /** Gives a file another place in the order, by another number. */
  static JsonElement renumber(Session session, JsonObject params) {
    Session.Place place = place(session, params);
    LiveChain live = LiveRequests.chain(place);
    Chain chain = live.chain();
    ChainIndex index = chain.index();
    String path = place.path();
    if (live.live() != null && live.live().state(path).ran()) {
      throw failed(name(path) + " was applied; a file that has run keeps its name");
    }
    String before = Json.text(params, "before");
    Session.@Nullable Place next = before == null ? null : session.place(before);
    Optional<String> version =
        next == null ? chain.versionAtEnd() : chain.versionBefore(path, next.path(), index);
    Renaming renaming =
        version
            .flatMap(v -> chain.renumbered(path, v, index))
            .orElseThrow(() -> failed(noRoom(path, next)));
    List<FileChange> changes = FileChange.renaming(renaming.edits(), renaming.paths());
    var fix = new Fix("Renumber", Fix.Strength.SUGGESTED, changes);
    return Json.of("edit", CodeActions.edit(session, place.folder(), fix));
  }

  private static String noRoom(String path, Session.@Nullable Place next) {
    return next == null
        ? "The name of " + name(path) + " does not say when it runs"
        : "No number is free right before " + name(next.path());
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static ResponseErrorException failed(String message) {
    return LanguageServer.error(ResponseErrorCode.RequestFailed, message);
  }
}
