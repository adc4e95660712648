package dev.migrationlens.intellij;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.InitializeResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The template for people who do not install the plugin, unpacked into a home directory. */
@Timeout(60)
class TemplateIT {
  /** LSP4IJ's way with a command: words are parted by spaces, and quotes hold a word together. */
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^ \"])+");

  @TempDir private Path home;

  private Path template = Path.of("");

  @BeforeEach
  void unpack() throws IOException {
    UnpackedPlugin.unpack(Path.of(System.getProperty("migrationlens.template.zip")), home);
    template = home.resolve(".migration-lens/template");
  }

  private JsonObject json(String name) throws IOException {
    return JsonParser.parseString(Files.readString(template.resolve(name))).getAsJsonObject();
  }

  @Test
  void itHasTheKeysThatLsp4ijReads() throws IOException {
    JsonObject read = json("template.json");
    assertThat(read.keySet())
        .containsExactlyInAnyOrder(
            "id", "name", "programArgs", "expandConfiguration", "fileTypeMappings");
    JsonArray mappings = read.getAsJsonArray("fileTypeMappings");
    assertThat(mappings.get(0).getAsJsonObject().get("languageId").getAsString()).isEqualTo("sql");
  }

  @Test
  void itsSettingsAreThePlugins() throws IOException {
    var settings = new ServerSettings();
    assertThat(json("settings.json"))
        .isEqualTo(JsonParser.parseString(settings.getDefaultConfigurationContent()));
    assertThat(json("settings.schema.json"))
        .isEqualTo(JsonParser.parseString(settings.getDefaultConfigurationSchemaContent()));
  }

  @Test
  void itsCommandStartsTheServer() throws Exception {
    var connection = new ServerConnection(command());
    connection.start();
    var conversation =
        new Conversation(
            connection.getInputStream(), connection.getOutputStream(), home, new JsonObject());
    InitializeResult result = conversation.begin(null);
    assertThat(result.getServerInfo().getName()).isEqualTo("Migration Lens");
    conversation.end();
    connection.stop();
    assertThat(connection.isAlive()).isFalse();
  }

  /** The PATH of a test need not have a Java that is new enough, so its word is replaced. */
  private List<String> command() throws IOException {
    String args = json("template.json").getAsJsonObject("programArgs").get("default").getAsString();
    List<String> words =
        WORD.matcher(args.replace("$USER_HOME$", home.toString()))
            .results()
            .map(MatchResult::group)
            .map(word -> word.replace("\"", ""))
            .toList();
    assertThat(words.getFirst()).isEqualTo("java");
    Path java = ServerCommand.javaOf(Path.of(System.getProperty("java.home")));
    return words.stream().map(word -> word.equals("java") ? java.toString() : word).toList();
  }
}
