package dev.migrationlens.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/** What PL/pgSQL's words have opened and not yet closed. */
final class ProceduralBlocks {
  private final Deque<String> open = new ArrayDeque<>();

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Whether nothing but one block is open. */
  boolean isOnlyBlock() {
    return open.size() == 1 && "begin".equals(open.peek());
  }

  /** A block whose BEGIN lies elsewhere. */
  void open() {
    open.push("begin");
  }

  /** Goes over one statement's tokens. */
  void read(Tokens tokens) {
    boolean atStart = true;
    int i = 0;
    while (i < tokens.count()) {
      String word = tokens.kind(i) == TokenKind.WORD ? Strings.name(tokens, i) : "";
      boolean starts = atStart;
      atStart = false;
      switch (word) {
        case "if" -> push(starts, "if");
        case "case" -> open.push("case");
        case "begin" -> begin(starts);
        case "declare" -> push(starts, "declare");
        case "loop" -> {
          open.push("loop");
          atStart = true;
        }
        case "then", "else" -> atStart = true;
        case "end" -> i = end(tokens, i);
        default -> {
          // Any other word opens nothing.
        }
      }
      if (word.equals("begin") && starts) {
        atStart = true;
      }
      i++;
    }
  }

  private void push(boolean starts, String block) {
    if (starts) {
      open.push(block);
    }
  }

  private void begin(boolean starts) {
    if (!starts) {
      return;
    }
    if ("declare".equals(open.peek())) {
      open.pop();
    }
    open.push("begin");
  }

  /** Closes what is innermost; IF, LOOP or CASE behind END belong to it. */
  private int end(Tokens tokens, int at) {
    open.poll();
    String next = tokens.kind(at + 1) == TokenKind.WORD ? Strings.name(tokens, at + 1) : "";
    boolean named = next.equals("if") || next.equals("loop") || next.equals("case");
    return named ? at + 1 : at;
  }
}
