package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** Plain JSON read without surprise: what is absent is empty. */
final class Json {
  private Json() {}

  static JsonObject object(JsonObject from, String key) {
    JsonElement value = from.get(key);
    return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }

  static JsonArray array(JsonObject from, String key) {
    JsonElement value = from.get(key);
    return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
  }

  static @Nullable String text(JsonObject from, String key) {
    JsonElement value = from.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  static JsonArray list(JsonElement... elements) {
    var list = new JsonArray();
    for (JsonElement element : elements) {
      list.add(element);
    }
    return list;
  }

  static JsonArray words(String... words) {
    var list = new JsonArray();
    for (String word : words) {
      list.add(word);
    }
    return list;
  }
}
