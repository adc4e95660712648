package dev.migrationlens.chain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A workspace in memory: paths and texts. */
final class Files {
  private final Map<String, String> texts = new TreeMap<>();

  static Files of(String... paths) {
    var files = new Files();
    for (String path : paths) {
      files.with(path, "select 1;\n");
    }
    return files;
  }

  Files with(String path, String text) {
    texts.put(path, text);
    return this;
  }

  List<Chain> chains() {
    return chains(ChainOptions.NONE);
  }

  List<Chain> chains(ChainOptions options) {
    return Chains.find(new Listing("/home/me/project", texts.keySet(), this::text), options)
        .stream()
        .map(p -> p.read(this::text, ScriptReader::read))
        .toList();
  }

  /** The only chain there is. */
  Chain chain() {
    List<Chain> chains = chains();
    if (chains.size() != 1) {
      throw new AssertionError(
          "expected one chain, found " + chains.stream().map(Chain::path).toList());
    }
    return chains.get(0);
  }

  private Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  static List<String> order(Chain chain) {
    return chain.migrations().stream().map(m -> m.path()).toList();
  }

  static List<String> problems(Chain chain) {
    return chain.problems().stream()
        .map(p -> p.kind().rule() + " " + p.path().substring(p.path().lastIndexOf('/') + 1))
        .toList();
  }
}
