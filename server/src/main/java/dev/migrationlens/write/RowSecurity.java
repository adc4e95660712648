package dev.migrationlens.write;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.chain.Platform;
import dev.migrationlens.lint.Casing;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Row-level security for a table, with a policy for each command. */
final class RowSecurity {
  static final String TITLE = "Enable row-level security with policies";

  /** Columns that say whose a row is, the surest first. */
  private static final List<String> OWNERS =
      List.of("user_id", "owner_id", "created_by", "author_id", "profile_id", "userId", "ownerId");

  private RowSecurity() {}

  static boolean applies(Spot spot) {
    return table(spot).isPresent();
  }

  /** A table made by the statement at the cursor, which has no row-level security by the end. */
  private static Optional<Relation> table(Spot spot) {
    return spot.statement()
        .flatMap(step -> name(step).flatMap(n -> Found.relation(spot.replay().after(step), n)))
        .filter(t -> t.kind().isTable() && !t.traits().temporary())
        .filter(
            t -> {
              Relation last = spot.replay().end().relationById(t.id());
              return last == null || !last.traits().rowSecurity();
            });
  }

  private static Optional<ObjectName> name(Step step) {
    return step.parsed() != null && step.parsed().statement() instanceof CreateTable create
        ? Optional.of(create.name())
        : Optional.empty();
  }

  static Optional<Fix> of(Spot spot) {
    return table(spot)
        .flatMap(
            table ->
                spot.statement()
                    .map(
                        step -> {
                          Repair repair = Repair.of(spot.replay(), step);
                          String sql =
                              String.join(
                                  repair.newline() + repair.indent(),
                                  statements(spot, table).stream()
                                      .map(s -> Casing.like(step.text(), s))
                                      .toList());
                          return spot.edit(TITLE, List.of(repair.after(sql)));
                        }));
  }

  private static List<String> statements(Spot spot, Relation table) {
    String name = Ddl.name(table.schema(), table.name());
    var all = new ArrayList<String>();
    all.add("alter table " + name + " enable row level security;");
    String own = own(spot, table);
    String to = spot.chain().platform() == Platform.SUPABASE ? " to authenticated" : "";
    for (String command : List.of("select", "insert", "update", "delete")) {
      String using = command.equals("insert") ? "" : " using (" + own + ")";
      boolean checks = command.equals("insert") || command.equals("update");
      String check = checks ? " with check (" + own + ")" : "";
      String policy = Names.quote(table.name() + "_" + command);
      all.add(
          "create policy " + policy + " on " + name + " for " + command + to + using + check + ";");
    }
    return all;
  }

  /** Whose a row is; nobody's where no column tells, so that nothing is open by accident. */
  private static String own(Spot spot, Relation table) {
    Optional<Column> owner =
        OWNERS.stream().map(table::column).filter(c -> c != null && c.type() != null).findFirst();
    if (owner.isEmpty()) {
      return "false";
    }
    String column = Names.quote(owner.get().name());
    SqlType type = owner.get().type();
    if (spot.chain().platform() == Platform.SUPABASE && type != null && type.is("uuid")) {
      return "(select auth.uid()) = " + column;
    }
    String text = type == null ? "text" : Ddl.type(type);
    return "nullif(current_setting('app.user_id', true), '')::" + text + " = " + column;
  }
}
