package dev.migrationlens.syntax;

import dev.migrationlens.syntax.Recognised.Cure;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * PL/pgSQL outside any body. The splitter cuts it at every semicolon; here the pieces are one
 * construct again.
 */
final class ProceduralCode {
  private static final int LONGEST = 400;

  /** Words that begin statements of PL/pgSQL and of nothing else, or of something else in SQL. */
  private static final Set<String> OPENING =
      Set.of(
          "if",
          "elsif",
          "elseif",
          "else",
          "loop",
          "while",
          "for",
          "foreach",
          "exception",
          "when",
          "raise",
          "perform",
          "return",
          "declare",
          "begin",
          "assert",
          "exit",
          "continue",
          "get",
          "null",
          "case",
          "end",
          "execute");

  private ProceduralCode() {}

  /** What is known of a file while its constructs are looked for. */
  record File(String text, List<Slice> slices, List<Parsed> parsed) {
    Tokens tokens(int slice) {
      return Lexer.lex(slices.get(slice).of(text));
    }

    boolean isSql(int slice) {
      return slices.get(slice).kind() == Slice.Kind.SQL;
    }

    boolean isBroken(int slice) {
      return isSql(slice) && parsed.get(slice).broken();
    }
  }

  /** A construct's first and last slice, and whether all that it opened is closed. */
  private record Extent(int first, int last, boolean closed) {}

  static @Nullable Recognised recognise(File file, int index) {
    Tokens tokens = file.tokens(index);
    if (!begins(tokens)) {
      return null;
    }
    Extent extent = extent(file, index);
    boolean block = word(tokens, 0).equals("begin");
    if (block && (!extent.closed || !holdsProcedural(file, extent))) {
      return null;
    }
    int first = extent.first;
    int last = extent.last;
    var span = new Span(file.slices.get(first).start(), file.slices.get(last).end());
    String word = file.tokens(index).text(0);
    String message =
        '`'
            + (isAssignment(tokens) ? ":=" : word)
            + "` is PL/pgSQL, which PostgreSQL takes only inside a function or a DO block";
    return new Recognised(
        "procedural-outside-do", span, message, cure(file, index, extent, span), first, last);
  }

  private static boolean begins(Tokens tokens) {
    return OPENING.contains(word(tokens, 0)) || isAssignment(tokens);
  }

  private static boolean isAssignment(Tokens tokens) {
    return tokens.kind(0) == TokenKind.WORD && tokens.text(1).equals(":=");
  }

  private static String word(Tokens tokens, int token) {
    return tokens.kind(token) == TokenKind.WORD ? Strings.name(tokens, token) : "";
  }

  /** BEGIN alone may only lack its semicolon. */
  private static boolean holdsProcedural(File file, Extent extent) {
    for (int i = extent.first; i <= extent.last; i++) {
      Tokens tokens = file.tokens(i);
      for (int j = 0; j < tokens.count(); j++) {
        if (Set.of("exception", "raise", "perform", "elsif", "loop").contains(word(tokens, j))) {
          return true;
        }
        boolean conditional = word(tokens, j).equals("if") && j + 1 < tokens.count();
        if (conditional && (j == 0 || j == 1) && i >= extent.first) {
          return true;
        }
      }
    }
    return false;
  }

  // --- how far it goes

  private static Extent extent(File file, int index) {
    var blocks = new ProceduralBlocks();
    int first = word(file.tokens(index), 0).equals("exception") ? before(file, index) : index;
    if (first < index || word(file.tokens(index), 0).equals("exception")) {
      blocks.open();
    }
    int broken = index;
    for (int i = index; i < Math.min(file.slices.size(), index + LONGEST); i++) {
      if (!file.isSql(i) || (i > index && blocks.isEmpty() && !goesOn(file, i))) {
        return new Extent(first, i - 1, true);
      }
      Tokens tokens = file.tokens(i);
      if (blocks.isOnlyBlock() && isEndOfTransaction(tokens)) {
        return new Extent(first, broken, false);
      }
      blocks.read(tokens);
      broken = file.isBroken(i) ? i : broken;
    }
    int end = Math.min(file.slices.size(), index + LONGEST) - 1;
    return blocks.isEmpty() ? new Extent(first, end, true) : new Extent(first, broken, false);
  }

  /** Another piece of the kind right behind belongs to the same construct. */
  private static boolean goesOn(File file, int slice) {
    Tokens tokens = file.tokens(slice);
    return file.isBroken(slice) && begins(tokens) && !word(tokens, 0).equals("exception");
  }

  private static boolean isEndOfTransaction(Tokens tokens) {
    String word = word(tokens, 0);
    return word.equals("commit") || word.equals("rollback");
  }

