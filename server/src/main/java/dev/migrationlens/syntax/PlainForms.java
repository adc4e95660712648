package dev.migrationlens.syntax;

import dev.migrationlens.syntax.Recognised.Cure;
import dev.migrationlens.text.Edit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statement that says by itself what {@code IF [NOT] EXISTS (…) THEN statement; END IF} says.
 */
final class PlainForms {
  /** Words between CREATE or DROP and the name. */
  private static final Set<String> KINDS =
      Set.of(
          "table",
          "index",
          "sequence",
          "schema",
          "extension",
          "view",
          "materialized",
          "unlogged",
          "temp",
          "temporary",
          "unique",
          "concurrently",
          "foreign",
          "type",
          "domain",
          "policy",
          "trigger",
          "function",
          "procedure",
          "role",
          "collation",
          "server",
          "publication");

  private PlainForms() {}

  /** The cure of a construct of two pieces, if the first is such a condition. */
  static @Nullable Cure of(ProceduralCode.File file, int first, int last) {
    if (last != first + 1 || !isEndIf(file.tokens(last))) {
      return null;
    }
    Tokens tokens = file.tokens(first);
    int exists = isWord(tokens, 1, "not") ? 2 : 1;
    if (!isWord(tokens, 0, "if") || !isWord(tokens, exists, "exists")) {
      return null;
    }
    int then = closing(tokens, exists + 1) + 1;
    if (then == 0 || !isWord(tokens, then, "then")) {
      return null;
    }
    String form = exists == 2 ? "IF NOT EXISTS" : "IF EXISTS";
    int at = insertion(tokens, then + 1, exists == 2);
    boolean applies =
        at > 0
            && at < tokens.count()
            && isAbout(tokens, exists, then, Strings.name(tokens, nameAt(tokens, at)));
    return applies ? cure(file, first, tokens, then, at, form) : null;
  }

  private static Cure cure(
      ProceduralCode.File file, int first, Tokens tokens, int then, int at, String form) {
    int start = file.slices().get(first).start();
    int inner = tokens.start(then + 1);
    String statement = tokens.source().substring(inner);
    boolean already = isWord(tokens, at, "if");
    String plain =
        already
            ? statement
            : Edit.apply(statement, List.of(Edit.insert(tokens.start(at) - inner, form + ' ')));
    if (!Broken.isOneStatement(plain)) {
      return null;
    }
    int end = file.slices().get(first).end();
    var deletion = Edit.delete(start, start + inner);
    var rest = Edit.delete(end, file.slices().get(first + 1).end());
    List<Edit> edits =
        already
            ? List.of(deletion, rest)
            : List.of(deletion, Edit.insert(start + tokens.start(at), form + ' '), rest);
    String verb = tokens.text(then + 1).toUpperCase(Locale.ROOT);
    return new Cure("Write it as " + verb + " … " + form, true, edits);
  }

  private static boolean isWord(Tokens tokens, int token, String word) {
    return tokens.kind(token) == TokenKind.WORD && Strings.name(tokens, token).equals(word);
  }

  private static boolean isEndIf(Tokens tokens) {
    return tokens.count() == 2 && isWord(tokens, 0, "end") && isWord(tokens, 1, "if");
  }

  /** The parenthesis that closes the one here; -1 where there is none. */
  private static int closing(Tokens tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.count(); i++) {
      depth += tokens.text(i).equals("(") ? 1 : tokens.text(i).equals(")") ? -1 : 0;
      if (depth == 0) {
        return tokens.text(i).equals(")") ? i : -1;
      }
    }
    return -1;
  }

  /** Where IF [NOT] EXISTS would stand in the statement that begins at a token. */
  private static int insertion(Tokens tokens, int from, boolean creates) {
    boolean alters = isWord(tokens, from, "alter") && isWord(tokens, from + 1, "table");
    if (alters) {
      return ofAction(tokens, from + 2, creates ? "add" : "drop");
    }
    if (!isWord(tokens, from, creates ? "create" : "drop")) {
      return -1;
    }
    int at = from + 1;
    while (tokens.kind(at) == TokenKind.WORD && KINDS.contains(Strings.name(tokens, at))) {
      at++;
    }
    return at > from + 1 ? at : -1;
  }

  private static int ofAction(Tokens tokens, int from, String verb) {
    for (int i = from; i < Math.min(from + 6, tokens.count()); i++) {
      if (isWord(tokens, i, verb)) {
        boolean column = isWord(tokens, i + 1, "column");
        boolean constraint = isWord(tokens, i + 1, "constraint") && verb.equals("drop");
        return column || constraint ? i + 2 : i + 1;
      }
    }
    return -1;
  }

  /** The last part of the name that stands here, perhaps behind IF NOT EXISTS. */
  private static int nameAt(Tokens tokens, int at) {
    int name = at;
    while (isWord(tokens, name, "if")
        || isWord(tokens, name, "not")
        || isWord(tokens, name, "exists")) {
      name++;
    }
    while (tokens.text(name + 1).equals(".")) {
      name += 2;
    }
    return Math.min(name, tokens.count() - 1);
  }

  /** Whether the condition speaks of that name. */
  private static boolean isAbout(Tokens tokens, int from, int to, String name) {
    for (int i = from; i < to; i++) {
      if (tokens.kind(i).isString()) {
        String value = Strings.decode(tokens, i).toLowerCase(Locale.ROOT);
        String wanted = name.toLowerCase(Locale.ROOT);
        if (value.equals(wanted) || value.endsWith('.' + wanted)) {
          return true;
        }
      }
    }
    return false;
  }
}
