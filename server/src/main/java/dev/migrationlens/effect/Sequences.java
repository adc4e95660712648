package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Needs;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.SequenceStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequences: by statement, and those behind serial and identity columns. */
final class Sequences {
  private Sequences() {}

  static void apply(Evaluation e, SequenceStatement statement) {
    switch (statement) {
      case SequenceStatement.CreateSequence create -> create(e, create);
      case SequenceStatement.AlterSequence alter -> alter(e, alter);
    }
  }

  private static void create(Evaluation e, SequenceStatement.CreateSequence create) {
    String schema = Created.schema(e, create.name());
    if (Created.relationTaken(e, schema, create.name(), create.ifNotExists())) {
      return;
    }
    Relation made = sequence(e, schema, create.name().name(), e.origin(create.name().last()));
    Created.put(e, made.key(), made.id(), made);
    if (create.ownedBy() != null) {
      ownedBy(e, made, create.ownedBy());
    }
  }

  private static void alter(Evaluation e, SequenceStatement.AlterSequence alter) {
    RelationEntry found = Lookup.entry(e, alter.name());
    if (found == null) {
      if (!alter.ifExists()) {
        Lookup.relation(e, alter.name());
      }
      return;
    }
    e.relyOn(found.origin());
    if (!(found instanceof Relation sequence) || sequence.kind() != Relation.Kind.SEQUENCE) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + alter.name().qualified() + "` is a " + found.kindWords() + ", not a sequence",
          alter.name());
      return;
    }
    if (alter.ownedBy() != null) {
      ownedBy(e, sequence, alter.ownedBy());
    }
  }

  private static void ownedBy(Evaluation e, Relation sequence, ObjectName target) {
    List<Ident> parts = target.parts();
    if (parts.size() < 2) {
      return;
    }
    Relation table = Lookup.relation(e, new ObjectName(parts.subList(0, parts.size() - 1)));
    if (table == null) {
      return;
    }
    Column column = Lookup.column(e, table, target.last());
    if (column != null) {
      follow(e, table, column, sequence);
    }
  }

  private static void follow(Evaluation e, Relation table, Column column, Relation sequence) {
    Key owner = Key.of(Space.NEEDS, sequence.id(), "owner");
    if (e.db.get(owner) instanceof Needs before) {
      for (long old : before.on()) {
        e.db.remove(Dependency.key(old, sequence.id(), new Part.Whole("")));
      }
    }
    e.db.put(owner, new Needs(List.of(table.id())));
    Uses.follow(
        e,
        table.id(),
        sequence.key(),
        sequence.id(),
        "sequence " + sequence.name(),
        List.of(column.number()));
  }

  /** The sequence behind a serial or identity column, under PostgreSQL's name for it. */
  static void own(Evaluation e, Relation table, Column column) {
    own(e, table, column, null);
  }

  /** Likewise, under a name that may be written. */
  static void own(Evaluation e, Relation table, Column column, @Nullable String written) {
    String name =
        written != null
            ? written
            : AutoNames.free(
                table.name(),
                column.name(),
                "seq",
                n -> e.db.relationEntry(table.schema(), n) != null);
    Relation made = sequence(e, table.schema(), name, column.origin());
    Created.put(e, made.key(), made.id(), made);
    follow(e, table, column, made);
    Part part =
        column.generation().identity()
            ? new Part.GenerationOf(column.number())
            : new Part.DefaultOf(column.number());
    var uses = new Uses();
    uses.object(made.id());
    uses.record(e, table.key(), table.id(), part);
  }

  /** The sequence that goes with a column, if there is one. */
  static @Nullable Relation behind(Evaluation e, Relation table, Column column) {
    for (var dependency : e.db.dependents(table.id())) {
      if (dependency.columns().contains(column.number())
          && e.db.byId(dependency.id()) instanceof Relation relation
          && relation.kind() == Relation.Kind.SEQUENCE) {
        return relation;
      }
    }
    return null;
  }

  private static Relation sequence(Evaluation e, String schema, String name, Origin origin) {
    List<Column> columns =
        List.of(
            column(1, "last_value", SqlType.INT8),
            column(2, "log_cnt", SqlType.INT8),
            column(3, "is_called", SqlType.BOOL));
    return new Relation(
        e.db.newId(),
        schema,
        name,
        Relation.Kind.SEQUENCE,
        columns,
        3,
        List.of(),
        List.of(),
        Relation.Traits.PLAIN,
        true,
        origin);
  }

  private static Column column(int number, String name, SqlType type) {
    return new Column(number, name, type, true, null, Column.Generation.NONE, false, Origin.BEFORE);
  }
}
