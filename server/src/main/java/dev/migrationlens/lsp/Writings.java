package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.text.Span;
import dev.migrationlens.workspace.LiveChain;
import dev.migrationlens.write.Offer;
import dev.migrationlens.write.Offers;
import dev.migrationlens.write.Spot;
import java.time.Instant;
import java.util.List;

/** What can be written at a place, as code actions; the text is only made for the one chosen. */
final class Writings {
  private Writings() {}

  /** {@code only}: the kinds that the client asked for; none means all. */
  static void add(
      Session.Place place, LiveChain chain, Span span, JsonObject params, JsonArray actions) {
    for (Offer offer : Offers.at(spot(place, chain, span))) {
      String kind = kind(offer.kind());
      if (isAskedFor(kind, params)) {
        var action = new JsonObject();
        action.addProperty("title", offer.title());
        action.addProperty("kind", kind);
        var data = new JsonObject();
        data.add("textDocument", params.get("textDocument"));
        data.addProperty("start", span.start());
        data.addProperty("end", span.end());
        action.add("data", data);
        actions.add(action);
      }
    }
  }

  private static boolean isAskedFor(String kind, JsonObject params) {
    JsonObject context = params.getAsJsonObject("context");
    JsonArray only = context == null ? null : context.getAsJsonArray("only");
    if (only == null) {
      return true;
    }
    for (JsonElement wanted : only) {
      String word = wanted.getAsString();
      if (kind.equals(word) || kind.startsWith(word + ".")) {
        return true;
      }
    }
    return false;
  }

  private static String kind(Offer.Kind kind) {
    return switch (kind) {
      case EXTRACT -> "refactor.extract";
      case REWRITE -> "refactor.rewrite";
      case SOURCE -> "source";
    };
  }

  private static Spot spot(Session.Place place, LiveChain chain, Span span) {
    var around = new Spot.Surroundings(Instant.now(), place.folder()::text);
    return new Spot(chain.chain(), chain.replay(), place.path(), span, around);
  }

  /** The action with its edit. */
  static JsonElement resolve(Session session, JsonObject action) {
    JsonObject data = action.getAsJsonObject("data");
    if (data == null) {
      return action;
    }
    String uri = data.getAsJsonObject("textDocument").get("uri").getAsString();
    Session.Place place = session.place(uri);
    if (place == null || place.chain().isEmpty()) {
      return action;
    }
    var span = new Span(data.get("start").getAsInt(), data.get("end").getAsInt());
    String title = action.get("title").getAsString();
    Offers.at(spot(place, place.chain().get(), span)).stream()
        .filter(offer -> offer.title().equals(title))
        .findFirst()
        .map(offer -> new Fix(title, Fix.Strength.SUGGESTED, List.copyOf(offer.changes().get())))
        .ifPresent(fix -> action.add("edit", CodeActions.edit(session, place.folder(), fix)));
    return action;
  }
}
