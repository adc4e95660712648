package dev.migrationlens.workspace;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON schema that editors read, made from the keys that the reader accepts. */
public final class ConfigSchema {
  private ConfigSchema() {}

  /** A key as people are told of it; the example is JSON. */
  public record Described(String name, String sentence, String example) {}

  public static List<Described> keys() {
    return ConfigKeys.ALL.keys().stream()
        .map(k -> new Described(k.name(), k.sentence(), example(k.shape())))
        .toList();
  }

  private static String example(Shape shape) {
    return switch (shape) {
      case Shape.Word word -> '"' + word.words().get(0) + '"';
      case Shape.Text text -> '"' + text.example() + '"';
      case Shape.Whole whole -> String.valueOf(whole.most());
      case Shape.Many many -> "[" + example(many.each()) + "]";
      case Shape.Keys keys -> {
        Shape.Key first = keys.keys().get(0);
        yield "{\"" + first.name() + "\": " + example(first.shape()) + "}";
      }
      case Shape.Named named -> "{}";
    };
  }

  public static String text() {
    var out = new StringWriter();
    try {
      var json = new JsonWriter(out);
      json.setHtmlSafe(false);
      json.setIndent("  ");
      json.beginObject();
      json.name("$schema").value("https://json-schema.org/draft-07/schema");
      json.name("title").value("Migration Lens");
      body(json, ConfigKeys.ALL);
      json.endObject().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append("\n").toString();
  }

  private static void object(JsonWriter json, Shape shape) throws IOException {
    json.beginObject();
    body(json, shape);
    json.endObject();
  }

  private static void body(JsonWriter json, Shape shape) throws IOException {
    switch (shape) {
      case Shape.Word word -> {
        json.name("enum").beginArray();
        for (String each : word.words()) {
          json.value(each);
        }
        json.endArray();
      }
      case Shape.Text text -> json.name("type").value("string");
      case Shape.Whole whole -> {
        json.name("type").value("integer");
        json.name("minimum").value(whole.least()).name("maximum").value(whole.most());
      }
      case Shape.Many many -> {
        json.name("type").value("array").name("items");
        object(json, many.each());
      }
      case Shape.Keys keys -> keys(json, keys);
      case Shape.Named named -> {
        json.name("type").value("object").name("additionalProperties");
        object(json, named.value());
      }
    }
  }

  private static void keys(JsonWriter json, Shape.Keys keys) throws IOException {
    json.name("type").value("object").name("properties").beginObject();
    for (Shape.Key key : keys.keys()) {
      json.name(key.name()).beginObject();
      json.name("description").value(key.sentence());
      if (key.shape() instanceof Shape.Text text && !text.example().isEmpty()) {
        json.name("examples").beginArray().value(text.example()).endArray();
      }
      body(json, key.shape());
      json.endObject();
    }
    json.endObject().name("additionalProperties").value(false);
  }
}
