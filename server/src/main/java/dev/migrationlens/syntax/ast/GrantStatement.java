package dev.migrationlens.syntax.ast;

import dev.migrationlens.sql.ObjectKind;
import java.util.List;

/** GRANT and REVOKE. */
public sealed interface GrantStatement extends Statement {

  /** GRANT/REVOKE privileges ON objects; {@code allInSchema}: the targets are schemas. */
  record Privileges(
      boolean grant,
      List<Privilege> privileges,
      ObjectKind kind,
      boolean allInSchema,
      List<ObjectStatement.Target> targets,
      List<Ident> roles,
      boolean grantOption,
      boolean cascade,
      int start,
      int end)
      implements GrantStatement {
    public Privileges {
      privileges = List.copyOf(privileges);
      targets = List.copyOf(targets);
      roles = List.copyOf(roles);
    }
  }

  /** A privilege in upper case (ALL for ALL PRIVILEGES), perhaps of columns. */
  record Privilege(String name, List<Ident> columns, int start, int end) implements Node {
    public Privilege {
      columns = List.copyOf(columns);
    }
  }

  /** GRANT/REVOKE role TO/FROM role. */
  record Membership(
      boolean grant, List<Ident> roles, List<Ident> members, boolean cascade, int start, int end)
      implements GrantStatement {
    public Membership {
      roles = List.copyOf(roles);
      members = List.copyOf(members);
    }
  }

  /** ALTER DEFAULT PRIVILEGES; {@code change}'s targets are empty. */
  record DefaultPrivileges(
      List<Ident> forRoles, List<Ident> schemas, Privileges change, int start, int end)
      implements GrantStatement {
    public DefaultPrivileges {
      forRoles = List.copyOf(forRoles);
      schemas = List.copyOf(schemas);
    }
  }
}
