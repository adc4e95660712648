package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.testing.RealtimeIncident;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An editor on the fourth incident, connected to the database that lacks its last migration. */
@Tag("postgres")
@Timeout(120)
class LiveIncidentTest {
  @TempDir private Path folder;

  private Conversation editor() {
    return Conversation.with(
        folder.resolve("supabase"),
        Json.of(
                "capabilities",
                new JsonObject(),
                "rootUri",
                folder.toUri(),
                "initializationOptions",
                Json.of("trusted", true))
            .toString());
  }

  private static void connect(Conversation editor, PostgresDatabase database) {
    URI at = URI.create(database.address().replace("jdbc:", ""));
    JsonObject params =
        Json.of("host", at.getHost(), "port", at.getPort(), "database", database.name());
    params.addProperty("user", "postgres");
    assertThat(editor.result("migrationLens/live/connect", params).toString())
        .contains("\"state\":\"connected\"");
  }

  /** What is said of the real database in a file, once it is said. */
  private static List<String> live(Conversation editor, String file, String awaited) {
    JsonArray shown = editor.diagnostics(file);
    while (!shown.toString().contains(awaited)) {
      shown = editor.diagnostics(file);
    }
    var said = new ArrayList<String>();
    for (JsonElement each : shown) {
      JsonObject diagnostic = each.getAsJsonObject();
      String code = diagnostic.get("code").getAsString();
      if (code.matches("(live|pending|changed)-.*")) {
        said.add(
            code
                + ": "
                + diagnostic.get("message").getAsString().replaceAll("lens_\\d+.*?,", "it,"));
      }
    }
    return said;
  }

  @Test
  void theHistoryIsNotBelieved() throws IOException {
    RealtimeIncident incident = RealtimeIncident.in(folder);
    String last = RealtimeIncident.LAST;
    String text = Files.readString(folder.resolve("supabase/migrations").resolve(last));
    try (var database = incident.database(3, 4);
        Conversation editor = editor()) {
      connect(editor, database);
      editor.open(last, text);
      assertThat(live(editor, last, "live-"))
          .containsExactly(
              "live-relation-missing: index `message_queue.message_queue_next_attempt_at_idx` is"
                  + " not in `it, although its migration is recorded as applied");
      for (Path file : incident.files()) {
        String name = file.getFileName().toString();
        assertThat(editor.at("textDocument/codeLens", name, 0, 0).toString())
            .contains("applied to `" + database.name() + "` on localhost:");
      }
      database.prepare(
          "delete from supabase_migrations.schema_migrations where version = '"
              + last.substring(0, 14)
              + "'");
      editor.result("migrationLens/live/refresh", new JsonObject());
      assertThat(live(editor, last, "pending-migration"))
          .singleElement()
          .asString()
          .startsWith("pending-migration: not applied to `lens_");
      assertThat(editor.at("textDocument/codeLens", last, 0, 0).toString())
          .contains("pending on `" + database.name() + "` on localhost:");
    }
  }
}
