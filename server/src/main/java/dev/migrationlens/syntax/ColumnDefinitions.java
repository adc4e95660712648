package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of tables and attributes of composite types. */
final class ColumnDefinitions {
  private ColumnDefinitions() {}

  /** What follows a column's type in any order: its constraints and at most one COLLATE. */
  record Qualifiers(List<Constraint> constraints, @Nullable ObjectName collation) {}

  /** {@code name type [STORAGE s] [COMPRESSION c] [OPTIONS (…)] constraints}. */
  static ColumnDef column(TokenCursor c) {
    int start = c.start();
    Ident name = c.columnId();
    TypeName type = Types.typeName(c);
    var options = new ArrayList<Option>();
    if (c.at("storage")) {
      options.add(storage(c));
      c.needs(16, "STORAGE of a new column", options.get(0).start());
    }
    if (c.at("compression")) {
      options.add(compression(c));
    }
    options.addAll(Options.foreign(c));
    Qualifiers qualifiers = qualifiers(c);
    return new ColumnDef(
        name,
        type,
        qualifiers.collation(),
        qualifiers.constraints(),
        options,
        start,
        c.previousEnd());
  }

  /** {@code STORAGE name|DEFAULT}. */
  static Option storage(TokenCursor c) {
    int start = c.start();
    c.expect("storage");
    Clauses.offer(c, List.of("plain", "external", "extended", "main"));
    return nameOrDefault(c, "storage", start);
  }

  /** {@code COMPRESSION name|DEFAULT}. */
  static Option compression(TokenCursor c) {
    int start = c.start();
    c.expect("compression");
    Clauses.offer(c, List.of("pglz", "lz4"));
    c.needs(14, "COMPRESSION", start);
    return nameOrDefault(c, "compression", start);
  }

  static Option nameOrDefault(TokenCursor c, String name, int start) {
    String value = c.accept("default") ? "default" : c.columnId().text();
    return Options.option(c, name, value, start);
  }

  /** {@code name [WITH OPTIONS] constraints} of typed tables and partitions. */
  static ColumnDef typedColumn(TokenCursor c) {
    int start = c.start();
    Ident name = c.columnId();
    if (c.accept("with")) {
      c.expect("options");
    }
    Qualifiers qualifiers = qualifiers(c);
    return new ColumnDef(
        name,
        null,
        qualifiers.collation(),
        qualifiers.constraints(),
        List.of(),
        start,
        c.previousEnd());
  }

  /** {@code name type [COLLATE c]}: an attribute of a composite type. */
  static ColumnDef attribute(TokenCursor c) {
    int start = c.start();
    Ident name = c.columnId();
    TypeName type = Types.typeName(c);
    return new ColumnDef(
        name, type, optionalCollation(c), List.of(), List.of(), start, c.previousEnd());
  }

  static @Nullable ObjectName optionalCollation(TokenCursor c) {
    return c.accept("collate") ? c.anyName() : null;
  }

  /** Constraints of a column or domain, with COLLATE among them. */
  static Qualifiers qualifiers(TokenCursor c) {
    var constraints = new ArrayList<Constraint>();
    var collations = new ArrayList<ObjectName>();
    @Nullable Span second = null;
    while (true) {
      int start = c.start();
      if (c.accept("collate")) {
        collations.add(c.anyName());
        if (collations.size() == 2) {
          second = new Span(start, start + "collate".length());
        }
      } else if (!ColumnConstraints.read(c, constraints)) {
        break;
      }
    }
    if (second != null) {
      throw c.failure("multiple COLLATE clauses not allowed", second, SqlState.SYNTAX_ERROR);
    }
    return new Qualifiers(constraints, collations.isEmpty() ? null : collations.get(0));
  }
}
