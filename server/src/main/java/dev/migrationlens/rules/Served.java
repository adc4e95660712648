package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Needs;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What several rules ask about relations that the API serves. */
final class Served {
  private Served() {}

  /** The chain's relations of these kinds that the API reads. */
  static List<Relation> of(SchemaCase schema, Relation.Kind kind) {
    return schema.supabase()
        ? schema.ownRelations().stream().filter(r -> r.kind() == kind && schema.serves(r)).toList()
        : List.of();
  }

  /** The relations that a view reads. */
  static List<Relation> readBy(Catalog end, Relation view) {
    var read = new ArrayList<Relation>();
    for (Catalog.Entry entry : end.scan(Space.NEEDS, Long.toString(view.id()))) {
      ((Needs) entry.value())
          .on().stream().map(end::relationById).filter(Objects::nonNull).forEach(read::add);
    }
    return read;
  }

  /** Takes the privileges of the API's users away, right after the relation is made. */
  static Fix revoke(SchemaCase schema, Step step, Relation relation) {
    Repair repair = schema.repair(step);
    String sql =
        Cures.like(step.text(), "revoke all on ")
            + Names.quote(relation.name())
            + Cures.like(step.text(), " from ")
            + "anon, authenticated;";
    return repair.suggest("Take it out of the API", repair.after(sql));
  }

  /** Reports a relation that should not be served, with the cure that takes it out. */
  static void report(SchemaCase schema, Relation relation, String message) {
    Step step = schema.step(relation.origin());
    boolean named =
        step != null && relation.origin().span().of(step.text()).contains(relation.name());
    Fix[] cures = named ? new Fix[] {revoke(schema, step, relation)} : new Fix[0];
    schema.report(relation.origin(), message, cures);
  }

  static boolean isUsers(Relation relation) {
    return relation.key().equals(Key.relation("auth", "users"));
  }
}
