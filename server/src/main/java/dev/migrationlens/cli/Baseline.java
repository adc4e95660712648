package dev.migrationlens.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import dev.migrationlens.lint.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Findings that somebody decided to live with, in a file: by fingerprint. */
final class Baseline {
  private Baseline() {}

  static Set<String> read(Path file) throws UsageError {
    if (!Files.exists(file)) {
      throw new UsageError(
          file + " does not exist; make it with migration-lens check --write-baseline " + file);
    }
    try {
      JsonElement tree = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
      var known = new HashSet<String>();
      if (tree instanceof JsonObject object
          && object.get("findings") instanceof JsonArray findings) {
        for (JsonElement finding : findings) {
          if (finding instanceof JsonObject entry && entry.has("fingerprint")) {
            known.add(entry.get("fingerprint").getAsString());
          }
        }
        return known;
      }
    } catch (IOException | JsonParseException e) {
      // Both say the same to whoever typed the name.
    }
    throw new UsageError(
        file + " is no baseline; write it anew with migration-lens check --write-baseline " + file);
  }

  static void write(Path file, List<Checked> workspaces) throws UsageError {
    var text = new StringWriter();
    try {
      var json = new JsonWriter(text);
      json.setHtmlSafe(false);
      json.setIndent("  ");
      json.beginObject().name("version").value(1).name("findings").beginArray();
      for (Checked workspace : workspaces) {
        var prints = Fingerprints.of(workspace);
        for (Finding finding : workspace.findings()) {
          json.beginObject();
          json.name("fingerprint").value(prints.get(finding));
          json.name("rule").value(finding.rule());
          json.name("file").value(workspace.shown(finding.path()));
          json.name("message").value(finding.message());
          json.endObject();
        }
      }
      json.endArray().endObject().flush();
      Files.writeString(file, text.append("\n").toString(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageError(file + " cannot be written; choose another place");
    }
  }

  static Checked without(Checked workspace, Set<String> known) {
    var prints = Fingerprints.of(workspace);
    return workspace.with(
        workspace.findings().stream().filter(f -> !known.contains(prints.get(f))).toList());
  }
}
