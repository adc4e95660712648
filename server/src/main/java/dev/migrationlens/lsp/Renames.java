package dev.migrationlens.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.ide.Rename;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.schema.LiveSchema;
import java.util.ArrayList;
import java.util.List;

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
    return switch (Rename.to(at.replay(), at.path(), at.offset(params), name)) {
      case Rename.Answer.Refusal refusal -> throw LanguageServer.refused(refusal.sentence());
      case Rename.Answer.Edits edits -> {
        var changes = new ArrayList<FileChange>();
        edits.byPath().forEach((path, own) -> changes.add(new FileChange.EditFile(path, own)));
        changes.forEach(change -> refuseIfApplied(at, change.path()));
        var fix = new Fix("Rename", Fix.Strength.SUGGESTED, List.copyOf(changes));
        yield CodeActions.edit(at.session(), at.folder(), fix);
      }
    };
  }

  /** What ran on a database stays as it ran. */
  private static void refuseIfApplied(At at, String path) {
    LiveSchema live = at.chain().live();
    if (live != null && live.state(path).ran()) {
      String file = path.substring(path.lastIndexOf('/') + 1);
      throw LanguageServer.refused(
          file + " is already applied: rename in a new migration, with ALTER … RENAME");
    }
  }
}
