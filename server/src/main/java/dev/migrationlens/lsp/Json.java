package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
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

  /** Those elements of an array that are objects. */
  static List<JsonObject> objects(JsonObject from, String key) {
    return objects(array(from, key));
  }

  static List<JsonObject> objects(JsonArray array) {
    var objects = new ArrayList<JsonObject>();
    for (JsonElement element : array) {
      if (element instanceof JsonObject object) {
        objects.add(object);
      }
    }
    return objects;
  }

  /** What a message cannot do without; it is refused where that is absent. */
  static JsonPrimitive needed(JsonObject from, String key) {
    if (from.get(key) instanceof JsonPrimitive value) {
      return value;
    }
    throw LanguageServer.error(ResponseErrorCode.InvalidParams, "`" + key + "` is missing");
  }

  /** Likewise, for a number. */
  static int neededNumber(JsonObject from, String key) {
    if (needed(from, key).isNumber()) {
      return number(from, key);
    }
    throw LanguageServer.error(ResponseErrorCode.InvalidParams, "`" + key + "` is no number");
  }

  static @Nullable String text(JsonObject from, String key) {
    JsonElement value = from.get(key);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  /** A whole number; 0 where there is none. */
  static int number(JsonObject from, String key) {
    JsonElement value = from.get(key);
    return value instanceof JsonPrimitive number && number.isNumber() ? number.getAsInt() : 0;
  }

  /** An object of keys and values in turn; an absent value leaves its key out. */
  static JsonObject of(@Nullable Object... keysAndValues) {
    var object = new JsonObject();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      String key = String.valueOf(keysAndValues[i]);
      switch (keysAndValues[i + 1]) {
        case null -> {}
        case JsonElement element -> object.add(key, element);
        case Number number -> object.addProperty(key, number);
        case Boolean truth -> object.addProperty(key, truth);
        case Object text -> object.addProperty(key, text.toString());
      }
    }
    return object;
  }

  static <T> JsonArray all(Iterable<T> values, Function<T, ? extends JsonElement> each) {
    var list = new JsonArray();
    for (T value : values) {
      list.add(each.apply(value));
    }
    return list;
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
