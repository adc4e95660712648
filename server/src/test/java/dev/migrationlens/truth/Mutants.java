package dev.migrationlens.truth;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.TokenKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Breaks a clean chain in the ways in which people break theirs, always in the same ones. */
public final class Mutants {
  private static final Pattern MADE =
      Pattern.compile(
          "(?is)create (?:or replace )?(?:unlogged |materialized )?"
              + "(table|view|type|domain|function|schema|sequence|index|trigger|policy|role) "
              + "(?:if not exists )?([\\w.]+|\"[^\"]+\")(?:.*? on ([\\w.\"]+))?.*");
  private static final Pattern COLUMN =
      Pattern.compile("(?im)^\\s*create table (?:if not exists )?([\\w.\"]+) \\(\\s*([\\w\"]+) ");
  private static final Pattern DO_BLOCK =
      Pattern.compile("(?is)do\\s+(\\$\\w*\\$)(?:.*?)\\bbegin\\b(.*)\\bend\\b.*\\1.*");
  private static final Pattern NEVER_IF_NOT_EXISTS =
      Pattern.compile("(?i)\\bcreate (?:policy|trigger|type|role|domain) |\\badd constraint ");
  private static final Map<String, String> OTHER_TYPES =
      Map.of(
          "uuid",
          "bigint",
          "bigint",
          "uuid",
          "integer",
          "text",
          "int",
          "uuid",
          "text",
          "integer",
          "jsonb",
          "date",
          "date",
          "jsonb",
          "boolean",
          "interval",
          "numeric",
          "boolean",
          "timestamptz",
          "integer");

  private final TruthChain chain;
  private final Map<String, List<Supplier<Mutant>>> byKind = new TreeMap<>();

  /** A broken chain. */
  public record Mutant(String kind, String what, TruthChain chain) {}

  private Mutants(TruthChain chain) {
    this.chain = chain;
  }

  /** At most so many of each kind. */
  static List<Mutant> of(TruthChain chain, int ofEachKind) {
    return of(chain, ofEachKind, chain.name().hashCode());
  }

  /** Likewise, others for another seed. */
  public static List<Mutant> of(TruthChain chain, int ofEachKind, long seed) {
    var mutants = new Mutants(chain);
    mutants.files();
    for (int f = 0; f < chain.migrations().size(); f++) {
      Migration file = chain.migrations().get(f);
      for (Slice slice : file.up()) {
        if (slice.kind() == Slice.Kind.SQL) {
          mutants.statement(f, file, slice);
          mutants.made(f, file, slice);
          mutants.tokens(f, file, slice);
        }
      }
    }
    var chosen = new ArrayList<Mutant>();
    mutants.byKind.forEach(
        (kind, all) -> {
          Collections.shuffle(all, new Random(seed * 31 + kind.hashCode()));
          all.stream().limit(ofEachKind).forEach(mutant -> chosen.add(mutant.get()));
        });
    return chosen;
  }

  private void add(String kind, String what, Supplier<TruthChain> broken) {
    byKind
        .computeIfAbsent(kind, k -> new ArrayList<>())
        .add(() -> new Mutant(kind, what, broken.get()));
  }

  private void edit(String kind, String what, int f, int start, int end, String by) {
    String text = chain.migrations().get(f).text();
    add(kind, what, () -> chain.with(f, text.substring(0, start) + by + text.substring(end)));
  }

  private void files() {
    List<Migration> files = chain.migrations();
    for (int i = 0; i < files.size(); i++) {
      for (int j = i + 1; j < files.size(); j++) {
        int one = i;
        int other = j;
        add(
            "swap files",
            one + " and " + other,
            () -> chain.with(one, files.get(other).text()).with(other, files.get(one).text()));
      }
    }
  }

