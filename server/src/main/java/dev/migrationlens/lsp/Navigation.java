package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.migrationlens.ide.Definition;
import dev.migrationlens.ide.Hover;
import dev.migrationlens.ide.LiveHover;
import dev.migrationlens.ide.Meanwhile;
import dev.migrationlens.ide.Pages;
import dev.migrationlens.lint.RulePage;
import dev.migrationlens.naming.References;
import dev.migrationlens.schema.LiveSchema;
import java.util.Optional;

/** What a name is, where it was made, and where else it stands. */
final class Navigation {
  private Navigation() {}

  static JsonElement hover(At at, JsonObject params) {
    int offset = at.offset(params);
    LiveSchema live = at.chain().live();
    Optional<Hover.Text> impact = Meanwhile.at(at.replay(), at.path(), offset, live);
    return Hover.at(at.replay(), at.path(), offset)
        .or(() -> Pages.at(at.replay(), at.path(), offset, rule -> page(at, rule)))
        .map(text -> hover(at, text, impact.map(Hover.Text::markdown), params))
        .or(() -> impact.map(text -> hover(at, text, Optional.empty(), params)))
        .<JsonElement>map(found -> found)
        .orElse(JsonNull.INSTANCE);
  }

  private static Optional<String> page(At at, String rule) {
    return at.session().linter().info(rule).map(RulePage::of);
  }

  private static JsonObject hover(
      At at, Hover.Text text, Optional<String> impact, JsonObject params) {
    String markdown = text.markdown();
    for (Hover.Told told : text.story()) {
      markdown = markdown.replace("`" + told.label() + "`", link(at, told));
    }
    String beside = live(at, at.offset(params));
    String known = beside.isEmpty() ? markdown : markdown + "\n" + beside;
    String whole = impact.map(below -> known + "\n\n" + below).orElse(known);
    JsonObject contents = Json.of("kind", "markdown", "value", whole);
    return Json.of("contents", contents, "range", at.range(text.span()));
  }

  /** How it is in the real database, where one is known. */
  private static String live(At at, int offset) {
    LiveSchema live = at.chain().live();
    return live == null ? "" : LiveHover.at(at.replay(), live, at.path(), offset).orElse("");
  }

  /** Editors jump to the line that a fragment names. */
  private static String link(At at, Hover.Told told) {
    return at.session()
        .document(at.folder(), told.site().path())
        .map(
            d -> {
              int line = d.lines().line(told.site().span().start()) + 1;
              return "[" + told.label() + "](" + d.uri() + "#L" + line + ")";
            })
        .orElse(told.label());
  }

  static JsonElement definition(At at, JsonObject params) {
    return at.locations(Definition.at(at.replay(), at.path(), at.offset(params)));
  }

  static JsonElement references(At at, JsonObject params) {
    JsonElement declared = Json.object(params, "context").get("includeDeclaration");
    var sites = References.at(at.replay(), at.path(), at.offset(params));
    if (declared != null && declared.isJsonPrimitive() && !declared.getAsBoolean()) {
      var made = Definition.at(at.replay(), at.path(), at.offset(params));
      sites =
          sites.stream()
              .filter(
                  s ->
                      made.stream()
                          .noneMatch(m -> m.path().equals(s.path()) && m.span().covers(s.span())))
              .toList();
    }
    return at.locations(sites);
  }

  static JsonArray highlights(At at, JsonObject params) {
    return Json.all(
        References.inFile(at.replay(), at.path(), at.offset(params)),
        site -> Json.of("range", at.range(site.span())));
  }
}
