package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.ide.ChainTree;
import dev.migrationlens.ide.SchemaTree;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.naming.Site;
import dev.migrationlens.schema.FileState;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.workspace.LiveChain;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trees that clients show beside the text: the chains, and the schema as of a place. */
final class Views {
  private Views() {}

  static JsonObject chains(Session session, JsonObject params) {
    String uri = Json.text(params, "uri");
    Session.@Nullable Place only = uri == null ? null : session.place(uri);
    var chains = new JsonArray();
    for (Folder folder : List.copyOf(session.folders())) {
      for (LiveChain chain : folder.chains()) {
        boolean wanted =
            uri == null || (only != null && only.folder() == folder && within(chain, only.path()));
        if (wanted && !chain.replay().migrations().isEmpty()) {
          chains.add(chain(session, folder, chain));
        }
      }
    }
    return Json.of("chains", chains);
  }

  private static boolean within(LiveChain chain, String path) {
    String root = chain.chain().path();
    return chain.holds(path) || path.equals(root) || path.isEmpty();
  }

  private static JsonObject chain(Session session, Folder folder, LiveChain live) {
    Chain chain = live.chain();
    String path = chain.path();
    return Json.of(
        "root",
        folder.absolute(path).toUri().toString(),
        "label",
        path.isEmpty() ? folder.root().getFileName() : path,
        "tool",
        chain.tool().id(),
        "files",
        Json.all(ChainTree.of(live.replay()), file -> file(session, folder, live, file)));
  }

  private static JsonElement file(
      Session session, Folder folder, LiveChain chain, ChainTree.File file) {
    Optional<Document> document = session.document(folder, file.path());
    if (document.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    var at = new At(session, folder, chain, file.path(), document.get());
    List<Finding> findings = chain.findings(file.path());
    return Json.of(
        "uri",
        document.get().uri(),
        "name",
        file.path().substring(file.path().lastIndexOf('/') + 1),
        "version",
        file.version(),
        "state",
        state(chain, file.path()),
        "errors",
        count(findings, Severity.ERROR),
        "warnings",
        count(findings, Severity.WARNING),
        "makes",
        Json.all(file.makes(), made -> made(at, made)),
        "needs",
        Json.all(file.needs(), path -> new JsonPrimitive(session.uri(folder, path))));
  }

  /** What the tool's own table in the database says, in the protocol's three words. */
  private static String state(LiveChain chain, String path) {
    LiveSchema live = chain.live();
    FileState state = live == null ? FileState.UNKNOWN : live.state(path);
    return switch (state) {
      case APPLIED, CHANGED -> "applied";
      case PENDING, FAILED, PARTLY -> "pending";
      case UNKNOWN -> "unknown";
    };
  }

  private static JsonObject made(At at, ChainTree.Made made) {
    return Json.of(
        "kind",
        made.kind(),
        "name",
        made.name(),
        "change",
        made.change(),
        "range",
        at.range(made.span()));
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  static JsonObject schema(Session session, JsonObject params) {
    Optional<At> at = Optional.ofNullable(Json.text(params, "uri")).flatMap(u -> At.of(session, u));
    if (at.isEmpty()) {
      return Json.of("schemas", new JsonArray());
    }
    String file = at.get().path().substring(at.get().path().lastIndexOf('/') + 1);
    boolean within = params.has("position") && params.get("position").isJsonObject();
    int offset = within ? at.get().offset(params) : 0;
    List<SchemaTree.Schema> schemas =
        within
            ? SchemaTree.before(at.get().replay(), at.get().path(), offset)
            : SchemaTree.after(at.get().replay(), at.get().path());
    String title =
        within
            ? "at line " + (at.get().document().lines().line(offset) + 1) + " of " + file
            : "after " + file;
    return Json.of(
        "title",
        title,
        "schemas",
        Json.all(
            schemas,
            s ->
                Json.of(
                    "name", s.name(), "tables", Json.all(s.tables(), t -> table(at.get(), t)))));
  }

  private static JsonObject table(At at, SchemaTree.Table table) {
    return Json.of(
        "name",
        table.name(),
        "kind",
        table.kind(),
        "columns",
        Json.all(table.columns(), c -> column(at, c)),
        "keys",
        Json.all(table.keys(), p -> part(at, p)),
        "indexes",
        Json.all(table.indexes(), p -> part(at, p)),
        "policies",
        Json.all(table.policies(), p -> part(at, p)),
        "rowSecurity",
        table.rowSecurity(),
        "location",
        location(at, table.location()));
  }

  private static JsonObject column(At at, SchemaTree.ColumnRow column) {
    return Json.of(
        "name",
        column.name(),
        "type",
        column.type(),
        "nullable",
        column.nullable(),
        "default",
        column.defaultText(),
        "primaryKey",
        column.primaryKey(),
        "references",
        column.references(),
        "location",
        location(at, column.location()));
  }

  private static JsonObject part(At at, SchemaTree.Part part) {
    return Json.of(
        "name",
        part.name(),
        "definition",
        part.definition(),
        "location",
        location(at, part.location()));
  }

  private static @Nullable JsonObject location(At at, Optional<Site> site) {
    return site.flatMap(at::location).orElse(null);
  }
}
