package dev.migrationlens.rules;

import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.PolicyStatement.CreatePolicy;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What several rules ask about row-level security at the end of the chain. */
final class RowSecurity {
  private static final Pattern SWITCH = Pattern.compile("(?i)row\\s+level\\s+security");
  static final Pattern INVOKER = Pattern.compile("(?i)security_invoker");
  private static final Pattern POLICY = Pattern.compile("(?i)policy");

  private RowSecurity() {}

  /** Whether a table is served and certainly has no row-level security. */
  static boolean isOpen(SchemaCase schema, Relation table) {
    return table.kind().isTable()
        && !table.traits().rowSecurity()
        && schema.serves(table)
        && (schema.made(table.origin(), CreateTable.class) != null || isMadeByHand(schema, table))
        && !mayBeEnabled(schema, table);
  }

  /** Whether it comes from a statement that may make tables, and not from an extension. */
  private static boolean isMadeByHand(SchemaCase schema, Relation table) {
    Step step = schema.step(table.origin());
    return step != null && table.origin().span().of(step.text()).contains(table.name());
  }

  static boolean mayBeEnabled(SchemaCase schema, Relation table) {
    return schema.doubtful(table.origin(), SWITCH);
  }

  /** Whether the table may have policies that we do not know. */
  static boolean mayHaveMore(SchemaCase schema, Relation table) {
    return schema.doubtful(table.origin(), POLICY);
  }

  /** A partition is as open as the table it is a part of, which is where it is said. */
  static boolean hasOpenParent(SchemaCase schema, Relation table) {
    return table.parents().stream()
        .map(schema.end()::relationById)
        .filter(Objects::nonNull)
        .anyMatch(parent -> isOpen(schema, parent));
  }

  /** Tables of the API whose row-level security is on. */
  static List<Relation> guarded(SchemaCase schema) {
    return schema.supabase()
        ? schema.ownRelations().stream()
            .filter(r -> r.kind().isTable() && r.traits().rowSecurity() && schema.serves(r))
            .toList()
        : List.of();
  }

  /** Switches it on right after the table is made. */
  static Fix[] enable(SchemaCase schema, Relation table) {
    CreateTable create = schema.made(table.origin(), CreateTable.class);
    Step step = schema.step(table.origin());
    if (create == null || step == null || wasEnabled(schema, table)) {
      return new Fix[0];
    }
    Repair repair = schema.repair(step);
    String words = Cures.like(step.text(), "alter table ");
    String then = Cures.like(step.text(), " enable row level security;");
    String sql = words + create.name().span().of(step.text()) + then;
    return new Fix[] {repair.suggest("Enable row-level security", repair.after(sql))};
  }

  /** Then it was switched off later, and switching it on at the beginning changes nothing. */
  private static boolean wasEnabled(SchemaCase schema, Relation table) {
    return schema.replay().timeline().versions(table.key()).stream()
        .anyMatch(v -> v.value() instanceof Relation then && then.traits().rowSecurity());
  }

  /** The statement that a policy still is as it was written. */
  static @Nullable CreatePolicy written(SchemaCase schema, Policy policy) {
    CreatePolicy create = schema.made(policy.origin(), CreatePolicy.class);
    Step step = schema.step(policy.origin());
    return create != null
            && step != null
            && Objects.equals(policy.using(), source(step, create.using()))
            && Objects.equals(policy.withCheck(), source(step, create.withCheck()))
        ? create
        : null;
  }

  private static @Nullable String source(Step step, @Nullable Expr condition) {
    return condition == null ? null : condition.span().of(step.text());
  }
}
