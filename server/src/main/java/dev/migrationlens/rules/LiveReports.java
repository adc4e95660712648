package dev.migrationlens.rules;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.LiveCase;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.FileState;
import dev.migrationlens.text.Span;
import java.util.Set;

/** How findings about a real database are placed and worded. */
final class LiveReports {
  private LiveReports() {}

  /** Said of a whole file, at the first line of its first statement. */
  static void ofFile(
      SchemaCase schema, LiveCase live, Migration migration, String message, Fix... fixes) {
    Step step = live.first(migration);
    if (step != null) {
      int end = step.text().indexOf('\n');
      int length = end < 0 ? step.text().length() : end;
      String line = step.text().substring(0, length).stripTrailing();
      schema.report(new Origin(step.id(), new Span(0, line.length())), message, fixes);
    }
  }

  /** Adds that the ledger believes otherwise. */
  static String although(SchemaCase schema, LiveCase live, Origin origin) {
    Step step = schema.step(origin);
    return step != null && live.live().state(step.path()).ran()
        ? ", although its migration is recorded as applied"
        : "";
  }

  /** What a pending statement would meet, for the codes of one rule. */
  static void rejected(SchemaCase schema, LiveCase live, Set<String> codes) {
    for (LiveCase.Rejected each : live.rejected()) {
      var state = each.problem().state();
      if (state != null && codes.contains(state.code())) {
        schema.report(
            new Origin(each.step().id(), each.problem().span()),
            "PostgreSQL will reject this in " + live.words() + ": " + each.problem().message());
      }
    }
  }

  static void ofState(SchemaCase schema, FileState state, String message) {
    LiveCase live = schema.live();
    if (live != null) {
      live.files(state).forEach(m -> ofFile(schema, live, m, message.formatted(live.words())));
    }
  }
}
