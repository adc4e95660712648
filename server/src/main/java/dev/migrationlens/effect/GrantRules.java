package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.GrantStatement.DefaultPrivileges;
import dev.migrationlens.syntax.ast.GrantStatement.Membership;
import dev.migrationlens.syntax.ast.GrantStatement.Privilege;
import dev.migrationlens.syntax.ast.GrantStatement.Privileges;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import java.util.List;
import java.util.Set;

/** Which privileges an object of a kind can have. */
final class GrantRules {
  private static final Set<String> OF_TABLES =
      Set.of(
          "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN");
  private static final Set<String> OF_COLUMNS = Set.of("SELECT", "INSERT", "UPDATE", "REFERENCES");
  private static final Set<String> OF_SEQUENCES = Set.of("USAGE", "SELECT", "UPDATE");
  private static final Set<String> KNOWN =
      Set.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "TRUNCATE",
          "REFERENCES",
          "TRIGGER",
          "MAINTAIN",
          "USAGE",
          "EXECUTE",
          "CREATE",
          "CONNECT",
          "TEMP",
          "TEMPORARY");

  private GrantRules() {}

  static void check(Evaluation e, Privileges p) {
    for (Privilege privilege : p.privileges()) {
      if (p.kind() != ObjectKind.PARAMETER && isUnknown(privilege)) {
        e.error(
            "syntax-error",
            SqlState.SYNTAX_ERROR,
            "there is no privilege " + privilege.name(),
            privilege);
        return;
      }
      if (!fits(e, p, privilege)) {
        refuse(
            e,
            "a " + p.kind().words() + " has no privilege " + privilege.name().replace('_', ' '),
            privilege);
        return;
      }
    }
  }

  private static boolean isUnknown(Privilege privilege) {
    return !privilege.name().equals("ALL") && !KNOWN.contains(privilege.name());
  }

  private static boolean fits(Evaluation e, Privileges p, Privilege privilege) {
    String name = privilege.name();
    if (!privilege.columns().isEmpty()) {
      boolean columns = name.equals("ALL") || !KNOWN.contains(name) || OF_COLUMNS.contains(name);
      return p.kind() == ObjectKind.TABLE && columns;
    }
    if (!KNOWN.contains(name)) {
      return true;
    }
    return switch (p.kind()) {
      case TABLE ->
          OF_TABLES.contains(name)
              || (name.equals("USAGE") && (p.allInSchema() || onSequence(e, p)));
      case SEQUENCE -> OF_SEQUENCES.contains(name);
      case SCHEMA -> name.equals("USAGE") || name.equals("CREATE");
      case FUNCTION, PROCEDURE, ROUTINE -> name.equals("EXECUTE");
      case TYPE, DOMAIN, LANGUAGE, FOREIGN_DATA_WRAPPER, SERVER -> name.equals("USAGE");
      case DATABASE -> Set.of("CREATE", "CONNECT", "TEMP", "TEMPORARY").contains(name);
      default -> true;
    };
  }

  /** GRANT … ON takes a sequence without saying so. */
  private static boolean onSequence(Evaluation e, Privileges p) {
    return p.targets().stream()
        .allMatch(
            t ->
                !(Lookup.entry(e, t.name()) instanceof Relation found)
                    || found.kind() == Relation.Kind.SEQUENCE);
  }

  static void check(Evaluation e, DefaultPrivileges defaults) {
    Privileges change = defaults.change();
    if (change.kind() == ObjectKind.SCHEMA && !defaults.schemas().isEmpty()) {
      refuse(e, "IN SCHEMA makes no sense for privileges on schemas", defaults);
      return;
    }
    for (Privilege privilege : change.privileges()) {
      boolean usage = change.kind() == ObjectKind.TABLE && privilege.name().equals("USAGE");
      if (usage || !fits(e, change, privilege)) {
        refuse(
            e, "a " + change.kind().words() + " has no privilege " + privilege.name(), privilege);
        return;
      }
    }
  }

  /** No role is a member of itself. */
  static void check(Evaluation e, Membership membership) {
    for (Ident role : membership.grant() ? membership.roles() : List.<Ident>of()) {
      for (Ident member : membership.members()) {
        if (role.text().equals(member.text())) {
          refuse(e, "role `" + role.text() + "` cannot be a member of itself", member);
        }
      }
    }
  }

  private static void refuse(Evaluation e, String why, Node at) {
    e.error("missing-object", SqlState.INVALID_GRANT_OPERATION, why, at);
  }
}
