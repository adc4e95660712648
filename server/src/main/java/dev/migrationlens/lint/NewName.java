package dev.migrationlens.lint;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.naming.Rename;
import dev.migrationlens.naming.RenameStatement;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The cure of a name: another one where the thing is made and wherever the chain says it, or a new
 * migration where one of these places was applied already.
 */
public final class NewName {
  private NewName() {}

  /** What is called so; {@code owner} is the relation it belongs to, if any. */
  public record Bearer(CatalogObject object, @Nullable Relation owner) {}

  static List<Fix> of(Replay replay, ChainFiles files, List<Bearer> bearers, String name) {
    Map<String, Set<Edit>> edits = new TreeMap<>();
    for (Bearer bearer : bearers) {
      switch (Rename.of(replay, bearer.object(), bearer.owner(), name)) {
        case Rename.Answer.Refusal refusal -> {
          return List.of();
        }
        case Rename.Answer.Edits some ->
            some.byPath()
                .forEach(
                    (path, own) ->
                        edits.computeIfAbsent(path, p -> new LinkedHashSet<>()).addAll(own));
      }
    }
    return edits.keySet().stream().anyMatch(files::applied)
        ? later(files, bearers, name).stream().toList()
        : List.of(inPlace(edits, name));
  }

  private static Fix inPlace(Map<String, Set<Edit>> edits, String name) {
    var changes = new ArrayList<FileChange>();
    edits.forEach((path, own) -> changes.add(new FileChange.EditFile(path, List.copyOf(own))));
    int places = edits.values().stream().mapToInt(Set::size).sum();
    String where =
        places == 1
            ? ""
            : ", in "
                + places
                + " places"
                + (changes.size() == 1 ? "" : " of " + changes.size() + " files");
    return new Fix("Name it `" + name + "`" + where, Fix.Strength.SUGGESTED, changes);
  }

  private static Optional<Fix> later(ChainFiles files, List<Bearer> bearers, String name) {
    List<String> statements =
        bearers.stream()
            .flatMap(b -> RenameStatement.of(b.object(), b.owner(), name).stream())
            .toList();
    String file = "rename_to_" + name.replaceAll("[^A-Za-z0-9]+", "_");
    String sql = String.join("\n", statements) + "\n";
    return statements.size() < bearers.size()
        ? Optional.empty()
        : files
            .added(List.of(Draft.usual(file, sql)))
            .map(
                changes ->
                    new Fix(
                        "Rename it to `" + name + "` in a new migration",
                        Fix.Strength.SUGGESTED,
                        changes));
  }
}
