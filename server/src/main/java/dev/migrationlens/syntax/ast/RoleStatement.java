package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Roles and their settings. */
public sealed interface RoleStatement extends Statement {

  /** CREATE ROLE, USER or GROUP; {@code memberships} are IN ROLE, ROLE and ADMIN lists. */
  record CreateRole(Ident name, List<Option> options, List<Ident> memberships, int start, int end)
      implements RoleStatement {
    public CreateRole {
      options = List.copyOf(options);
      memberships = List.copyOf(memberships);
    }
  }

  /** ALTER ROLE, USER or GROUP with options. */
  record AlterRole(Ident name, List<Option> options, List<Ident> members, int start, int end)
      implements RoleStatement {
    public AlterRole {
      options = List.copyOf(options);
      members = List.copyOf(members);
    }
  }

  /** ALTER ROLE x [IN DATABASE d] SET …, ALTER DATABASE d SET …, ALTER SYSTEM SET …. */
  record Configure(
      @Nullable Ident role,
      @Nullable Ident database,
      RoutineStatement.@Nullable SettingClause setting,
      boolean system,
      int start,
      int end)
      implements RoleStatement {}

  /** DROP OWNED, REASSIGN OWNED. */
  record Owned(List<Ident> roles, @Nullable Ident newOwner, boolean cascade, int start, int end)
      implements RoleStatement {
    public Owned {
      roles = List.copyOf(roles);
    }
  }
}
