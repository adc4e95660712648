package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A constraint of a table, a column or a domain; on a column, its {@code columns} are empty. */
public sealed interface Constraint extends Node {
  @Nullable Ident name();

  Timing timing();

  /** DEFERRABLE, INITIALLY DEFERRED, NOT VALID, NO INHERIT, [NOT] ENFORCED as written. */
  record Timing(
      boolean deferrable,
      boolean deferred,
      boolean notValid,
      boolean noInherit,
      boolean notEnforced) {
    public static final Timing NONE = new Timing(false, false, false, false, false);
  }

  /** {@code NOT NULL}; {@code columns} has one member in the table form of PostgreSQL 18. */
  record NotNull(@Nullable Ident name, List<Ident> columns, Timing timing, int start, int end)
      implements Constraint {}

  /** {@code NULL}. */
  record ExplicitNull(@Nullable Ident name, Timing timing, int start, int end)
      implements Constraint {}

  /** {@code DEFAULT e} on a column. */
  record Default(@Nullable Ident name, Expr value, Timing timing, int start, int end)
      implements Constraint {}

  /** {@code GENERATED ALWAYS AS (e) STORED|VIRTUAL}. */
  record Generated(
      @Nullable Ident name, Expr value, boolean stored, Timing timing, int start, int end)
      implements Constraint {}

  /** {@code GENERATED ALWAYS|BY DEFAULT AS IDENTITY (options)}. */
  record Identity(
      @Nullable Ident name, boolean always, List<Option> options, Timing timing, int start, int end)
      implements Constraint {
    public Identity {
      options = List.copyOf(options);
    }
  }

  /** {@code CHECK (e)}. */
  record Check(@Nullable Ident name, Expr condition, Timing timing, int start, int end)
      implements Constraint {}

  /** PRIMARY KEY or UNIQUE, by columns or USING INDEX. */
  record Key(
      @Nullable Ident name,
      boolean primary,
      List<Ident> columns,
      List<Ident> including,
      boolean nullsNotDistinct,
      boolean withoutOverlaps,
      @Nullable Ident usingIndex,
      Timing timing,
      int start,
      int end)
      implements Constraint {
    public Key {
      columns = List.copyOf(columns);
      including = List.copyOf(including);
    }
  }

  /** {@code FOREIGN KEY (columns) REFERENCES target (referenced)}; inline: {@code REFERENCES …}. */
  record ForeignKey(
      @Nullable Ident name,
      List<Ident> columns,
      ObjectName target,
      List<Ident> referenced,
      @Nullable String match,
      @Nullable String onDelete,
      @Nullable String onUpdate,
      boolean period,
      Timing timing,
      int start,
      int end)
      implements Constraint {
    public ForeignKey {
      columns = List.copyOf(columns);
      referenced = List.copyOf(referenced);
    }
  }

  /** {@code EXCLUDE USING method (element WITH operator, …) WHERE (p)}. */
  record Exclusion(
      @Nullable Ident name,
      @Nullable Ident method,
      List<IndexElement> elements,
      List<String> operators,
      @Nullable Expr predicate,
      Timing timing,
      int start,
      int end)
      implements Constraint {
    public Exclusion {
      elements = List.copyOf(elements);
      operators = List.copyOf(operators);
    }
  }
}
