package dev.migrationlens.ide;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.Meanings;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may stand between the parentheses around the cursor: arguments, or columns. */
public final class Signatures {
  private static final int LIMIT = 20;

  private Signatures() {}

  /** One way to fill the parentheses. */
  public record Signature(String label, List<String> parameters) {
    public Signature {
      parameters = List.copyOf(parameters);
    }
  }

  /** The ways, the one that fits best, and which of its parts is being typed. */
  public record Help(List<Signature> signatures, int active, int parameter) {
    public Help {
      signatures = List.copyOf(signatures);
    }
  }

  public static Optional<Help> at(Replay replay, String path, int offset) {
    return Here.lastBefore(replay, path, offset)
        .flatMap(
            step -> {
              int at = Math.min(offset - step.slice().start(), step.text().length());
              Words words = Words.of(step.text().substring(0, Math.max(0, at)));
              int open = words.opening(words.count());
              return open <= 0
                  ? Optional.empty()
                  : help(replay.before(step), words, open, commas(words, open));
            });
  }

  private static int commas(Words words, int open) {
    int depth = 0;
    int commas = 0;
    for (int i = open + 1; i < words.count(); i++) {
      if (words.isSymbol(i, "(")) {
        depth++;
      } else if (words.isSymbol(i, ")")) {
        depth--;
      } else if (depth == 0 && words.isSymbol(i, ",")) {
        commas++;
      }
    }
    return commas;
  }

  private static Optional<Help> help(Catalog catalog, Words words, int open, int commas) {
    Optional<Signature> row = row(catalog, words, open);
    if (row.isPresent()) {
      return Optional.of(new Help(List.of(row.get()), 0, commas));
    }
    Words.Word name = words.get(open - 1);
    if (name == null || !name.isName()) {
      return Optional.empty();
    }
    List<Signature> found = functions(catalog, words.path(open - 1));
    int active = 0;
    for (int i = found.size() - 1; i >= 0; i--) {
      active = found.get(i).parameters().size() > commas ? i : active;
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(new Help(found, active, commas));
  }

  /** The columns that the parentheses of an INSERT stand for. */
  private static Optional<Signature> row(Catalog catalog, Words words, int open) {
    int into = -1;
    for (int i = 0; i < open; i++) {
      into = words.is(i, "into") ? i : into;
    }
    if (into < 0) {
      return Optional.empty();
    }
    int name = into + 1;
    while (words.isSymbol(name + 1, ".")) {
      name += 2;
    }
    boolean values = false;
    for (int i = name; i < open; i++) {
      values |= words.is(i, "values");
    }
    if ((!values && open != name + 1) || words.get(name) == null) {
      return Optional.empty();
    }
    var meanings = new Meanings(words, List.of(catalog));
    Relation table = meanings.qualifier(catalog, words.path(name));
    boolean named = values && words.isSymbol(name + 1, "(");
    if (table == null || words.opening(open) >= 0) {
      return Optional.empty();
    }
    List<String> columns = named ? listed(words, name + 1) : all(table);
    return Optional.of(
        new Signature(table.name() + "(" + String.join(", ", columns) + ")", columns));
  }

  private static List<String> all(Relation table) {
    return table.columns().stream().map(c -> c.name() + DocumentSymbols.type(c)).toList();
  }

  private static List<String> listed(Words words, int open) {
    var names = new ArrayList<String>();
    for (int i = open + 1; i < words.count() && !words.isSymbol(i, ")"); i++) {
      if (words.all().get(i).isName()) {
        names.add(words.all().get(i).name());
      }
    }
    return names;
  }

  private static List<Signature> functions(Catalog catalog, List<String> path) {
    var found = new ArrayList<Signature>();
    String name = path.get(path.size() - 1);
    for (String schema : Meanings.places(catalog, path)) {
      catalog.routines(schema, name).forEach(r -> found.add(signature(name, r.signature())));
      if (schema.equals("pg_catalog")) {
        Builtins.functions(name).forEach(s -> found.add(signature(name, s)));
      }
    }
    return found.stream().distinct().limit(LIMIT).toList();
  }

  private static Signature signature(String name, FunctionSignature signature) {
    List<String> inputs =
        signature.inputs().stream()
            .map(p -> (p.name() + " " + p.type().shortFormat()).strip())
            .toList();
    String returns = signature.returns().shortFormat();
    return new Signature(name + "(" + String.join(", ", inputs) + ") → " + returns, inputs);
  }
}