  private void statement(int f, Migration file, Slice slice) {
    String sql = slice.of(file.text());
    int past = Math.min(slice.end() + 1, file.text().length());
    edit("delete", sql, f, slice.start(), past, "");
    edit("repeat", sql, f, slice.start(), slice.start(), sql + ";\n");
    List<Slice> all = file.up();
    int at = all.indexOf(slice);
    if (at > 0 && all.get(at - 1).kind() == Slice.Kind.SQL) {
      Slice above = all.get(at - 1);
      String between = file.text().substring(above.end(), slice.start());
      edit(
          "above the one before",
          sql,
          f,
          above.start(),
          slice.end(),
          sql + between + above.of(file.text()));
    }
    Slice first = chain.migrations().get(0).up().get(0);
    if (f > 0) {
      String start = chain.migrations().get(0).text();
      String moved =
          start.substring(0, first.start()) + sql + ";\n" + start.substring(first.start());
      String fewer = file.text().substring(0, slice.start()) + file.text().substring(past);
      add("to the front", sql, () -> chain.with(0, moved).with(f, fewer));
    }
    var never = NEVER_IF_NOT_EXISTS.matcher(sql);
    if (never.find() && !sql.startsWith("DO") && !sql.startsWith("do")) {
      int after = slice.start() + never.end();
      edit("if not exists where there is none", sql, f, after, after, "IF NOT EXISTS ");
    }
    var block = DO_BLOCK.matcher(sql);
    if (block.matches()) {
      edit("unwrap DO", sql, f, slice.start(), slice.end(), block.group(2).strip());
    }
  }

  /** What one statement makes is dropped or renamed right after it. */
  private void made(int f, Migration file, Slice slice) {
    String sql = slice.of(file.text());
    var made = MADE.matcher(sql);
    if (made.matches()) {
      String type = made.group(1);
      boolean part = type.equalsIgnoreCase("trigger") || type.equalsIgnoreCase("policy");
      String name = made.group(2) + (part ? " ON " + made.group(3) : "");
      after("drop what is used", "DROP " + type + " " + name, f, slice);
      if (!type.equalsIgnoreCase("function")) {
        String rename = "ALTER " + type + " " + name + " RENAME TO elsewhere";
        after("rename what is used", rename, f, slice);
      }
    }
    var column = COLUMN.matcher(sql);
    if (column.find()) {
      String table = "ALTER TABLE " + column.group(1);
      after("drop what is used", table + " DROP COLUMN " + column.group(2), f, slice);
      String rename = table + " RENAME " + column.group(2) + " TO other_name";
      after("rename what is used", rename, f, slice);
    }
  }

  private void after(String kind, String sql, int f, Slice slice) {
    edit(kind, sql, f, slice.end(), slice.end(), ";\n" + sql);
  }

  private void tokens(int f, Migration file, Slice slice) {
    tokens(f, file.text(), slice.start(), slice.end(), false);
  }

  private void tokens(int f, String text, int from, int to, boolean body) {
    var tokens = Lexer.lex(text.substring(from, to));
    for (int i = 0; i < tokens.count(); i++) {
      TokenKind kind = tokens.kind(i);
      int start = from + tokens.start(i);
      int end = from + tokens.end(i);
      String word = text.substring(start, end);
      if (kind == TokenKind.DOLLAR_STRING) {
        int tag = word.indexOf('$', 1) + 1;
        tokens(f, text, start + tag, end - tag, true);
      }
      if (kind == TokenKind.END || body && kind == TokenKind.ERROR) {
        continue;
      }
      String where = body ? " in a body" : "";
      edit("damage a token" + where, text.substring(from, to), f, start, end, "");
      boolean called = i + 1 < tokens.count() && tokens.text(i + 1).equals("(");
      if (kind == TokenKind.WORD && tokens.keyword(i) == null || kind.isQuotedName()) {
        int last = kind == TokenKind.WORD ? end : end - 1;
        String what = "misspell" + (called && !body ? " before (" : where);
        edit(what, word, f, last, last, "x");
      } else if (kind == TokenKind.STRING && word.length() > 2) {
        edit("misspell a string", word, f, end - 1, end - 1, "x");
      } else if (kind == TokenKind.INTEGER) {
        edit("wrong argument type", word, f, start, end, "true");
      }
      if (OTHER_TYPES.containsKey(word)) {
        edit("another type", word, f, start, end, OTHER_TYPES.get(word));
      }
    }
  }
}
