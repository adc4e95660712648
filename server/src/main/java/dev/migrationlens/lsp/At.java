package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.naming.Site;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Span;
import dev.migrationlens.workspace.LiveChain;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of a chain that a request is about. */
record At(Session session, Folder folder, LiveChain chain, String path, Document document) {

  static Optional<At> of(Session session, JsonObject params) {
    String uri = Json.text(Json.object(params, "textDocument"), "uri");
    return uri == null ? Optional.empty() : of(session, uri);
  }

  static Optional<At> of(Session session, String uri) {
    Session.@Nullable Place place = session.place(uri);
    if (place == null) {
      return Optional.empty();
    }
    Folder folder = place.folder();
    return place
        .chain()
        .flatMap(
            chain ->
                session
                    .document(folder, place.path())
                    .map(document -> new At(session, folder, chain, place.path(), document)));
  }

  Replay replay() {
    return chain.replay();
  }

  /** The offset of the request's position. */
  int offset(JsonObject params) {
    return document.offset(Json.object(params, "position"), session.encoding());
  }

  Span span(JsonObject range) {
    int start = document.offset(Json.object(range, "start"), session.encoding());
    int end = document.offset(Json.object(range, "end"), session.encoding());
    return new Span(Math.min(start, end), Math.max(start, end));
  }

  JsonObject range(Span span) {
    return document.range(span.start(), span.end(), session.encoding());
  }

  JsonObject position(int offset) {
    return document.position(offset, session.encoding());
  }

  Optional<JsonObject> location(Site site) {
    return session
        .document(folder, site.path())
        .map(
            d -> {
              Span span = site.span();
              JsonObject range = d.range(span.start(), span.end(), session.encoding());
              return Json.of("uri", d.uri(), "range", range);
            });
  }

  JsonArray locations(List<Site> sites) {
    var locations = new JsonArray();
    sites.forEach(site -> location(site).ifPresent(locations::add));
    return locations;
  }
}