  /** Where the block of a lonely EXCEPTION begins: at a BEGIN, or with the statement before. */
  private static int before(File file, int exception) {
    for (int i = exception - 1; i >= 0 && file.isSql(i); i--) {
      if (file.parsed.get(i).statement() instanceof TransactionStatement) {
        return word(file.tokens(i), 0).equals("begin") ? i : fallback(file, exception);
      }
    }
    return fallback(file, exception);
  }

  private static int fallback(File file, int exception) {
    int before = exception - 1;
    boolean ordinary = before >= 0 && file.isSql(before) && !file.isBroken(before);
    return ordinary ? before : exception;
  }

  // --- cures

  private static @Nullable Cure cure(File file, int index, Extent extent, Span span) {
    if (isLonelyHandler(file, index, extent)) {
      Cure whole = extent.first < index ? wrapped(file, extent, span) : null;
      if (whole != null) {
        return whole;
      }
      var handler = new Span(file.slices.get(index).start(), span.end());
      return new Cure("Delete the handler", false, List.of(deletion(file.text, handler)));
    }
    if (!extent.closed) {
      return null;
    }
    Cure plain = PlainForms.of(file, extent.first, extent.last);
    return plain != null ? plain : wrapped(file, extent, span);
  }

  /** Without a statement before it, or without an end, there is no block that it could guard. */
  private static boolean isLonelyHandler(File file, int index, Extent extent) {
    boolean guardsNothing =
        extent.closed
            ? index == extent.first
            : IntStream.rangeClosed(index, extent.last).allMatch(file::isBroken);
    return guardsNothing && word(file.tokens(index), 0).equals("exception");
  }

  /** Of the construct, its semicolon, and the line end of lines that hold nothing else. */
  private static Edit deletion(String text, Span span) {
    boolean ended = span.end() < text.length() && text.charAt(span.end()) == ';';
    int end = ended ? span.end() + 1 : span.end();
    int next = text.indexOf('\n', end);
    boolean whole = next >= 0 && text.substring(end, next).isBlank();
    boolean atStart = span.start() == 0 || text.charAt(span.start() - 1) == '\n';
    return Edit.delete(span.start(), whole && atStart ? next + 1 : end);
  }

  private static @Nullable Cure wrapped(File file, Extent extent, Span span) {
    String inside = span.of(file.text);
    if (inside.contains("$do$")) {
      return null;
    }
    String tag = inside.contains("$$") ? "$do$" : "$$";
    for (String declarations : List.of("", declarations(file, extent))) {
      List<Edit> edits = wrapping(file, extent, span, tag, declarations);
      var own =
          edits.stream()
              .map(edit -> new Edit(edit.span().shift(-span.start()), edit.newText()))
              .toList();
      if (Broken.isOneStatement(Edit.apply(inside, own))) {
        return new Cure("Wrap it in a DO block", true, edits);
      }
    }
    return null;
  }

  private static List<Edit> wrapping(
      File file, Extent extent, Span span, String tag, String declarations) {
    Tokens first = file.tokens(extent.first);
    String word = word(first, 0);
    boolean block = word.equals("declare") || word.equals("begin");
    String opening = "DO " + tag + '\n' + declarations;
    Edit before;
    if (word.equals("begin") && first.count() == 1) {
      int next = file.slices.get(extent.first + 1).start();
      before = Edit.replace(span.start(), next, opening + "BEGIN\n");
    } else {
      before = Edit.insert(span.start(), block ? opening : opening + "BEGIN\n");
    }
    boolean ended = block || endsBlock(file, extent);
    return List.of(before, Edit.insert(span.end(), ended ? '\n' + tag : ";\nEND\n" + tag));
  }

  /** FOR's variables as records, which loops over rows want declared, and FOREACH's elements. */
  private static String declarations(File file, Extent extent) {
    var lines = new LinkedHashSet<String>();
    for (int i = extent.first; i <= extent.last; i++) {
      Tokens tokens = file.tokens(i);
      for (int j = 0; j + 2 < tokens.count(); j++) {
        boolean each = word(tokens, j).equals("foreach");
        if ((each || word(tokens, j).equals("for")) && word(tokens, j + 2).equals("in")) {
          lines.add("  " + tokens.text(j + 1) + (each ? element(tokens, j) : " record") + ";\n");
        }
      }
    }
    return lines.isEmpty() ? "" : "DECLARE\n" + String.join("", lines);
  }

  /** The type of what stands first in the array. */
  private static String element(Tokens tokens, int foreach) {
    for (int i = foreach; i + 1 < tokens.count(); i++) {
      if (tokens.text(i).equals("[")) {
        return tokens.kind(i + 1) == TokenKind.INTEGER ? " integer" : " text";
      }
    }
    return " text";
  }

  /** Whether the last piece ends the block that an EXCEPTION belongs to. */
  private static boolean endsBlock(File file, Extent extent) {
    Tokens last = file.tokens(extent.last);
    return last.count() == 1 && word(last, 0).equals("end");
  }
}
