package dev.migrationlens.schema;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.Names;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A sequence that goes with a column. */
record OwnSequence(Relation sequence, Relation table, Column owner) {
  /** What the default of a serial column is called where its sequence is named after it. */
  private static final String SERIAL = "nextval";

  private static final int LONGEST = 63;

  /** Null where the sequence is nobody's. */
  static @Nullable OwnSequence of(Contents contents, Relation sequence) {
    for (Relation table : contents.relations()) {
      for (Dependency needs : contents.catalog().dependents(table.id())) {
        Column column =
            needs.id() == sequence.id() && needs.kind() == Dependency.Kind.AUTO
                ? table.column(needs.columns().get(0))
                : null;
        if (column != null) {
          return new OwnSequence(sequence, table, column);
        }
      }
    }
    return null;
  }

  /** The table, its serial columns told in full where their sequences have names of their own. */
  static Relation told(Contents contents, Relation table) {
    Relation told = table;
    for (Dependency needs : contents.catalog().dependents(table.id())) {
      Relation sequence = contents.catalog().relationById(needs.id());
      if (needs.kind() != Dependency.Kind.AUTO
          || sequence == null
          || sequence.kind() != Relation.Kind.SEQUENCE) {
        continue;
      }
      Column column = table.column(needs.columns().get(0));
      if (column != null && SERIAL.equals(column.defaultText())) {
        var own = new OwnSequence(sequence, table, column);
        told = own.comesAlong() ? told : told.mapColumn(column.number(), own::inFull);
      }
    }
    return told;
  }

  /** Whether making the column makes it. */
  boolean comesAlong() {
    return owner.generation().identity()
        || (SERIAL.equals(owner.defaultText()) && isNamedAfterColumn());
  }

  /** Long names are cut, which is not told apart from others here. */
  private boolean isNamedAfterColumn() {
    String usual = table.name() + "_" + owner.name() + "_seq";
    return sequence.schema().equals(table.schema())
        && (usual.equals(sequence.name())
            || usual.getBytes(StandardCharsets.UTF_8).length > LONGEST);
  }

  private Column inFull(Column column) {
    String name = Names.literal(Ddl.name(sequence.schema(), sequence.name()));
    return column.withDefault("nextval(" + name + "::regclass)");
  }

  String column() {
    return Ddl.name(table.schema(), table.name()) + "." + Names.quote(owner.name());
  }

  /** A serial column's sequence counts in its type. */
  String type() {
    return owner.type() == null || !SERIAL.equals(owner.defaultText())
        ? ""
        : "as " + Ddl.type(owner.type());
  }
}
