package dev.migrationlens.effect;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement that cannot be read may have meant, so that its victims stay silent. */
public final class Recovery {
  /** Where a text that is composed at run time has a gap. */
  private static final String GAP = "%[\\w$]*|\"?'\\s*\\|\\|";

  private static final Pattern GAPS = Pattern.compile(GAP);
  private static final String PART_OF_NAME = "(?:\"[^\"]+\"|[\\w$]*(?:" + GAP + ")|[\\w$]+)";
  private static final String NAME = "(" + PART_OF_NAME + "(?:\\s*\\.\\s*" + PART_OF_NAME + ")?)";
  private static final Pattern CREATE =
      Pattern.compile(
          "(?is)\\bcreate\\s+(?:or\\s+replace\\s+)?(?:(?:global|local|temp|temporary|unlogged|unique|"
              + "recursive|materialized|foreign|constraint|event)\\s+)*(table|view|index|sequence|type|domain|"
              + "function|procedure|schema|role|user|policy|trigger|extension)\\s+"
              + "(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?"
              + NAME);

  /**
   * psql commands after which the next statement meets another text's doings or another database.
   */
  private static final Pattern ELSEWHERE =
      Pattern.compile("\\\\(?:i|ir|include|include_relative|gexec|c|connect)\\b");

  /** What is added to a table or type, or gets a new name. */
  private static final Pattern PART =
      Pattern.compile(
          "(?is)\\b(?:add\\s+(?:column\\s+|constraint\\s+|attribute\\s+)?(?:if\\s+not\\s+exists\\s+)?"
              + "|rename\\s+(?:column\\s+|constraint\\s+|attribute\\s+)?(?:\\S+\\s+)?to\\s+)"
              + NAME);

  private static final Pattern LABEL = Pattern.compile("(?is)\\b(?:add|rename)\\s+value\\b");

  private static final Pattern WORD = Pattern.compile("\"[^\"]+\"|[\\p{L}_][\\w$]*");

  /** What a template decides by, of which only a part comes to PostgreSQL. */
  private static final Pattern CONDITION =
      Pattern.compile("\\{\\{[-~]?\\s*(?:[#/^]|(?:if|else|end|range|with|unless|each)\\b)");

  /** A text of more names than these may mean anything. */
  private static final int MANY = 300;

  private Recovery() {}

  /** A broken statement: whatever it names may exist from here on. */
  public static void broken(Evaluation e, String text) {
    Matcher create = CREATE.matcher(text);
    while (create.find()) {
      mark(e, create.group(1).toLowerCase(Locale.ROOT), last(create.group(2)));
    }
    Matcher part = PART.matcher(text);
    while (part.find()) {
      Uncertain.mark(e, "column", last(part.group(1)));
      Uncertain.mark(e, "constraint", last(part.group(1)));
    }
    if (LABEL.matcher(text).find()) {
      Uncertain.mark(e, "label", "*");
    }
  }

  /** Whether a template leaves out parts of the statement. */
  public static boolean isConditional(String text) {
    return CONDITION.matcher(text).find();
  }

  /** A statement that we could not judge: whatever it names may be there, gone or otherwise. */
  public static void unknown(Evaluation e, String text) {
    var names = new HashSet<String>();
    Matcher word = WORD.matcher(text);
    while (word.find() && names.size() < MANY) {
      names.add(last(word.group()));
    }
    if (names.size() >= MANY) {
      names = new HashSet<>(Set.of("*"));
    }
    for (String name : names) {
      Uncertain.anything(e, name);
    }
  }

  private static void mark(Evaluation e, String word, String name) {
    switch (word) {
      case "table", "view" -> {
        Uncertain.mark(e, "relation", name);
        Uncertain.mark(e, "type", name);
      }
      case "index", "sequence" -> Uncertain.mark(e, "relation", name);
      case "type", "domain" -> Uncertain.mark(e, "type", name);
      case "function", "procedure" -> Uncertain.mark(e, "routine", name);
      case "user" -> Uncertain.mark(e, "role", name);
      case "schema" -> {
        Uncertain.mark(e, "schema", name);
        Uncertain.schema(e, name);
      }
      default -> Uncertain.mark(e, word, name);
    }
  }

  private static String last(String written) {
    String part = written.substring(written.lastIndexOf('.') + 1).strip();
    if (GAPS.matcher(part).find()) {
      return "*";
    }
    if (!part.startsWith("\"")) {
      return part.toLowerCase(Locale.ROOT);
    }
    // A quote may stand alone where a dot within quotes has cut the name.
    int closing = part.indexOf('"', 1);
    return closing < 0 ? "*" : part.substring(1, closing);
  }

  /** A psql command may include another file. */
  public static void psql(Evaluation e, String text) {
    if (ELSEWHERE.matcher(text).lookingAt()) {
      Uncertain.everything(e);
    }
  }
}
