package dev.migrationlens.replay;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Draft;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.effect.Evaluation;
import dev.migrationlens.effect.PreparedStatements;
import dev.migrationlens.effect.Savepoints;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.syntax.ast.TransactionStatement.Verb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ROLLBACK: what the transaction wrote was never there. */
final class Rollbacks {
  private Rollbacks() {}

  /** Whether the step takes back what others of its file did. */
  static boolean is(Step step) {
    // Asked of every step, most of which nobody needs to have parsed by then.
    return startsWithAny(step.text(), "rollback", "abort", "release")
        && step.parsed() != null
        && step.parsed().statement() instanceof TransactionStatement.Control control
        && (control.verb() == Verb.ROLLBACK
            || control.verb() == Verb.ROLLBACK_TO
            || control.verb() == Verb.RELEASE);
  }

  private static boolean startsWithAny(String text, String... words) {
    for (String word : words) {
      if (text.regionMatches(true, 0, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  static void apply(
      Evaluation evaluation, TransactionStatement.Control control, Step step, List<Step> file) {
    Savepoints.require(evaluation, control, controls(file.subList(0, file.indexOf(step))));
    if (control.verb() != Verb.ROLLBACK && control.verb() != Verb.ROLLBACK_TO) {
      return;
    }
    int end = file.indexOf(step);
    int start = start(file, end, control.verb(), control.name());
    if (start < 0) {
      return;
    }
    Draft db = evaluation.database();
    Catalog before = db.timeline().before(file.get(start).moment());
    for (Step undone : file.subList(start, end)) {
      for (Key key : undone.writes().keySet()) {
        boolean taken = control.verb() == Verb.ROLLBACK || !key.name().equals("transaction");
        if (taken && !PreparedStatements.keeps(key)) {
          restore(db, before, key);
        }
      }
    }
  }

  private static List<TransactionStatement.Control> controls(List<Step> steps) {
    return steps.stream()
        .map(s -> s.parsed() == null ? null : s.parsed().statement())
        .filter(TransactionStatement.Control.class::isInstance)
        .map(TransactionStatement.Control.class::cast)
        .toList();
  }

  private static void restore(Draft db, Catalog before, Key key) {
    db.get(key);
    CatalogObject was = before.get(key);
    if (was == null) {
      db.remove(key);
    } else {
      db.put(key, was);
    }
  }

  /** The step that began what is rolled back, -1 where this file has none. */
  private static int start(List<Step> file, int end, Verb verb, @Nullable Ident name) {
    for (int i = end - 1; i > 0; i--) {
      var parsed = file.get(i).parsed();
      if (parsed == null || !(parsed.statement() instanceof TransactionStatement.Control c)) {
        continue;
      }
      if (verb == Verb.ROLLBACK && c.verb() == Verb.BEGIN) {
        return i;
      }
      if (verb == Verb.ROLLBACK && (c.verb() == Verb.COMMIT || c.verb() == Verb.ROLLBACK)) {
        return -1;
      }
      boolean named = name != null && c.name() != null && name.text().equals(c.name().text());
      if (verb == Verb.ROLLBACK_TO && c.verb() == Verb.SAVEPOINT && named) {
        return i;
      }
    }
    return -1;
  }
}
