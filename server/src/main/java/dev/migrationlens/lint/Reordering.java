package dev.migrationlens.lint;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.GrantStatement;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.ObjectStatement;
import dev.migrationlens.syntax.ast.PolicyStatement;
import dev.migrationlens.syntax.ast.PublicationStatement;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.SchemaStatement;
import dev.migrationlens.syntax.ast.SequenceStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import dev.migrationlens.syntax.ast.TriggerStatement;
import dev.migrationlens.syntax.ast.TypeStatement;
import dev.migrationlens.syntax.ast.ViewStatement;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file's statements by kind: types, tables, constraints, indexes, routines and triggers, grants,
 * row-level security, policies, publications; each as early as what it needs allows. Comments stay
 * with the statements below them.
 */
public final class Reordering {
  private static final int MOST = 400;

  private Reordering() {}

  /** The sections of a file, in order. */
  public enum Section {
    DROPS("drops"),
    SCHEMAS("schemas and extensions"),
    TYPES("types"),
    TABLES("tables"),
    CONSTRAINTS("constraints"),
    INDEXES("indexes"),
    ROUTINES("views, functions and triggers"),
    GRANTS("grants"),
    ROW_SECURITY("row-level security"),
    POLICIES("policies"),
    PUBLICATIONS("publications");

    private final String words;

    Section(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** The section a statement belongs to; empty for what must stay where it is. */
  public static Optional<Section> section(Statement statement) {
    return Optional.ofNullable(
        switch (statement) {
          case ObjectStatement.Drop drop -> drop(drop.kind());
          case ObjectStatement.Comment comment -> comment(comment.target().kind());
          case SchemaStatement.CreateSchema created -> Section.SCHEMAS;
          case SchemaStatement.CreateExtension created -> Section.SCHEMAS;
          case TypeStatement type -> Section.TYPES;
          case SequenceStatement sequence -> Section.TYPES;
          case TableStatement.Alter alter -> altered(alter);
          case TableStatement.CreateTable created -> Section.TABLES;
          case TableStatement.CreateTableAs created -> Section.TABLES;
          case IndexStatement.CreateIndex index -> index.concurrently() ? null : Section.INDEXES;
          case ViewStatement.CreateView view -> Section.ROUTINES;
          case ViewStatement.CreateMaterializedView view -> Section.ROUTINES;
          case RoutineStatement.CreateRoutine routine -> Section.ROUTINES;
          case TriggerStatement trigger -> Section.ROUTINES;
          case GrantStatement grant -> Section.GRANTS;
          case PolicyStatement policy -> Section.POLICIES;
          case PublicationStatement publication -> Section.PUBLICATIONS;
          default -> null;
        });
  }

  /** A policy that is dropped is dropped to make room for another. */
  private static Section drop(ObjectKind kind) {
    return switch (kind) {
      case POLICY -> Section.POLICIES;
      case TRIGGER -> Section.ROUTINES;
      default -> Section.DROPS;
    };
  }

  private static Section comment(ObjectKind kind) {
    return switch (kind) {
      case TABLE, COLUMN, FOREIGN_TABLE -> Section.TABLES;
      case TYPE, DOMAIN, SEQUENCE -> Section.TYPES;
      case SCHEMA, EXTENSION -> Section.SCHEMAS;
      case CONSTRAINT -> Section.CONSTRAINTS;
      case INDEX -> Section.INDEXES;
      case POLICY -> Section.POLICIES;
      default -> Section.ROUTINES;
    };
  }

  private static Section altered(TableStatement.Alter alter) {
    if (alter.actions().stream().allMatch(AlterAction.RowSecurity.class::isInstance)) {
      return Section.ROW_SECURITY;
    }
    boolean constraints =
        alter.actions().stream()
            .allMatch(
                a ->
                    a instanceof AlterAction.AddConstraint
                        || a instanceof AlterAction.ValidateConstraint
                        || a instanceof AlterAction.DropConstraint);
    return constraints ? Section.CONSTRAINTS : Section.TABLES;
  }

  /** A statement, its section, and the text that moves with it. */
  private record Part(Step step, Section section, int start, int end) {}

  /** The edit that sorts the file; empty where it is sorted as far as it can be. */
  public static Optional<List<Edit>> of(Replay replay, String path) {
    var edits = new ArrayList<Edit>();
    var run = new ArrayList<Part>();
    int end = 0;
    for (Step step : replay.steps(path)) {
      if (step.text().isEmpty()) {
        continue;
      }
      Repair repair = Repair.of(replay, step);
      int start = run.isEmpty() ? repair.withComments().start() : end;
      end = repair.withComments().end();
      Optional<Section> section =
          step.parsed() == null || step.parsed().broken()
              ? Optional.empty()
              : section(step.parsed().statement());
      if (section.isPresent()) {
        run.add(new Part(step, section.get(), start, end));
      } else {
        sort(replay, run, edits);
        run.clear();
      }
    }
    sort(replay, run, edits);
    return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
  }

  private static void sort(Replay replay, List<Part> run, List<Edit> edits) {
    List<Part> sorted = run.size() > MOST ? run : sorted(replay, run);
    if (sorted.equals(run)) {
      return;
    }
    Repair repair = Repair.of(replay, run.get(0).step());
    String text = repair.text();
    var out = new StringBuilder();
    for (Part part : sorted) {
      String own = text.substring(part.start(), part.end());
      boolean closed =
          Repair.of(replay, part.step()).endWithSemicolon() > part.step().slice().end();
      String whole = closed ? own : own.stripTrailing() + ";";
      boolean first = out.isEmpty();
      String body = first ? withoutLeadingLines(whole) : whole;
      boolean gap = !first && !body.startsWith("\n") && !body.startsWith("\r");
      boolean changes =
          !first
              && sorted.indexOf(part) > 0
              && sorted.get(sorted.indexOf(part) - 1).section() != part.section();
      out.append(gap && changes ? repair.newline() : "").append(body);
      out.append(body.endsWith("\n") ? "" : repair.newline());
    }
    int start = run.get(0).start();
    int end = run.get(run.size() - 1).end();
    edits.add(Edit.replace(start, end, out.toString()));
  }

  private static String withoutLeadingLines(String text) {
    int at = 0;
    for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
      at = text.charAt(i) == '\n' ? i + 1 : at;
    }
    return text.substring(at);
  }

