package dev.migrationlens.workspace;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.migrationlens.chain.ChainOptions;
import dev.migrationlens.chain.ChainOptions.Choice;
import dev.migrationlens.chain.ChainOptions.RunBy;
import dev.migrationlens.chain.Chains;
import dev.migrationlens.chain.Platform;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.Sizes;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.sql.PgVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What {@code migration-lens.json} says; every part may be absent. */
public record Config(
    PgVersion postgres,
    ChainOptions chains,
    List<String> ignore,
    Map<String, Severity> rules,
    Map<String, String> naming,
    Map<String, String> databases,
    Set<String> comments,
    Sizes sizes) {

  public static final String FILE_NAME = "migration-lens.json";

  public static final Config DEFAULT =
      new Config(
          PgVersion.NEWEST,
          ChainOptions.NONE,
          List.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Set.of(),
          Sizes.USUAL);

  public Config {
    ignore = List.copyOf(ignore);
    rules = Map.copyOf(rules);
    naming = Map.copyOf(naming);
    databases = Map.copyOf(databases);
    comments = Set.copyOf(comments);
  }

  /**
   * A configuration as far as it could be understood, and a sentence for each part that could not.
   */
  public record Reading(Config config, List<String> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** Reads JSON, in which comments are allowed; an empty collection of rules accepts any. */
  public static Reading read(String text, Collection<String> ruleIds) {
    var problems = new ArrayList<String>();
    JsonElement tree;
    try {
      tree = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      return new Reading(DEFAULT, List.of("is not JSON: " + reason(e)));
    }
    boolean usable =
        new ConfigCheck(Map.of("rule", ruleIds), problems).fits("", tree, ConfigKeys.ALL);
    return new Reading(usable ? of(tree.getAsJsonObject()) : DEFAULT, problems);
  }

  /** Gson's words without its advice to programmers. */
  private static String reason(JsonParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = String.valueOf(cause.getMessage());
    String firstLine = message.lines().findFirst().orElse("");
    return firstLine
        .replaceFirst("^Use JsonReader.setStrictness\\S* to accept malformed JSON", "malformed")
        .replaceFirst(" path \\$\\S*$", "");
  }

  private static Config of(JsonObject object) {
    Map<String, Severity> rules = new TreeMap<>();
    entries(object, "rules").forEach((k, v) -> rules.put(k, severity(v)));
    return new Config(
        object.has("postgres")
            ? new PgVersion(object.get("postgres").getAsInt())
            : PgVersion.NEWEST,
        new ChainOptions(choice(object), chains(object)),
        texts(object, "ignore"),
        rules,
        entries(object, "naming"),
        entries(object, "databases"),
        Set.copyOf(texts(object, "comments")),
        sizes(object));
  }

  private static List<Choice> chains(JsonObject object) {
    var chains = new ArrayList<Choice>();
    if (object.has("chains")) {
      object.getAsJsonArray("chains").forEach(c -> chains.add(choice(c.getAsJsonObject())));
    }
    return chains;
  }

  private static Choice choice(JsonObject object) {
    return new Choice(
        text(object, "path").orElse(""),
        text(object, "tool").flatMap(Chains::tool).orElse(null),
        text(object, "platform").map(p -> Platform.valueOf(constant(p))).orElse(null),
        text(object, "runner").map(r -> RunBy.valueOf(constant(r))).orElse(null),
        text(object, "transaction").map(Config::mode).orElse(null));
  }

  private static Sizes sizes(JsonObject object) {
    JsonObject said = object.has("sizes") ? object.getAsJsonObject("sizes") : new JsonObject();
    return Sizes.ofMegabytes(
        said.has("small") ? said.get("small").getAsLong() : Sizes.SMALL,
        said.has("large") ? said.get("large").getAsLong() : Sizes.LARGE);
  }

  private static TransactionMode mode(String word) {
    return word.equals("file") ? TransactionMode.PER_FILE : TransactionMode.AUTOCOMMIT;
  }

  private static Severity severity(String word) {
    return Severity.valueOf(constant(word));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Optional<String> text(JsonObject object, String key) {
    return Optional.ofNullable(object.get(key)).map(JsonElement::getAsString);
  }

  private static List<String> texts(JsonObject object, String key) {
    var texts = new ArrayList<String>();
    if (object.has(key)) {
      object.getAsJsonArray(key).forEach(e -> texts.add(e.getAsString()));
    }
    return texts;
  }

  private static Map<String, String> entries(JsonObject object, String key) {
    Map<String, String> entries = new TreeMap<>();
    if (object.has(key)) {
      object.getAsJsonObject(key).asMap().forEach((k, v) -> entries.put(k, v.getAsString()));
    }
    return entries;
  }
}
