package dev.migrationlens.lint;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.regex.Pattern;

/** Edits to one statement's file, said in the statement's own offsets. */
public record Repair(String path, String text, Span statement) {

  public static Repair of(Replay replay, Step step) {
    Migration migration = replay.migration(step.path());
    return new Repair(step.path(), migration == null ? "" : migration.text(), step.slice().span());
  }

  /** An editor for each SQL statement of a file. */
  public static List<Repair> of(Migration migration) {
    return migration.up().stream()
        .filter(slice -> slice.kind() == Slice.Kind.SQL)
        .map(slice -> new Repair(migration.path(), migration.text(), slice.span()))
        .toList();
  }

  /** A cure that keeps the meaning. */
  public Fix fix(String title, Edit... edits) {
    return new Fix(title, Fix.Strength.SAFE, change(edits));
  }

  /** A cure that needs a human's look. */
  public Fix suggest(String title, Edit... edits) {
    return new Fix(title, Fix.Strength.SUGGESTED, change(edits));
  }

  private List<FileChange> change(Edit... edits) {
    return List.of(new FileChange.EditFile(path, List.of(edits)));
  }

  public Edit replace(Node node, String newText) {
    return replace(node.span(), newText);
  }

  /** Another last part for the name that stands at the span; its schema stays as written. */
  public Edit replaceName(Span span, String newName) {
    String written = span.of(text.substring(statement.start(), statement.end()));
    int dot = written.endsWith("\"") ? written.lastIndexOf(".\"") : written.lastIndexOf('.');
    return replace(new Span(span.start() + dot + 1, span.end()), newName);
  }

  public Edit replace(Span span, String newText) {
    return new Edit(span.shift(statement.start()), newText);
  }

  public Edit insert(int offset, String newText) {
    return Edit.insert(statement.start() + offset, newText);
  }

  /** New text on a line of its own before the statement, indented as it is. */
  public Edit before(String sql) {
    return Edit.insert(statement.start(), sql + newline() + indent());
  }

  /** New text on a line of its own after the statement's semicolon. */
  public Edit after(String sql) {
    int end = endWithSemicolon();
    String gap = end > statement.end() ? "" : ";";
    return Edit.insert(end, gap + newline() + indent() + sql);
  }

  /** The statement goes, with its semicolon and the rest of an otherwise empty line. */
  public Edit remove() {
    int end = endWithSemicolon();
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '\r') {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '\n') {
      end++;
    }
    return Edit.delete(statement.start() - indent().length(), end);
  }

  /**
   * The statement with its semicolon, the comments right above it and beside it, and its last line
   * end: what moves when it moves.
   */
  public Span withComments() {
    int start = lineStart(statement.start());
    if (!text.substring(start, statement.start()).isBlank()) {
      return new Span(statement.start(), endWithSemicolon());
    }
    for (int above = start; above > 0; start = above) {
      above = lineStart(above - 1);
      String line = text.substring(above, start).strip();
      if (!line.startsWith("--") || MARKER.matcher(line).lookingAt()) {
        break;
      }
    }
    return fenced(new Span(start, lineEnd(endWithSemicolon())));
  }

  /** With the lines that keep a tool from cutting it at its inner semicolons. */
  private Span fenced(Span span) {
    int above = span.start() == 0 ? 0 : lineStart(span.start() - 1);
    int below = text.indexOf('\n', span.end());
    int end = below < 0 ? text.length() : below + 1;
    boolean fence =
        FENCE.matcher(text.substring(above, span.start())).lookingAt()
            && FENCE.matcher(text.substring(span.end(), end)).lookingAt();
    return fence ? new Span(above, end) : span;
  }

  /** Comments that a migration tool reads; they belong to the file and not to a statement. */
  private static final Pattern MARKER =
      Pattern.compile(
          "(?i)--\\s*(\\+goose|\\+migrate|migrate:|atlas:|liquibase|changeset|rollback|no-transaction|(up|down)"
              + " migration)|--!|-->|----");

  private static final Pattern FENCE =
      Pattern.compile("(?i)\\s*--\\s*\\+(goose|migrate)\\s+statement(begin|end)\\b");

  private int lineStart(int offset) {
    int at = offset;
    while (at > 0 && text.charAt(at - 1) != '\n') {
      at--;
    }
    return at;
  }

  /** After the line end, where nothing but a comment follows. */
  private int lineEnd(int offset) {
    int end = text.indexOf('\n', offset);
    end = end < 0 ? text.length() : end + 1;
    String rest = text.substring(offset, end).strip();
    return rest.isEmpty() || rest.startsWith("--") ? end : offset;
  }

  /** Where the statement ends, its semicolon included. */
  public int endWithSemicolon() {
    int at = statement.end();
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ';' ? at + 1 : statement.end();
  }

  /** The white space before the statement on its line. */
  public String indent() {
    int line = statement.start();
    while (line > 0 && text.charAt(line - 1) != '\n' && text.charAt(line - 1) != '\r') {
      line--;
    }
    String before = text.substring(line, statement.start());
    return before.isBlank() ? before : "";
  }

  /** The file's own line end. */
  public String newline() {
    int at = text.indexOf('\n');
    return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
  }
}
