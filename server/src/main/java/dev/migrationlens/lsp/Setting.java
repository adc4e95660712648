package dev.migrationlens.lsp;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * One thing that a user chooses in the editor, not for the project. Every client's page of settings
 * is made from these.
 */
record Setting(String name, String sentence, Values values) {

  /** What may be chosen, with what is chosen for who chooses nothing. */
  sealed interface Values {
    String preset();

    boolean hold(String text);

    /** One of these words, the first of them by default. */
    record Words(List<Word> words) implements Values {
      @Override
      public String preset() {
        return words.getFirst().text();
      }

      @Override
      public boolean hold(String text) {
        return words.stream().anyMatch(word -> word.text().equals(text));
      }
    }

    /** On by default. */
    record Switch() implements Values {
      @Override
      public String preset() {
        return "true";
      }

      @Override
      public boolean hold(String text) {
        return text.equals("true") || text.equals("false");
      }
    }

    /** A whole number, 0 by default. */
    record Whole(int most) implements Values {
      @Override
      public String preset() {
        return "0";
      }

      @Override
      public boolean hold(String text) {
        return text.matches("\\d{1,9}") && Integer.parseInt(text) <= most;
      }
    }
  }

  /** A word and what choosing it means. */
  record Word(String text, String sentence) {}

  /** What {@code section}, the user's settings, says; where that is nothing usable, the default. */
  String chosen(JsonObject section) {
    String[] steps = name.split("\\.");
    String text = Json.text(Json.object(section, steps[0]), steps[1]);
    return text != null && values.hold(text) ? text : values.preset();
  }
}
