package dev.migrationlens.write;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.SessionStatement;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements in a migration of their own, at the end of the chain. */
final class Splitting {
  static final String TITLE = "Move to a migration of its own";
  private static final int WORDS = 6;

  private Splitting() {}

  /** Not what others stand on, and not all that the file does. */
  static boolean applies(Spot spot) {
    List<Step> moved = spot.selected();
    Set<Integer> ids = moved.stream().map(Step::id).collect(Collectors.toSet());
    return !moved.isEmpty()
        && moved.size() < spot.steps().size()
        && spot.replay().steps().stream()
            .filter(s -> !ids.contains(s.id()))
            .noneMatch(
                s ->
                    s.relies().stream().anyMatch(ids::contains)
                        || reads(s, moved)
                        || changes(s, moved));
  }

  /** Whether a later statement changes what the moved ones look at, or goes on with their rows. */
  private static boolean changes(Step step, List<Step> moved) {
    if (step.moment() < moved.get(0).moment()) {
      return false;
    }
    Set<Key> written = Moved.keys(step);
    boolean rows = isAboutRows(step);
    return moved.stream()
        .anyMatch(
            m ->
                isDrop(m)
                    || (rows && isAboutRows(m))
                    || m.reads().keys().stream().anyMatch(written::contains));
  }

  /** What is dropped may be in the way of what follows. */
  private static boolean isDrop(Step step) {
    return step.parsed() != null && step.parsed().statement() instanceof ObjectStatement.Drop;
  }

  private static boolean isAboutRows(Step step) {
    return step.parsed() == null
        || step.parsed().statement() instanceof DmlStatement
        || step.parsed().statement() instanceof SessionStatement
        || step.parsed().statement() instanceof TransactionStatement;
  }

  private static boolean reads(Step step, List<Step> moved) {
    if (step.moment() < moved.get(0).moment()) {
      return false;
    }
    var written = new HashSet<Object>();
    moved.forEach(m -> written.addAll(Moved.keys(m)));
    return step.reads().keys().stream().anyMatch(written::contains);
  }

  static Optional<Fix> of(Spot spot) {
    if (!applies(spot)) {
      return Optional.empty();
    }
    List<Chunk> chunks = spot.selected().stream().map(s -> Chunk.of(spot.replay(), s)).toList();
    String marker =
        chunks.stream().anyMatch(c -> isConcurrent(c.step()))
            ? spot.chain().tool().noTransactionMarker().map(m -> m + "\n").orElse("")
            : "";
    String sql = chunks.stream().map(Chunk::text).collect(Collectors.joining("\n"));
    return NextMigration.with(spot, words(chunks.get(0).step()), marker + sql.replace("\r\n", "\n"))
        .map(
            created -> {
              var changes = new ArrayList<FileChange>(created);
              List<Edit> edits = chunks.stream().map(c -> c.removal(spot.text())).toList();
              changes.add(new FileChange.EditFile(spot.path(), edits));
              return new Fix(TITLE, Fix.Strength.SUGGESTED, changes);
            });
  }

  private static boolean isConcurrent(Step step) {
    return step.parsed() != null
        && step.parsed().statement() instanceof IndexStatement.CreateIndex index
        && index.concurrently();
  }

  /** The statement's first words, for a name. */
  private static String words(Step step) {
    String head = step.text().split("\\(", 2)[0];
    String[] words = head.split("[^\\p{L}\\p{N}_]+", WORDS + 1);
    return String.join(" ", List.of(words).subList(0, Math.min(WORDS, words.length)));
  }
}
