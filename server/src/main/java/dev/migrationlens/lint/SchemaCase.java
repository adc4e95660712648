package dev.migrationlens.lint;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database at the end of the chain; what is said of an object is said where it was made. */
public final class SchemaCase {
  private final Replay replay;
  private final ChainFiles files;
  private final boolean supabase;
  private final @Nullable LiveCase live;
  private final List<Report> reports = new ArrayList<>();

  /** What a rule said of the object that a step made. */
  record Report(Step step, Origin origin, String message, List<Fix> fixes) {}

  SchemaCase(Replay replay, ChainFiles files, LintOptions options) {
    this.replay = replay;
    this.files = files;
    this.supabase = options.supabase();
    this.live = options.live() == null ? null : new LiveCase(replay, options.live());
  }

  public Replay replay() {
    return replay;
  }

  public ChainFiles files() {
    return files;
  }

  /** Whether the schema is served to browsers by row-level security. */
  public boolean supabase() {
    return supabase;
  }

  /** The chain beside a real database, where one is known. */
  public @Nullable LiveCase live() {
    return live;
  }

  public Catalog end() {
    return replay.end();
  }

  /** Every relation that the chain itself made and that is still there. */
  public List<Relation> ownRelations() {
    var own = new ArrayList<Relation>();
    for (String schema : replay.timeline().parentsEver(Space.RELATION)) {
      for (Relation relation : end().relations(schema)) {
        if (step(relation.origin()) != null) {
          own.add(relation);
        }
      }
    }
    return own;
  }

  /** The chain's step behind an origin; null for what was there before. */
  public @Nullable Step step(Origin origin) {
    Step step = replay.step(origin.step());
    return step == null || step.moment() < 0 ? null : step;
  }

  /** An editor for the statement that made an object. */
  public Repair repair(Step step) {
    return Repair.of(replay, step);
  }

  public void report(Origin origin, String message, Fix... fixes) {
    Step step = step(origin);
    if (step != null) {
      reports.add(new Report(step, origin, message, List.of(fixes)));
    }
  }

  List<Report> takeReports() {
    var taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }
}
