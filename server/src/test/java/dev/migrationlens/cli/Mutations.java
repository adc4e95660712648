package dev.migrationlens.cli;

import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.syntax.TokenKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mistakes that people make, made in a clean chain, one at a time. */
final class Mutations {
  private static final Pattern NO_SUCH =
      Pattern.compile("(?i)(create (policy|type|trigger)|add constraint) ");
  private static final Pattern DO_BLOCK =
      Pattern.compile("(?is)do \\$\\$\\s*begin\\s(.*?)\\send\\s*\\$\\$;");
  private static final Pattern MADE =
      Pattern.compile("(?im)\\b(?:table|view|type|function|add column) ([a-z_]+)|^  ([a-z_]{4,}) ");

  private final Map<String, String> files;
  private final List<Mutant> mutants = new ArrayList<>();

  /** One mistake: its kind, where it is, and the chain with it. */
  record Mutant(String kind, String what, Map<String, String> files) {}

  private Mutations(Map<String, String> files) {
    this.files = files;
  }

  static List<Mutant> of(Map<String, String> files) {
    var mutations = new Mutations(files);
    mutations.swapFiles();
    Set<String> names = mutations.names();
    files.forEach(
        (path, text) -> {
          mutations.statements(path, text);
          mutations.misspell(path, text, names);
          mutations.patterns(path, text);
        });
    return mutations.mutants;
  }

  private void add(String kind, String path, String what, String text) {
    var changed = new TreeMap<>(files);
    changed.put(path, text);
    mutants.add(new Mutant(kind, path + ": " + what, changed));
  }

  private void swapFiles() {
    var paths = new ArrayList<>(files.keySet());
    for (int i = 0; i + 1 < paths.size(); i++) {
      var swapped = new TreeMap<>(files);
      String first = paths.get(i);
      String second = paths.get(i + 1);
      swapped.remove(first);
      swapped.remove(second);
      swapped.put(version(first) + name(second), text(second));
      swapped.put(version(second) + name(first), text(first));
      mutants.add(new Mutant("swapped files", first, swapped));
    }
  }

  private String text(String path) {
    return files.getOrDefault(path, "");
  }

  private static String version(String path) {
    return path.substring(0, path.indexOf('_', path.lastIndexOf('/')));
  }

  private static String name(String path) {
    return path.substring(path.indexOf('_', path.lastIndexOf('/')));
  }

  private void statements(String path, String text) {
    List<Slice> slices = StatementSplitter.split(text);
    for (int i = 0; i < slices.size(); i++) {
      String own = slices.get(i).of(text);
      int end = slices.get(i).end() + 1;
      if (i > 0) {
        String without = text.substring(0, slices.get(i).start()) + text.substring(end);
        int top = slices.get(0).start();
        String moved = without.substring(0, top) + own + ";\n\n" + without.substring(top);
        add("moved statement", path, own, moved);
      }
      if (own.startsWith("create ") || own.startsWith("alter table")) {
        add("repeated object", path, own, text + "\n" + own + ";\n");
      }
    }
  }

  /** The names that the chain makes, columns and all. */
  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (String text : files.values()) {
      Matcher made = MADE.matcher(text);
      while (made.find()) {
        names.add(made.group(1) == null ? made.group(2) : made.group(1));
      }
    }
    return names;
  }

  /** Leaves out a letter of a name where it is used. */
  private void misspell(String path, String text, Set<String> names) {
    var tokens = Lexer.lex(text);
    for (int i = 1; i < tokens.count(); i++) {
      String word = text.substring(tokens.start(i), tokens.end(i));
      if (tokens.kind(i) == TokenKind.WORD && names.contains(word) && word.length() > 4) {
        int letter = tokens.start(i) + word.length() / 2;
        String wrong = text.substring(0, letter) + text.substring(letter + 1);
        add("misspelt name", path, word + " at " + tokens.start(i), wrong);
      }
    }
  }

  private void patterns(String path, String text) {
    Matcher form = NO_SUCH.matcher(text);
    while (form.find()) {
      String wrong = text.substring(0, form.end()) + "if not exists " + text.substring(form.end());
      add("IF NOT EXISTS", path, form.group(), wrong);
    }
    Matcher block = DO_BLOCK.matcher(text);
    while (block.find()) {
      String bare = "begin\n" + block.group(1) + "\nend;";
      String wrong = text.substring(0, block.start()) + bare + text.substring(block.end());
      add("unwrapped DO", path, block.group(), wrong);
    }
  }
}
