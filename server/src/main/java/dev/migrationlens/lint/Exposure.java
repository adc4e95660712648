package dev.migrationlens.lint;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.GrantStatement.DefaultPrivileges;
import dev.migrationlens.syntax.ast.GrantStatement.Privileges;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's API serves to strangers: everything in its schema, until the chain takes the
 * privileges back.
 */
public final class Exposure {
  private static final String SERVED = "public";
  private static final Set<String> STRANGERS = Set.of("anon", "authenticated", "public");

  private final List<Change> changes = new ArrayList<>();

  /** A privilege given or taken; without a name, all there are, or with {@code future} will be. */
  private record Change(
      long moment,
      boolean grant,
      boolean routines,
      boolean future,
      String schema,
      @Nullable String name,
      Set<String> privileges,
      Set<String> roles) {

    boolean concerns(boolean routine, String inSchema, String named, long made, String privilege) {
      boolean same = routine == routines && schema.equals(inSchema);
      boolean whom = name == null ? future == (made > moment) : named.equals(name) && moment > made;
      return same && whom && (privileges.contains("ALL") || privileges.contains(privilege));
    }
  }

  Exposure(Replay replay) {
    for (Step step : replay.steps()) {
      if (step.parsed() != null) {
        switch (step.parsed().statement()) {
          case Privileges p -> add(step.moment(), p);
          case DefaultPrivileges d -> add(step.moment(), d);
          default -> {}
        }
      }
    }
  }

  private void add(long moment, Privileges p) {
    for (Target target : p.targets()) {
      Ident schema = target.name().schema();
      String in = schema == null ? SERVED : schema.text();
      String whole = target.name().name();
      changes.add(
          p.allInSchema()
              ? change(moment, p, false, whole, null)
              : change(moment, p, false, in, whole));
    }
  }

  private void add(long moment, DefaultPrivileges d) {
    var schemas = new ArrayList<>(d.schemas().stream().map(Ident::text).toList());
    if (schemas.isEmpty()) {
      schemas.add(SERVED);
    }
    schemas.forEach(s -> changes.add(change(moment, d.change(), true, s, null)));
  }

  private static Change change(
      long moment, Privileges p, boolean future, String schema, @Nullable String name) {
    boolean routines =
        p.kind() == ObjectKind.FUNCTION
            || p.kind() == ObjectKind.PROCEDURE
            || p.kind() == ObjectKind.ROUTINE;
    var privileges = new HashSet<String>();
    p.privileges().forEach(each -> privileges.add(each.name()));
    var roles = new HashSet<String>();
    p.roles().forEach(role -> roles.add(role.text()));
    return new Change(moment, p.grant(), routines, future, schema, name, privileges, roles);
  }

  /** Whether a relation made at this moment can be read through the API. */
  public boolean serves(Relation relation, long made) {
    return relation.schema().equals(SERVED)
        && !relation.traits().temporary()
        && STRANGERS.stream()
            .filter(role -> !role.equals("public"))
            .anyMatch(r -> holds(false, SERVED, relation.name(), made, "SELECT", r, true));
  }

  /** Whether somebody who has not signed in can call a routine made at this moment. */
  public boolean anonymousCalls(Routine routine, long made) {
    return routine.schema().equals(SERVED)
        && (holds(true, SERVED, routine.name(), made, "EXECUTE", "public", true)
            || holds(true, SERVED, routine.name(), made, "EXECUTE", "anon", true));
  }

  private boolean holds(
      boolean routine,
      String schema,
      String name,
      long made,
      String privilege,
      String role,
      boolean atFirst) {
    boolean held = atFirst;
    for (Change change : changes) {
      if (change.roles().contains(role)
          && change.concerns(routine, schema, name, made, privilege)) {
        held = change.grant();
      }
    }
    return held;
  }

  /** Whether a policy for these roles lets strangers in; for none named, it is for everybody. */
  public static boolean forStrangers(List<String> roles) {
    return roles.isEmpty() || roles.stream().anyMatch(STRANGERS::contains);
  }
}
