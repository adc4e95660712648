package dev.migrationlens.truth;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.ChainOptions;
import dev.migrationlens.chain.ChainPlan;
import dev.migrationlens.chain.Chains;
import dev.migrationlens.chain.Entry;
import dev.migrationlens.chain.Listing;
import dev.migrationlens.chain.ScriptReader;
import dev.migrationlens.replay.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chain of the truth test as its migration tool reads it. In its resource, {@code --- path} on a
 * line of its own starts a file.
 */
public record TruthChain(String name, ChainPlan plan, Chain chain) {

  /** The chains of the folder {@code truth}, by name. */
  public static List<TruthChain> all() {
    try (var paths = Files.list(Path.of("src/test/resources/truth"))) {
      return paths.sorted().map(TruthChain::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TruthChain read(Path path) {
    try {
      return of(path.getFileName().toString().replace(".sql", ""), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TruthChain of(String name, String resource) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String part : resource.split("(?m)^--- (?=\\S+$)")) {
      int end = part.indexOf('\n');
      if (end > 0) {
        texts.put(part.substring(0, end), part.substring(end + 1));
      }
    }
    var listing =
        new Listing("/project", texts.keySet(), path -> Optional.ofNullable(texts.get(path)));
    List<ChainPlan> plans = Chains.find(listing, ChainOptions.NONE);
    if (plans.size() != 1) {
      throw new IllegalStateException(name + " is " + plans.size() + " chains");
    }
    ChainPlan plan = plans.get(0);
    return new TruthChain(
        name, plan, plan.read(p -> Optional.ofNullable(texts.get(p)), ScriptReader::read));
  }

  public List<Migration> migrations() {
    return chain.migrations();
  }

  /** The same chain with another text in its n-th file. */
  TruthChain with(int n, String text) {
    var migrations = new ArrayList<>(chain.migrations());
    Entry entry = chain.entry(migrations.get(n).path()).orElseThrow();
    migrations.set(n, plan.reread(entry, text).migration());
    return new TruthChain(
        name,
        plan,
        new Chain(
            chain.path(),
            chain.tool(),
            chain.platform(),
            chain.complete(),
            chain.entries(),
            migrations,
            chain.rollbacks(),
            chain.after(),
            chain.problems(),
            chain.list()));
  }

  @Override
  public String toString() {
    return name;
  }
}
