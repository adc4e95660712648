package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workspace at one moment, which never changes: its chains, what was found in them, and what
 * could not be read.
 */
public record Snapshot(
    Path root,
    Config config,
    List<ChainView> chains,
    Map<String, Source> sources,
    List<FileProblem> problems) {

  /** One chain with its findings, in the order of files and places. */
  public record ChainView(Chain chain, List<Finding> findings) {
    public ChainView {
      findings = List.copyOf(findings);
    }
  }

  public Snapshot {
    chains = List.copyOf(chains);
    sources = Map.copyOf(sources);
    problems = List.copyOf(problems);
  }

  /** All findings, chain by chain. */
  public List<Finding> findings() {
    return chains.stream().flatMap(c -> c.findings().stream()).toList();
  }

  public Optional<Source> source(String path) {
    return Optional.ofNullable(sources.get(path));
  }

  /** The chain that a file belongs to. */
  public Optional<ChainView> chainOf(String path) {
    return chains.stream()
        .filter(c -> c.chain().migrations().stream().anyMatch(m -> m.path().equals(path)))
        .findFirst();
  }
}
