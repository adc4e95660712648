package dev.migrationlens.write;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.chain.Undo;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What undoes a migration: its statements in reverse, each by the inverse that the database before
 * it tells, and a comment for what cannot be undone.
 */
public final class Rollback {
  private Rollback() {}

  /** The rollback where the tool looks for it; nothing where there is one already. */
  public static Optional<Fix> fix(Spot spot) {
    return spot.chain()
        .entry(spot.path())
        .filter(entry -> isWanted(spot))
        .map(entry -> fix(spot, spot.chain().tool().undo(spot.chain().path(), entry)));
  }

  /** Whether the file does something and nothing undoes it yet. */
  static boolean isWanted(Spot spot) {
    return !has(spot) && !spot.steps().isEmpty();
  }

  private static boolean has(Spot spot) {
    Migration own = spot.replay().migration(spot.path());
    Migration there = spot.chain().rollbacks().get(spot.path());
    boolean apart = there != null && !there.path().equals(spot.path()) && !there.up().isEmpty();
    return apart || (own != null && !own.down().isEmpty());
  }

  private static Fix fix(Spot spot, Undo undo) {
    FileChange change =
        switch (undo) {
          case Undo.File file -> file(spot, file.path());
          case Undo.Section section -> section(spot, section);
          case Undo.Comments comments -> comments(spot, comments.prefix());
          case Undo.Beside beside -> new FileChange.CreateFile(beside.path(), script(spot));
        };
    return new Fix("Write the rollback", Fix.Strength.SUGGESTED, List.of(change));
  }

  private static FileChange file(Spot spot, String path) {
    Migration there = spot.chain().rollbacks().get(spot.path());
    return there == null || !there.path().equals(path)
        ? new FileChange.CreateFile(path, script(spot))
        : new FileChange.EditFile(
            path, List.of(Edit.replace(0, there.text().length(), script(spot))));
  }

  private static FileChange section(Spot spot, Undo.Section section) {
    var sql = new StringBuilder();
    for (String statement : of(spot)) {
      boolean fenced = !section.begin().isEmpty() && hasInnerSemicolon(statement);
      sql.append(fenced ? section.begin() + "\n" : "").append(statement).append('\n');
      sql.append(fenced ? section.end() + "\n" : "");
    }
    String text = spot.text();
    Matcher header =
        Pattern.compile("(?im)^[ \t]*" + Pattern.quote(section.header()) + ".*$").matcher(text);
    Edit edit =
        header.find()
            ? Edit.replace(header.end(), text.length(), "\n" + sql)
            : Edit.insert(text.length(), "\n" + section.header() + "\n" + sql);
    return new FileChange.EditFile(spot.path(), List.of(returned(spot, edit)));
  }

  private static boolean hasInnerSemicolon(String statement) {
    int semicolon = statement.indexOf(';');
    return semicolon >= 0 && semicolon < statement.length() - 1;
  }

  private static FileChange comments(Spot spot, String prefix) {
    String sql =
        of(spot).stream()
            .flatMap(String::lines)
            .map(line -> prefix + line + "\n")
            .collect(Collectors.joining());
    String gap = spot.text().endsWith("\n") ? "" : "\n";
    Edit edit = Edit.insert(spot.text().length(), gap + sql);
    return new FileChange.EditFile(spot.path(), List.of(returned(spot, edit)));
  }

  private static Edit returned(Spot spot, Edit edit) {
    return new Edit(edit.span(), edit.newText().replace("\n", spot.newline()));
  }

  /** The rollback as a script of its own. */
  public static String script(Spot spot) {
    String name = spot.path().substring(spot.path().lastIndexOf('/') + 1);
    List<String> statements = of(spot);
    return statements.isEmpty()
        ? "-- %s changes nothing that a rollback could undo.\n".formatted(name)
        : "-- Undoes %s.\n%s\n".formatted(name, String.join("\n", statements));
  }

  /** The statements, each with its semicolon, and comments between them. */
  static List<String> of(Spot spot) {
    var passage = new Passage(spot);
    var steps = new ArrayList<>(spot.steps());
    Collections.reverse(steps);
    var all = new ArrayList<String>();
    for (Step step : steps) {
      all.addAll(inverse(passage, step));
    }
    return all;
  }

  private static List<String> inverse(Passage passage, Step step) {
    if (step.fails()) {
      return List.of("-- PostgreSQL rejects: " + Untraced.line(step));
    }
    var all = new Inverses(passage, step);
    boolean extension = step.writes().keySet().stream().anyMatch(Rollback::isExtension);
    step.writes().entrySet().stream()
        .filter(e -> !extension || isExtension(e.getKey()))
        .sorted(Map.Entry.comparingByKey((a, b) -> a.toString().compareTo(b.toString())))
        .forEach(e -> undo(all, e.getKey(), e.getValue().orElse(null)));
    new UndoWords(all).undo();
    Untraced.note(passage, step).ifPresent(all::note);
    return all.told();
  }

  private static boolean isExtension(Key key) {
    return key.space() == Space.EXTENSION;
  }

  private static void undo(Inverses all, Key key, @Nullable CatalogObject is) {
    CatalogObject was = all.before().get(key);
    switch (key.space()) {
      case RELATION -> new UndoRelation(all).undo((RelationEntry) was, (RelationEntry) is);
      case TYPE -> new UndoTypes(all).undo((PgType) was, (PgType) is);
      case ROUTINE -> new UndoRoutines(all).undo((Overloads) was, (Overloads) is);
      case POLICY, TRIGGER, RULE, PUBLISHED -> new UndoParts(all).undo(key, was, is);
      default -> new UndoOthers(all).undo(key, was, is);
    }
  }
}
