package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.text.Span;
import dev.migrationlens.write.Offer;
import dev.migrationlens.write.Offers;
import dev.migrationlens.write.Spot;
import java.time.Instant;
import java.util.List;

/** What can be written at a place, as code actions; the text is only made for the one chosen. */
final class Writings {
  private Writings() {}

  static void add(At at, Span span, JsonObject params, JsonArray actions) {
    for (Offer offer : Offers.at(spot(at, span))) {
      String kind = kind(offer.kind());
      if (CodeActions.isWanted(kind, params)) {
        JsonObject data =
            Json.of(
                "textDocument",
                params.get("textDocument"),
                "start",
                span.start(),
                "end",
                span.end());
        actions.add(Json.of("title", offer.title(), "kind", kind, "data", data));
      }
    }
  }

  private static String kind(Offer.Kind kind) {
    return switch (kind) {
      case EXTRACT -> "refactor.extract";
      case REWRITE -> "refactor.rewrite";
      case SOURCE -> "source";
    };
  }

  private static Spot spot(At at, Span span) {
    var around = new Spot.Surroundings(Instant.now(), at.folder()::text);
    return new Spot(at.chain().chain(), at.replay(), at.path(), span, around);
  }

  /** The action with its edit. */
  static JsonElement resolve(Session session, JsonObject action) {
    JsonObject data = Json.object(action, "data");
    At.of(session, data)
        .ifPresent(
            at -> {
              var span = new Span(Json.number(data, "start"), Json.number(data, "end"));
              String title = String.valueOf(Json.text(action, "title"));
              Offers.at(spot(at, span)).stream()
                  .filter(offer -> offer.title().equals(title))
                  .findFirst()
                  .map(o -> new Fix(title, Fix.Strength.SUGGESTED, List.copyOf(o.changes().get())))
                  .ifPresent(
                      fix -> action.add("edit", CodeActions.edit(session, at.folder(), fix)));
            });
    return action;
  }
}