  /** Always the part of the lowest section whose predecessors are all placed. */
  private static List<Part> sorted(Replay replay, List<Part> run) {
    var left = new ArrayList<>(run);
    var sorted = new ArrayList<Part>();
    while (!left.isEmpty()) {
      Part next = left.get(0);
      for (int i = 1; i < left.size(); i++) {
        Part candidate = left.get(i);
        if (candidate.section().compareTo(next.section()) < 0
            && left.subList(0, i).stream().noneMatch(p -> conflicts(replay, p, candidate))) {
          next = candidate;
        }
      }
      left.remove(next);
      sorted.add(next);
    }
    return sorted;
  }

  /** Whether two statements may mean something else the other way round. */
  private static boolean conflicts(Replay replay, Part first, Part second) {
    Set<Key> made = writes(replay, first, second);
    Set<Key> changed = writes(replay, second, first);
    return isDrop(second)
        || touches(second.step(), made)
        || touches(first.step(), changed)
        || made.stream().anyMatch(changed::contains)
        || second.step().relies().contains(first.step().id());
  }

  /** What is dropped was needed until then, by more than the catalog tells. */
  private static boolean isDrop(Part part) {
    return part.step().parsed() != null
        && part.step().parsed().statement() instanceof ObjectStatement.Drop;
  }

  private static boolean touches(Step step, Set<Key> keys) {
    return keys.stream()
        .anyMatch(
            k ->
                step.reads().keys().contains(k)
                    || step.reads().scans().stream()
                        .anyMatch(s -> s.space() == k.space() && s.parent().equals(k.parent())));
  }

  /** What a statement writes that another of that section may care for. */
  private static Set<Key> writes(Replay replay, Part part, Part other) {
    var keys = new HashSet<Key>();
    for (Key key : part.step().writes().keySet()) {
      boolean own =
          key.space() == Space.SESSION
              || key.space() == Space.DEPENDENT
              || key.space() == Space.NEEDS
              || key.space() == Space.UNCERTAIN;
      boolean soft = isIndifferent(other) || part.section() == Section.ROW_SECURITY;
      if (!own && !(soft && isSoft(replay, part.step(), key))) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** Indexes, policies and their like do not care for a table's constraints and flags. */
  private static boolean isIndifferent(Part part) {
    return switch (part.section()) {
      case INDEXES, GRANTS, ROW_SECURITY, POLICIES, PUBLICATIONS -> true;
      default ->
          part.step().parsed() != null
              && (part.step().parsed().statement() instanceof TriggerStatement
                  || part.step().parsed().statement() instanceof ObjectStatement.Comment);
    };
  }

  /** A table keeps its name and columns, and gets or loses only what hangs on it. */
  private static boolean isSoft(Replay replay, Step step, Key key) {
    return key.space() == Space.RELATION
        && replay.before(step).get(key) instanceof Relation was
        && replay.after(step).get(key) instanceof Relation is
        && was.columns().equals(is.columns());
  }
}
