package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DROP of every kind of object. */
final class DropStatements {
  private DropStatements() {}

  static void drop(Evaluation e, Drop drop) {
    if (drop.kind() == ObjectKind.DATABASE || drop.kind() == ObjectKind.TABLESPACE) {
      String words = drop.kind() == ObjectKind.DATABASE ? "DROP DATABASE" : "DROP TABLESPACE";
      Transactions.refuseInBlock(e, words, drop);
    }
    if (drop.concurrently()) {
      Transactions.refuseInBlock(e, "DROP INDEX CONCURRENTLY", drop);
    }
    switch (drop.kind()) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX -> relations(e, drop);
      case TYPE, DOMAIN -> drop.targets().forEach(t -> type(e, drop, t));
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
          drop.targets().forEach(t -> routine(e, drop, t));
      case POLICY -> drop.targets().forEach(t -> onTable(e, drop, t, Space.POLICY));
      case TRIGGER -> drop.targets().forEach(t -> onTable(e, drop, t, Space.TRIGGER));
      case RULE -> drop.targets().forEach(t -> onTable(e, drop, t, Space.RULE));
      case SCHEMA -> drop.targets().forEach(t -> schema(e, drop, t));
      case EXTENSION -> drop.targets().forEach(t -> extension(e, drop, t));
      case CAST -> drop.targets().forEach(t -> OperatorStatements.dropCast(e, drop, t));
      case OPERATOR -> drop.targets().forEach(t -> OperatorStatements.dropOperator(e, drop, t));
      default -> drop.targets().forEach(t -> Others.drop(e, drop, t));
    }
  }

  private static void relations(Evaluation e, Drop drop) {
    var found = new ArrayList<RelationEntry>();
    var at = new ArrayList<Target>();
    for (Target target : drop.targets()) {
      RelationEntry entry = Lookup.entry(e, target.name());
      if (entry == null) {
        missingRelation(e, drop, target);
        continue;
      }
      e.relyOn(entry.origin());
      if (!kindFits(drop.kind(), entry)) {
        e.report(
            Problem.of(
                    "relation-kind-differs",
                    SqlState.WRONG_OBJECT_TYPE,
                    "`"
                        + target.name().qualified()
                        + "` is a "
                        + entry.kindWords()
                        + ", not a "
                        + drop.kind().words(),
                    target.name().span())
                .with(Map.of("kind", entry.kindWords())));
        continue;
      }
      found.add(entry);
      at.add(target);
    }
    var tables =
        found.stream().filter(Relation.class::isInstance).map(Relation.class::cast).toList();
    Set<Long> going = Drops.withChildren(e, tables);
    for (int i = 0; i < found.size(); i++) {
      dropEntry(e, drop, at.get(i), found.get(i), going);
    }
  }

  private static void dropEntry(
      Evaluation e, Drop drop, Target target, RelationEntry entry, Set<Long> going) {
    switch (entry) {
      case Relation relation -> {
        boolean refused =
            Drops.refused(
                e,
                "`" + relation.name() + "`",
                relation.id(),
                going,
                drop.cascade(),
                target.name());
        if (!refused) {
          Drops.relation(e, relation);
        }
      }
      case Index index -> {
        if (index.constraint() != null) {
          if (e.uncertain("constraint", index.constraint())) {
            return;
          }
          e.report(
              Problem.of(
                  "still-needed",
                  SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                  "constraint `" + index.constraint() + "` needs index `" + index.name() + "`",
                  target.name().span()));
          return;
        }
        if (!AlterConstraints.needsIndex(e, index, drop.cascade(), target.name())) {
          Indexes.remove(e, index);
        }
      }
    }
  }

  private static boolean kindFits(ObjectKind kind, RelationEntry entry) {
    return switch (entry) {
      case Index index -> kind == ObjectKind.INDEX;
      case Relation relation ->
          switch (kind) {
            case TABLE -> relation.kind().isTable();
            case VIEW -> relation.kind() == Relation.Kind.VIEW;
            case MATERIALIZED_VIEW -> relation.kind() == Relation.Kind.MATERIALIZED_VIEW;
            case FOREIGN_TABLE -> relation.kind() == Relation.Kind.FOREIGN_TABLE;
            case SEQUENCE -> relation.kind() == Relation.Kind.SEQUENCE;
            default -> false;
          };
    };
  }

  private static void missingRelation(Evaluation e, Drop drop, Target target) {
    if (drop.ifExists()) {
      return;
    }
    if (Lookup.reportMissingSchema(e, target.name().schema())
        || Lookup.mayExist(e, "relation", target.name())) {
      return;
    }
    boolean table = drop.kind() != ObjectKind.INDEX;
    SqlState state =
        switch (drop.kind()) {
          case INDEX, FOREIGN_TABLE -> SqlState.UNDEFINED_OBJECT;
          default -> SqlState.UNDEFINED_TABLE;
        };
    missing(
        e,
        target.name(),
        Sought.What.RELATION,
        drop.kind().words(),
        state,
        table ? "missing-relation" : "missing-object");
  }

  /** Reports an object with a name of its own that is not there. */
  static void missing(
      Evaluation e, ObjectName name, Sought.What what, String words, SqlState state, String rule) {
    Ident schema = name.schema();
    e.report(
        new Problem(
            rule,
            state,
            words + " `" + name.qualified() + "` does not exist",
            name.span(),
            new Sought(
                what,
                schema == null ? null : schema.text(),
                what == Sought.What.EXTENSION ? List.of("") : Lookup.places(e, name),
                name.name(),
                List.of()),
            Map.of()));
  }

  private static void type(Evaluation e, Drop drop, Target target) {
    PgType found = findType(e, target.name());
    if (found == null && Lookup.entry(e, target.name()) instanceof Relation row) {
      refuseRow(e, row, target);
    } else if (found == null) {
      boolean builtIn =
          target.name().schema() == null
              && e.types().inSchema("pg_catalog", target.name().name()) != null;
      if (!drop.ifExists()
          && !builtIn
          && !Lookup.reportMissingSchema(e, target.name().schema())
          && !Lookup.mayExist(e, "type", target.name())) {
        missing(
            e, target.name(), Sought.What.TYPE, "type", SqlState.UNDEFINED_OBJECT, "missing-type");
      }
    }
    if (found == null) {
      return;
    }
    e.relyOn(found.origin());
    if (drop.kind() == ObjectKind.DOMAIN && found.kind() != PgType.Kind.DOMAIN) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + found.name() + "` is not a domain",
          target.name());
    }
    Tables.forgetColumnsOfOtherTypes(e, found);
    if (Drops.refused(
        e, "type `" + found.name() + "`", found.id(), Set.of(), drop.cascade(), target.name())) {
      return;
    }
    e.db.remove(found.key());
    Drops.cascade(e, found.id());
  }

  /** The type of a relation's rows goes with the relation. */
  private static void refuseRow(Evaluation e, Relation row, Target target) {
    boolean typed = row.kind() != Relation.Kind.SEQUENCE && row.kind() != Relation.Kind.COMPOSITE;
    if (typed) {
      e.relyOn(row.origin());
      e.error(
          "still-needed",
          SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
          row.kindWords() + " `" + row.name() + "` needs the type of its rows",
          target.name());
    }
  }

  static @Nullable PgType findType(Evaluation e, ObjectName name) {
    for (String schema : Lookup.places(e, name)) {
      PgType type = e.db.type(schema, name.name());
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  private static void routine(Evaluation e, Drop drop, Target target) {
    Routine found = RoutineLookup.named(e, drop.kind(), target, drop.ifExists());
    if (RoutineLookup.refusesAggregate(e, found, drop.kind(), target.name())) {
      return;
    }
    if (found == null) {
      // One whose types are not known may have been meant.
      if (RoutineLookup.visible(e, target.name()).stream().anyMatch(DropStatements::isVague)) {
        Uncertain.mark(e, "routine", target.name().name());
      }
      return;
    }
    e.relyOn(found.origin());
    if (found.id() == 0) {
      e.error(
          "still-needed",
          SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
          "`" + found.name() + "` belongs to PostgreSQL itself",
          target.name());
      return;
    }
    if (!Drops.refused(
        e,
        "function `" + found.name() + "`",
        found.id(),
        Set.of(),
        drop.cascade(),
        target.name())) {
      Drops.routine(e, found);
    }
  }

  private static boolean isVague(Routine routine) {
    return routine.inputTypes().stream().anyMatch(SqlType::isUnsure);
  }

  private static void onTable(Evaluation e, Drop drop, Target target, Space space) {
    ObjectName on = target.on();
    if (on == null) {
      return;
    }
    RelationEntry entry = Lookup.entry(e, on);
    if (entry == null) {
      if (!drop.ifExists()) {
        Lookup.relation(e, on);
      }
      return;
    }
    e.relyOn(entry.origin());
    Key key = Key.of(space, entry.id(), target.name().name());
    CatalogObject found = e.db.get(key);
    if (found != null) {
      e.relyOnPart(found);
      e.db.remove(key);
      return;
    }
    if (!drop.ifExists() && mayReport(e, entry, drop.kind(), target)) {
      missingOn(e, target, entry, space, drop.kind().words());
    }
  }

  private static boolean mayReport(
      Evaluation e, RelationEntry entry, ObjectKind kind, Target target) {
    boolean complete = entry instanceof Relation relation && relation.complete();
    return complete && !e.mayBeThere(kind.words(), target.name().name());
  }

  /** Reports a policy, trigger or rule that its table does not have. */
  static void missingOn(
      Evaluation e, Target target, RelationEntry entry, Space space, String words) {
    Sought.What what =
        switch (space) {
          case POLICY -> Sought.What.POLICY;
          case TRIGGER -> Sought.What.TRIGGER;
          default -> Sought.What.RULE;
        };
    e.report(
        new Problem(
            "missing-object",
            SqlState.UNDEFINED_OBJECT,
            words
                + " `"
                + target.name().name()
                + "` for table `"
                + entry.name()
                + "` does not exist",
            target.name().span(),
            new Sought(
                what,
                entry.name(),
                List.of(Long.toString(entry.id())),
                target.name().name(),
                e.db.scan(space, Long.toString(entry.id())).stream()
                    .map(x -> x.key().name())
                    .toList()),
            Map.of()));
  }

  private static void schema(Evaluation e, Drop drop, Target target) {
    String name = target.name().name();
    SchemaObject found = e.db.schema(name);
    if (found == null) {
      if (!drop.ifExists()) {
        Lookup.reportMissingSchema(e, target.name().last());
      }
      return;
    }
    e.relyOn(found.origin());
    Schemas.drop(e, found, drop.cascade(), target.name());
  }

  private static void extension(Evaluation e, Drop drop, Target target) {
    String name = target.name().name();
    Key key = Key.of(Space.EXTENSION, name);
    if (e.db.get(key) instanceof ExtensionObject found) {
      e.relyOn(found.origin());
      if (!Drops.refused(
          e, "extension `" + name + "`", found.id(), Set.of(), drop.cascade(), target.name())) {
        Extensions.drop(e, found);
      }
      return;
    }
    if (!drop.ifExists() && !e.mayBeThere("extension", name)) {
      missing(
          e,
          target.name(),
          Sought.What.EXTENSION,
          "extension",
          SqlState.UNDEFINED_OBJECT,
          "missing-object");
    }
  }
}
