package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.ide.FixAll;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Locale;

/** All safe cures at once, of a file or of the chain; found when they are chosen. */
final class FixAllActions {
  private static final String KIND = "source.fixAll";

  /** What is mended. */
  private enum Scope {
    FILE,
    CHAIN;

    String title() {
      return "Apply all safe cures in the " + name().toLowerCase(Locale.ROOT);
    }
  }

  private FixAllActions() {}

  static void add(At at, JsonObject params, JsonArray actions) {
    boolean named = isNamed(params);
    if (!named && Json.object(params, "context").has("only")
        || at.session().board().shown(at.document().uri()).isEmpty()) {
      return;
    }
    for (Scope scope : Scope.values()) {
      JsonObject action =
          Json.of(
              "title",
              scope.title(),
              "kind",
              scope == Scope.FILE ? KIND : "source",
              "data",
              Json.of("fixAll", scope, "uri", at.document().uri()));
      // Editors that mend on saving apply what they are given, and may not ask again.
      if (named && scope == Scope.FILE) {
        resolve(at, action, scope);
      }
      if (scope == Scope.FILE || !named) {
        actions.add(action);
      }
    }
  }

  private static boolean isNamed(JsonObject params) {
    for (JsonElement only : Json.array(Json.object(params, "context"), "only")) {
      String kind = only.getAsString();
      if (KIND.equals(kind) || kind.startsWith(KIND + ".") || kind.equals("source")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the action is one of these. */
  static boolean owns(JsonObject action) {
    return Json.object(action, "data").has("fixAll");
  }

  static JsonElement resolve(Session session, JsonObject action) {
    JsonObject data = Json.object(action, "data");
    Scope scope = Scope.valueOf(String.valueOf(Json.text(data, "fixAll")));
    At.of(session, String.valueOf(Json.text(data, "uri")))
        .ifPresent(at -> resolve(at, action, scope));
    return action;
  }

  private static void resolve(At at, JsonObject action, Scope scope) {
    List<Finding> findings =
        switch (scope) {
          case FILE -> at.chain().findings(at.path(), new Span(0, at.document().text().length()));
          case CHAIN -> at.chain().lint().all();
        };
    List<FileChange> changes =
        FixAll.of(findings, path -> scope == Scope.CHAIN || path.equals(at.path()));
    var fix = new Fix(scope.title(), Fix.Strength.SAFE, changes);
    action.add("edit", CodeActions.edit(at.session(), at.folder(), fix));
  }
}
