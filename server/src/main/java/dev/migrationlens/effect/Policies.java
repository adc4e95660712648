package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PolicyStatement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CREATE and ALTER POLICY. */
final class Policies {
  private Policies() {}

  static void apply(Evaluation e, PolicyStatement statement) {
    if (statement instanceof PolicyStatement.CreatePolicy create
        && refused(e, create.command(), create.using(), create.withCheck())) {
      return;
    }
    Relation table = Lookup.relation(e, statement.table());
    if (table == null) {
      return;
    }
    if (!table.kind().isTable()) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "a policy needs a table; `" + table.name() + "` is a " + table.kindWords(),
          statement.table());
      return;
    }
    switch (statement) {
      case PolicyStatement.CreatePolicy create -> create(e, table, create);
      case PolicyStatement.AlterPolicy alter -> alter(e, table, alter);
    }
  }

  /** Rows that are only written have nothing to look for, rows that are only read no check. */
  private static boolean refused(
      Evaluation e, String command, @Nullable Expr using, @Nullable Expr withCheck) {
    if (command.equals("insert") && using != null) {
      clause(e, "using", "FOR INSERT there are no rows to look for: only WITH CHECK", using);
      return true;
    }
    if ((command.equals("select") || command.equals("delete")) && withCheck != null) {
      String words = "FOR " + command.toUpperCase(Locale.ROOT) + " nothing is written: only USING";
      clause(e, "check", words, withCheck);
      return true;
    }
    return false;
  }

  private static void clause(Evaluation e, String clause, String message, Expr at) {
    e.report(
        Problem.of("policy-clause-not-allowed", SqlState.SYNTAX_ERROR, message, at.span())
            .with(Map.of("clause", clause)));
  }

  private static void create(Evaluation e, Relation table, PolicyStatement.CreatePolicy create) {
    Key key = Key.of(Space.POLICY, table.id(), create.name().text());
    if (e.db.get(key) instanceof Policy there) {
      Created.partTaken(
          e,
          key,
          "policy `" + there.name() + "` for `" + table.name() + "`",
          create.name(),
          there.origin());
    }
    create.roles().forEach(role -> Lookup.role(e, role));
    var uses = new Uses();
    condition(e, table, create.using(), uses);
    condition(e, table, create.withCheck(), uses);
    long id = e.db.newId();
    e.db.put(
        key,
        new Policy(
            id,
            create.name().text(),
            create.permissive(),
            create.command(),
            create.roles().stream().map(Ident::text).toList(),
            create.using() == null ? null : e.source(create.using()),
            create.withCheck() == null ? null : e.source(create.withCheck()),
            e.origin(create.name())));
    uses.record(
        e, key, id, new Part.Whole("policy " + create.name().text() + " on table " + table.name()));
  }

  private static void condition(Evaluation e, Relation table, @Nullable Expr condition, Uses uses) {
    if (condition == null) {
      return;
    }
    SqlType type = Expressions.check(e, Scope.of(table, Scope.Place.POLICY), condition, uses);
    if (!e.failed() && !Placement.refuses(e, Scope.Place.POLICY, condition)) {
      Expressions.requireBoolean(e, condition, type, "POLICY");
    }
  }

  private static void alter(Evaluation e, Relation table, PolicyStatement.AlterPolicy alter) {
    Key key = Key.of(Space.POLICY, table.id(), alter.name().text());
    if (!(e.db.get(key) instanceof Policy there)) {
      if (table.complete() && !e.mayBeThere("policy", alter.name().text())) {
        e.report(
            new Problem(
                "missing-object",
                SqlState.UNDEFINED_OBJECT,
                "policy `"
                    + alter.name().text()
                    + "` for table `"
                    + table.name()
                    + "` does not exist",
                alter.name().span(),
                new Sought(
                    Sought.What.POLICY,
                    table.name(),
                    List.of(Long.toString(table.id())),
                    alter.name().text(),
                    e.db.policies(table.id()).stream().map(Policy::name).toList()),
                Map.of()));
      }
      return;
    }
    e.relyOn(there.origin());
    if (refused(e, there.command(), alter.using(), alter.withCheck())) {
      return;
    }
    alter.roles().forEach(role -> Lookup.role(e, role));
    var uses = new Uses();
    condition(e, table, alter.using(), uses);
    condition(e, table, alter.withCheck(), uses);
    e.db.put(
        key,
        new Policy(
            there.id(),
            there.name(),
            there.permissive(),
            there.command(),
            alter.roles().isEmpty()
                ? there.roles()
                : alter.roles().stream().map(Ident::text).toList(),
            alter.using() == null ? there.using() : e.source(alter.using()),
            alter.withCheck() == null ? there.withCheck() : e.source(alter.withCheck()),
            there.origin()));
    uses.record(
        e, key, there.id(), new Part.Whole("policy " + there.name() + " on table " + table.name()));
  }
}
