package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A file's outline: its statements, and the columns that they make. */
public final class DocumentSymbols {
  private static final Set<String> KINDS =
      Set.of(
          "table",
          "view",
          "index",
          "policy",
          "function",
          "procedure",
          "aggregate",
          "trigger",
          "type",
          "domain",
          "schema",
          "extension",
          "sequence",
          "role",
          "user",
          "publication",
          "subscription",
          "rule",
          "operator",
          "cast",
          "collation",
          "server",
          "database",
          "column",
          "constraint",
          "statistics",
          "language");
  private static final Set<String> FILLERS =
      Set.of("if", "not", "exists", "concurrently", "only", "into", "from", "on", "all", "in");

  private DocumentSymbols() {}

  /** {@code kind} is what the statement is about, lower case; {@code name} what it is called. */
  public record Symbol(
      String label, String kind, String name, Span span, Span nameSpan, List<Symbol> children) {
    public Symbol {
      children = List.copyOf(children);
    }
  }

  public static List<Symbol> of(Replay replay, String path) {
    var symbols = new ArrayList<Symbol>();
    for (Step step : replay.steps(path)) {
      if (!step.text().isEmpty()) {
        symbols.add(symbol(replay, step));
      }
    }
    return symbols;
  }

  static Symbol symbol(Replay replay, Step step) {
    Words words = Words.of(step.text().substring(0, Math.min(400, step.text().length())));
    int at = 0;
    String kind = "";
    for (Words.Word word : words.all().subList(0, Math.min(12, words.count()))) {
      if (word.keyword() == null) {
        break;
      }
      if (kind.isEmpty() && KINDS.contains(word.name())) {
        kind = word.name();
      } else if (!kind.isEmpty() && !FILLERS.contains(word.name())) {
        break;
      }
      at++;
    }
    Span span = step.slice().span();
    Words.Word first = words.get(0);
    String verb = first == null ? "" : first.name().toLowerCase(Locale.ROOT);
    int last = at;
    while (words.isSymbol(last + 1, ".") && words.get(last + 2) != null) {
      last += 2;
    }
    Words.Word from = words.get(at);
    Words.Word to = words.get(last);
    if (from == null || to == null || !from.isName()) {
      return new Symbol(firstLine(step.text()), verb, "", span, span, List.of());
    }
    String name = step.text().substring(from.start(), to.end());
    Span nameSpan = new Span(from.start(), to.end()).shift(span.start());
    String label = verb + (kind.isEmpty() ? "" : " " + kind) + " " + name;
    return new Symbol(
        label, kind.isEmpty() ? verb : kind, name, span, nameSpan, columns(replay, step));
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.length() > 60 ? line.substring(0, 59) + "…" : line;
  }

  /** The columns that a statement made. */
  private static List<Symbol> columns(Replay replay, Step step) {
    var columns = new ArrayList<Symbol>();
    Catalog after = replay.after(step);
    for (Map.Entry<Key, ?> write : step.writes().entrySet()) {
      if (after.get(write.getKey()) instanceof Relation relation && !relation.isView()) {
        relation.columns().stream()
            .filter(c -> c.origin().step() == step.id() && !c.origin().span().isEmpty())
            .forEach(c -> columns.add(column(c, step)));
      }
    }
    return columns;
  }

  private static Symbol column(Column column, Step step) {
    Span span = column.origin().span().shift(step.slice().start());
    return new Symbol(column.name() + type(column), "column", column.name(), span, span, List.of());
  }

  static String type(Column column) {
    SqlType type = column.type();
    return type == null ? "" : " " + type.shortFormat();
  }
}
