package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Row-level security policies. */
public sealed interface PolicyStatement extends Statement {
  Ident name();

  ObjectName table();

  /** CREATE POLICY; {@code command} is lower case, {@code all} where absent. */
  record CreatePolicy(
      Ident name,
      ObjectName table,
      boolean permissive,
      String command,
      List<Ident> roles,
      @Nullable Expr using,
      @Nullable Expr withCheck,
      int start,
      int end)
      implements PolicyStatement {
    public CreatePolicy {
      roles = List.copyOf(roles);
    }
  }

  /** ALTER POLICY (its RENAME is an {@link ObjectStatement}). */
  record AlterPolicy(
      Ident name,
      ObjectName table,
      List<Ident> roles,
      @Nullable Expr using,
      @Nullable Expr withCheck,
      int start,
      int end)
      implements PolicyStatement {
    public AlterPolicy {
      roles = List.copyOf(roles);
    }
  }
}
