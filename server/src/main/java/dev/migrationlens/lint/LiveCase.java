package dev.migrationlens.lint;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Start;
import dev.migrationlens.effect.Problem;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.Difference;
import dev.migrationlens.schema.FileState;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.StatementSplitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A chain beside a real database: what each believes, as far as the chain was applied there. */
public final class LiveCase {
  private final Replay replay;
  private final LiveSchema live;
  private @Nullable List<Difference> differences;
  private @Nullable List<Rejected> rejected;

  /** What the real database has against a pending statement that the chain alone allows. */
  public record Rejected(Step step, Problem problem) {}

  public LiveCase(Replay replay, LiveSchema live) {
    this.replay = replay;
    this.live = live;
  }

  public LiveSchema live() {
    return live;
  }

  public String words() {
    return live.words();
  }

  /** The files of one state, in order. */
  public List<Migration> files(FileState state) {
    return replay.migrations().stream().filter(m -> live.state(m.path()) == state).toList();
  }

  /** The last file that ran, or the last of all where nothing is known. */
  public @Nullable Migration lastApplied() {
    Migration last = null;
    for (Migration migration : replay.migrations()) {
      FileState state = live.state(migration.path());
      last = state.ran() || state == FileState.UNKNOWN ? migration : last;
    }
    return last;
  }

  /** The first statement of a file. */
  public @Nullable Step first(Migration migration) {
    List<Step> steps = replay.steps(migration.path());
    return steps.size() < 2 ? null : steps.get(1);
  }

  /** What has yet to run, wherever in the chain it stands. */
  private List<Migration> pending() {
    return replay.migrations().stream().filter(m -> isPending(live.state(m.path()))).toList();
  }

  private static boolean isPending(FileState state) {
    return state == FileState.PENDING || state == FileState.FAILED;
  }

  /** The chain's database, as far as the files ran, beside the real one. */
  public List<Difference> differences() {
    List<Difference> known = differences;
    if (known == null) {
      List<Migration> pending = pending();
      if (pending.isEmpty()) {
        known = compared(replay.end());
      } else {
        Migration first = pending.get(0);
        known = compared(replay.before(replay.steps(first.path()).get(0)));
        List<Migration> all = replay.migrations();
        boolean later =
            all.subList(all.indexOf(first), all.size()).stream()
                .anyMatch(m -> !isPending(live.state(m.path())));
        known = later ? agreed(known, compared(replay.end())) : known;
      }
      differences = known;
    }
    return known;
  }

  private List<Difference> compared(Catalog chain) {
    Contents there = live.contents().besides(replay.timeline().before(0));
    return Comparison.of(Contents.of(chain, this::isOwn), there);
  }

  /**
   * Where later files ran before a pending one, the chain passes through no state that is wanted:
   * only what is different with the pending files and without them is a difference.
   */
  private List<Difference> agreed(List<Difference> before, List<Difference> after) {
    Set<String> early = new HashSet<>();
    before.forEach(d -> early.add(sort(d) + d.thing()));
    return after.stream().filter(d -> early.contains(sort(d) + d.thing()) || isMissed(d)).toList();
  }

  private static String sort(Difference difference) {
    return switch (difference) {
      case Difference.OnlyLeft only -> "-";
      case Difference.OnlyRight only -> "+";
      case Difference.Changed changed -> "~";
    };
  }

  /** Made by a file that ran, and not there. */
  private boolean isMissed(Difference difference) {
    Step step = replay.step(difference.thing().origin().step());
    return difference instanceof Difference.OnlyLeft
        && step != null
        && live.state(step.path()).ran();
  }

  private boolean isOwn(Origin origin) {
    Step step = replay.step(origin.step());
    return step != null && step.moment() > 0;
  }

  /** The pending statements, run in thought on the real database. */
  public List<Rejected> rejected() {
    List<Rejected> known = rejected;
    if (known == null) {
      known = pending().isEmpty() ? List.of() : run(pending());
      rejected = known;
    }
    return known;
  }

  private List<Rejected> run(List<Migration> pending) {
    Replay there = Replay.of(pending, setup());
    var found = new ArrayList<Rejected>();
    for (Migration migration : pending) {
      List<Step> ours = replay.steps(migration.path());
      List<Step> theirs = there.steps(migration.path());
      for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
        for (Problem problem : theirs.get(i).outcome().problems()) {
          if (problem.state() != null
              && ours.get(i).outcome().problems().stream()
                  .noneMatch(p -> p.span().equals(problem.span()))) {
            found.add(new Rejected(ours.get(i), problem));
          }
        }
      }
    }
    return found;
  }

  /** What extensions brought is made again by them: operators and casts are not read. */
  private Replay.Setup setup() {
    var extensions = live.contents().extensions();
    Set<Origin> brought = new HashSet<>();
    extensions.forEach(x -> brought.add(x.origin()));
    var start = new ArrayList<Catalog.Entry>();
    live.contents()
        .catalog()
        .each(
            entry -> {
              if (!brought.contains(origin(entry)) && entry.key().space() != Space.SESSION) {
                start.add(entry);
              }
            });
    var sql = new StringBuilder();
    for (ExtensionObject extension : extensions) {
      sql.append("create extension if not exists ").append(Names.quote(extension.name()));
      sql.append(" with schema ").append(Names.quote(extension.schema())).append(";\n");
    }
    var prelude =
        new Migration(
            "<extensions>",
            "",
            sql.toString(),
            StatementSplitter.split(sql.toString()),
            List.of(),
            Migration.TransactionMode.AUTOCOMMIT,
            Migration.Runner.DRIVER);
    var setup = replay.setup();
    return new Replay.Setup(setup.version(), List.of(prelude), setup.searchPath(), Start.of(start));
  }

  private static Origin origin(Catalog.Entry entry) {
    return switch (entry.value()) {
      case Relation relation -> relation.origin();
      case Index index -> index.origin();
      case PgType type -> type.origin();
      case Overloads overloads -> overloads.routines().get(0).origin();
      case ExtensionObject extension -> extension.origin();
      case NamedObject named -> named.origin();
      default -> Origin.BEFORE;
    };
  }
}
