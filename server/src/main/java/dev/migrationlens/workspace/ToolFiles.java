package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.ChainIndex;
import dev.migrationlens.chain.Entry;
import dev.migrationlens.chain.ListFile;
import dev.migrationlens.chain.Renaming;
import dev.migrationlens.lint.ChainFiles;
import dev.migrationlens.lint.Draft;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What cures may do with the files of a chain, as its tool allows. */
record ToolFiles(Chain chain, ChainIndex index, @Nullable LiveSchema live) implements ChainFiles {
  @Override
  public Optional<Fix> runAfter(String path, String other) {
    return chain.list() == null ? renumbered(path, other) : relisted(path, other, chain.list());
  }

  /** Where a list says the order, the list changes and no name does. */
  private Optional<Fix> relisted(String path, String other, ListFile list) {
    Optional<Entry> moved = chain.entry(path);
    Optional<Entry> before = chain.entry(other);
    if (moved.isEmpty() || before.isEmpty() || applied(path)) {
      return Optional.empty();
    }
    List<Edit> edits =
        chain.tool().moved(list.text(), moved.get().version(), before.get().version());
    String title = "Run this file after " + name(other) + ": move it in " + name(list.path());
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fix(
                title, Fix.Strength.SAFE, List.of(new FileChange.EditFile(list.path(), edits))));
  }

  private Optional<Fix> renumbered(String path, String other) {
    return chain
        .versionAfter(path, other, index)
        .flatMap(version -> chain.renumbered(path, version, index))
        .map(renaming -> fix(renaming, other));
  }

  @Override
  public Optional<Fix> exchanged(String path, String other) {
    Optional<Entry> one = chain.entry(path);
    Optional<Entry> two = chain.entry(other);
    if (one.isEmpty() || two.isEmpty() || applied(path) || applied(other)) {
      return Optional.empty();
    }
    Optional<Renaming> there = chain.renumbered(path, two.get().version(), index);
    Optional<Renaming> back = chain.renumbered(other, one.get().version(), index);
    if (there.isEmpty() || back.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<Edit>> edits = new TreeMap<>();
    Map<String, String> paths = new LinkedHashMap<>();
    for (Renaming renaming : List.of(there.get(), back.get())) {
      renaming
          .edits()
          .forEach((p, e) -> edits.computeIfAbsent(p, k -> new ArrayList<>()).addAll(e));
      paths.putAll(renaming.paths());
    }
    if (paths.values().stream().anyMatch(paths::containsKey)) {
      return contents(paths);
    }
    List<FileChange> changes = FileChange.renaming(edits, paths);
    String title = "Let " + name(path) + " and " + name(other) + " change their numbers";
    return Optional.of(new Fix(title, Fix.Strength.SAFE, changes));
  }

  /** Files whose names would be one another's keep them, and change their texts. */
  private Optional<Fix> contents(Map<String, String> paths) {
    List<FileChange> changes = new ArrayList<>();
    for (Map.Entry<String, String> move : paths.entrySet()) {
      if (!paths.containsKey(move.getValue())) {
        return Optional.empty();
      }
      String text = index.text(move.getKey());
      var all = new Span(0, index.text(move.getValue()).length());
      changes.add(new FileChange.EditFile(move.getValue(), List.of(new Edit(all, text))));
    }
    List<String> files = List.copyOf(paths.keySet());
    String title = "Let " + name(files.get(0)) + " and " + name(files.get(1)) + " change places";
    return Optional.of(new Fix(title, Fix.Strength.SAFE, changes));
  }

  private static Fix fix(Renaming renaming, String other) {
    List<FileChange> changes = FileChange.renaming(renaming.edits(), renaming.paths());
    String target = renaming.paths().values().iterator().next();
    return new Fix(
        "Run this file after " + name(other) + ": rename to " + name(target),
        Fix.Strength.SAFE,
        changes);
  }

  @Override
  public Optional<Fix> renamed(String path, String newName) {
    String newPath = path.substring(0, path.lastIndexOf('/') + 1) + newName;
    return applied(path) || chain.list() != null || chain.entry(newPath).isPresent()
        ? Optional.empty()
        : chain
            .renamed(path, newPath, index)
            .map(
                renaming ->
                    new Fix(
                        "Rename to " + newName,
                        Fix.Strength.SUGGESTED,
                        FileChange.renaming(renaming.edits(), renaming.paths())));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public Optional<List<FileChange>> added(List<Draft> drafts) {
    List<String> versions = chain.versionsAtEnd(drafts.size());
    if (versions.size() < drafts.size() || chain.tool().list(chain.path()).isPresent()) {
      return Optional.empty();
    }
    var changes = new ArrayList<FileChange>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      Optional<String> text = text(draft);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      String path = chain.newPath(versions.get(i), draft.name());
      changes.add(new FileChange.CreateFile(path, text.get().strip() + "\n"));
    }
    return Optional.of(changes);
  }

  private Optional<String> text(Draft draft) {
    String sql = draft.sql().strip();
    return switch (draft.run()) {
      case USUAL -> Optional.of(chain.tool().draft(draft.name(), sql));
      case ALONE -> chain.tool().draftAlone(draft.name(), sql);
    };
  }

  @Override
  public Optional<String> noTransactionMarker() {
    return chain.tool().noTransactionMarker();
  }

  @Override
  public boolean applied(String path) {
    return live != null && live.state(path).ran();
  }
}
