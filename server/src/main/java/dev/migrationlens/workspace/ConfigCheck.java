package dev.migrationlens.workspace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.migrationlens.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a configuration with its shape and drops, with a sentence, what does not fit. */
final class ConfigCheck {
  private final Map<String, ? extends Collection<String>> names;
  private final List<String> problems;

  /** {@code names} are the known names of each kind; a kind without any is not checked. */
  ConfigCheck(Map<String, ? extends Collection<String>> names, List<String> problems) {
    this.names = names;
    this.problems = problems;
  }

  /** Whether the value fits after its unfit parts were dropped. */
  boolean fits(String path, JsonElement value, Shape shape) {
    return switch (shape) {
      case Shape.Word word -> word(path, value, word.words());
      case Shape.Text text -> isString(value) || wrong(path, "must be a text in quotes");
      case Shape.Whole whole -> whole(path, value, whole);
      case Shape.Many many -> many(path, value, many.each());
      case Shape.Keys keys -> keys(path, value, keys.keys());
      case Shape.Named named -> named(path, value, named);
    };
  }

  private boolean word(String path, JsonElement value, List<String> words) {
    if (!isString(value)) {
      return wrong(path, "must be one of " + quoted(words));
    }
    String written = value.getAsString();
    return words.contains(written)
        || wrong(path, "cannot be \"" + written + "\"" + meant(written, words, "; it is one of "));
  }

  private boolean whole(String path, JsonElement value, Shape.Whole whole) {
    String range = "must be a whole number from %d to %d".formatted(whole.least(), whole.most());
    if (!(value instanceof JsonPrimitive number) || !number.isNumber()) {
      return wrong(path, range);
    }
    double written = number.getAsDouble();
    boolean fits =
        written == Math.rint(written) && written >= whole.least() && written <= whole.most();
    return fits || wrong(path, range + ", not " + number);
  }

  private boolean many(String path, JsonElement value, Shape each) {
    if (!(value instanceof JsonArray list)) {
      return wrong(path, "must be a list: [ … ]");
    }
    for (int i = list.size() - 1; i >= 0; i--) {
      if (!fits(path + "[" + i + "]", list.get(i), each)) {
        list.remove(i);
      }
    }
    return true;
  }

  private boolean keys(String path, JsonElement value, List<Shape.Key> keys) {
    if (!(value instanceof JsonObject object)) {
      return wrong(path, "must be an object: { … }");
    }
    for (String written : List.copyOf(object.keySet())) {
      Optional<Shape.Key> key = keys.stream().filter(k -> k.name().equals(written)).findFirst();
      boolean fits =
          key.isPresent()
              ? fits(below(path, written), object.get(written), key.get().shape())
              : unknown(
                  path,
                  written,
                  "key",
                  keys.stream().map(Shape.Key::name).toList(),
                  "; there are ");
      if (!fits) {
        object.remove(written);
      }
    }
    return true;
  }

  private boolean named(String path, JsonElement value, Shape.Named named) {
    if (!(value instanceof JsonObject object)) {
      return wrong(path, "must be an object: { … }");
    }
    Collection<String> known = names.get(named.kind());
    for (String written : List.copyOf(object.keySet())) {
      boolean exists = known == null || known.isEmpty() || known.contains(written);
      boolean fits =
          exists
              ? fits(below(path, written), object.get(written), named.value())
              : unknown(path, written, named.kind(), known, "");
      if (!fits) {
        object.remove(written);
      }
    }
    return true;
  }

  private boolean unknown(
      String path, String written, String kind, Collection<String> known, String otherwise) {
    String where = path.isEmpty() ? "" : " in \"" + path + "\"";
    problems.add(
        "there is no %s \"%s\"%s%s"
            .formatted(kind, written, where, meant(written, known, otherwise)));
    return false;
  }

  private static String meant(String written, Collection<String> known, String otherwise) {
    return Nearest.of(written, known)
        .map(w -> "; did you mean \"" + w + "\"?")
        .orElse(otherwise.isEmpty() ? "" : otherwise + quoted(known));
  }

  private boolean wrong(String path, String message) {
    problems.add((path.isEmpty() ? "the file" : "\"" + path + "\"") + " " + message);
    return false;
  }

  private static boolean isString(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String quoted(Collection<String> words) {
    return String.join(", ", words.stream().map(w -> '"' + w + '"').toList());
  }
}
