package dev.migrationlens.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the JSON schema of SARIF 2.1.0 asks of a log, as far as one holds what ours do: of each
 * object the properties that it may have, those that it must have, and what they are.
 */
final class SarifForm {
  /** Properties and what they are; with {@code !} one must be there, with {@code |} one of some. */
  private static final Map<String, String> OBJECTS =
      Map.ofEntries(
          Map.entry("log", "$schema:text !version:2.1.0 !runs:run*"),
          Map.entry(
              "run", "!tool:tool results:result* columnKind:utf16CodeUnits/unicodeCodePoints"),
          Map.entry("tool", "!driver:component"),
          Map.entry("component", "!name:text version:text rules:rule**"),
          Map.entry("rule", "!id:text shortDescription:help help:help"),
          Map.entry("help", "!text:text markdown:text"),
          Map.entry(
              "result",
              "ruleId:text ruleIndex:from-1 level:none/note/warning/error !message:message"
                  + " locations:location* relatedLocations:location** fixes:fix**"
                  + " partialFingerprints:texts properties:texts"),
          Map.entry("message", "!text:text"),
          Map.entry("location", "id:from-1 physicalLocation:physical message:message"),
          Map.entry("physical", "!artifactLocation:artifact region:region"),
          Map.entry("artifact", "uri:uri"),
          Map.entry("region", "!startLine:from1 startColumn:from1 endLine:from1 endColumn:from1"),
          Map.entry("fix", "description:message !artifactChanges:change++"),
          Map.entry("change", "!artifactLocation:artifact !replacements:replacement+"),
          Map.entry("replacement", "!deletedRegion:region insertedContent:content"),
          Map.entry("content", "text:text"));

  private static final Pattern URI = Pattern.compile("[A-Za-z0-9._~:/?@!$&'()*+,;=%-]*");

  private final List<String> complaints = new ArrayList<>();

  private SarifForm() {}

  /** What is not as the schema has it; a sentence each. */
  static List<String> complaints(JsonElement log) {
    var form = new SarifForm();
    form.object("$", log, "log");
    return form.complaints;
  }

  private void object(String path, JsonElement value, String name) {
    if (!value.isJsonObject()) {
      complaints.add(path + " is no object");
      return;
    }
    JsonObject object = value.getAsJsonObject();
    Set<String> left = new HashSet<>(object.keySet());
    for (String property : OBJECTS.get(name).split(" ")) {
      boolean needed = property.startsWith("!");
      String key = property.substring(needed ? 1 : 0, property.indexOf(':'));
      left.remove(key);
      if (object.has(key)) {
        value(path + "." + key, object.get(key), property.substring(property.indexOf(':') + 1));
      } else if (needed) {
        complaints.add(path + " has no " + key);
      }
    }
    left.forEach(key -> complaints.add(path + " may not have " + key));
  }

  /** A star is a list, two are a list without repeats, and a plus asks for one element at least. */
  private void value(String path, JsonElement value, String kind) {
    String element = kind.replaceAll("[*+]+$", "");
    if (!element.equals(kind)) {
      var list = value.getAsJsonArray();
      boolean once = kind.endsWith("**") || kind.endsWith("++");
      if ((kind.endsWith("+") && list.isEmpty())
          || (once && new HashSet<>(list.asList()).size() < list.size())) {
        complaints.add(path + " is empty, or repeats itself");
      }
      for (int i = 0; i < list.size(); i++) {
        value(path + "[" + i + "]", list.get(i), element);
      }
    } else if (OBJECTS.containsKey(element)) {
      object(path, value, element);
    } else if (!fits(value, element)) {
      complaints.add(path + " is " + value);
    }
  }

  private static boolean fits(JsonElement value, String kind) {
    return switch (kind) {
      case "text" -> isText(value);
      case "texts" -> value.getAsJsonObject().asMap().values().stream().allMatch(SarifForm::isText);
      case "uri" -> isText(value) && URI.matcher(value.getAsString()).matches();
      case "from1" -> value.getAsInt() >= 1;
      case "from-1" -> value.getAsInt() >= -1;
      default -> List.of(kind.split("/")).contains(value.getAsString());
    };
  }

  private static boolean isText(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }
}
