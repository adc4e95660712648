package dev.migrationlens.syntax;

import dev.migrationlens.syntax.Recognised.Cure;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Set;

/** psql's own commands, for those who run a file with something else. */
final class PsqlCures {
  /** Commands that change nothing but what is shown. */
  private static final Set<String> HARMLESS =
      Set.of(
          "timing",
          "pset",
          "x",
          "t",
          "a",
          "qecho",
          "warn",
          "restrict",
          "unrestrict",
          "encoding",
          "errverbose",
          "h",
          "q",
          "prompt",
          "conninfo",
          "d",
          "dt",
          "di",
          "df",
          "dn",
          "du");

  private PsqlCures() {}

  static Recognised recognise(String file, Slice slice, int index) {
    String text = slice.of(file).stripTrailing();
    int end = 1;
    while (end < text.length() && Chars.isLetter(text.charAt(end))) {
      end++;
    }
    String command = text.substring(0, end);
    String message =
        '`' + command + "` is a command of psql; nothing else that runs this file knows it";
    var span = new Span(slice.start(), slice.start() + text.length());
    Cure cure =
        command.equals("\\echo")
            ? notice(span, text.substring(end).strip())
            : deletion(file, span, HARMLESS.contains(command.substring(1)));
    return new Recognised("psql-command", span, message, cure, index, index);
  }

  private static Cure notice(Span span, String words) {
    String unquoted =
        words.length() > 1 && words.startsWith("'") && words.endsWith("'")
            ? words.substring(1, words.length() - 1).replace("''", "'")
            : words;
    String literal = unquoted.replace("%", "%%").replace("'", "''");
    String tag = literal.contains("$$") ? "$do$" : "$$";
    String block = "DO " + tag + " BEGIN RAISE NOTICE '" + literal + "'; END " + tag + ";";
    return new Cure(
        "Write it as RAISE NOTICE", true, List.of(Edit.replace(span.start(), span.end(), block)));
  }

  private static Cure deletion(String file, Span span, boolean safe) {
    int end = span.end();
    while (end < file.length() && file.charAt(end) != '\n') {
      end++;
    }
    int start = span.start();
    while (start > 0 && (file.charAt(start - 1) == ' ' || file.charAt(start - 1) == '\t')) {
      start--;
    }
    boolean wholeLine = start == 0 || file.charAt(start - 1) == '\n';
    int to = wholeLine ? Math.min(end + 1, file.length()) : span.end();
    int from = wholeLine ? start : span.start();
    return new Cure("Delete it", safe, List.of(Edit.delete(from, to)));
  }
}
