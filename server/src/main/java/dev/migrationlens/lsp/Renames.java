package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.naming.Rename;
import dev.migrationlens.naming.RenameStatement;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.text.Span;
import dev.migrationlens.write.NextMigration;
import dev.migrationlens.write.Spot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renaming, which the client carries out. */
final class Renames {
  private Renames() {}

  static JsonElement prepare(At at, JsonObject params) {
    return Rename.target(at.replay(), at.path(), at.offset(params))
        .<JsonElement>map(
            target -> Json.of("range", at.range(target.span()), "placeholder", target.name()))
        .orElse(JsonNull.INSTANCE);
  }

  static JsonElement rename(At at, JsonObject params) {
    String name = String.valueOf(Json.text(params, "newName"));
    return switch (Rename.to(
        at.replay(), at.chain().chain().rollbacks(), at.path(), at.offset(params), name)) {
      case Rename.Answer.Refusal refusal -> throw LanguageServer.refused(refusal.sentence());
      case Rename.Answer.Edits edits -> {
        var changes = new ArrayList<FileChange>();
        edits.byPath().forEach((path, own) -> changes.add(new FileChange.EditFile(path, own)));
        Optional<String> applied =
            changes.stream().map(FileChange::path).filter(path -> ran(at, path)).findFirst();
        var fix = new Fix("Rename", Fix.Strength.SUGGESTED, List.copyOf(changes));
        yield CodeActions.edit(
            at.session(),
            at.folder(),
            applied.map(path -> instead(at, path, params, name)).orElse(fix));
      }
    };
  }

  private static boolean ran(At at, String path) {
    LiveSchema live = at.chain().live();
    return live != null && live.state(path).ran();
  }

  /** What ran on a database stays as it ran: a new migration gives the new name. */
  private static Fix instead(At at, String path, JsonObject params, String name) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    var around = new Spot.Surroundings(Instant.now(), at.folder()::text);
    var spot = new Spot(at.chain().chain(), at.replay(), at.path(), new Span(0, 0), around);
    return RenameStatement.of(at.replay(), at.path(), at.offset(params), name)
        .flatMap(sql -> NextMigration.saying(spot, "rename to " + name, sql + "\n"))
        .orElseThrow(
            () ->
                LanguageServer.refused(
                    file + " is already applied: rename in a new migration, with ALTER … RENAME"));
  }
}
