package dev.migrationlens.live;

import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.TableConstraint.Details;
import dev.migrationlens.catalog.TableConstraint.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the constraints of tables. */
final class ConstraintReader {
  /** What of a key the catalog does not keep. */
  private static final Pattern MORE =
      Pattern.compile(
          "NULLS NOT DISTINCT|INCLUDE \\(|INITIALLY DEFERRED|MATCH FULL|SET (NULL|DEFAULT) \\("
              + "|WITHOUT OVERLAPS|PERIOD ");

  private final Reading reading;

  ConstraintReader(Reading reading) {
    this.reading = reading;
  }

  /** By the number of their table. A key that follows a partitioned table is told once. */
  Map<Long, List<TableConstraint>> read(LiveDatabase.Server server) throws SQLException {
    var found = new HashMap<Long, List<TableConstraint>>();
    reading.each(
        "constraints",
        """
        select o.conrelid, o.conname, o.contype, o.conkey, o.confrelid, o.confkey,
        case o.contype when 'c' then pg_get_expr(o.conbin, o.conrelid)
          else pg_get_constraintdef(o.oid) end,
        o.convalidated %s, o.condeferrable, o.confdeltype, o.confupdtype,
        o.coninhcount > 0 or o.conparentid <> 0, o.connoinherit
        from pg_constraint o join pg_namespace n on n.oid = o.connamespace
        left join pg_constraint p on p.oid = o.conparentid
        where o.conrelid <> 0 and o.contype in ('p', 'u', 'f', 'c', 'x')
        and p.conrelid is distinct from o.conrelid and\
        """
                .formatted(server.major() >= 18 ? "and o.conenforced" : "")
            + Introspection.OWN
            + "order by o.conrelid, o.conname",
        row -> found.computeIfAbsent(row.number(), k -> new ArrayList<>()).add(constraint(row)));
    return found;
  }

  private static TableConstraint constraint(Row row) throws SQLException {
    String name = row.word();
    Kind kind = kind(row.letter());
    List<Integer> columns = row.numbers().stream().map(Long::intValue).toList();
    long target = row.number();
    List<Integer> targetColumns = row.numbers().stream().map(Long::intValue).toList();
    String text = row.text();
    boolean validated = row.flag();
    boolean deferrable = row.flag();
    var details = new Details(action(row.letter()), action(row.letter()), row.flag(), row.flag());
    boolean key = kind == Kind.FOREIGN_KEY;
    return new TableConstraint(
        name,
        kind,
        columns,
        target,
        targetColumns,
        kind == Kind.CHECK || kind == Kind.EXCLUSION || MORE.matcher(text(text)).find()
            ? text
            : null,
        validated,
        deferrable,
        key ? details : new Details(null, null, details.inherited(), details.noInherit()),
        Assembly.LIVE);
  }

  private static String text(@Nullable String told) {
    return told == null ? "" : told;
  }

  private static Kind kind(char letter) {
    return switch (letter) {
      case 'p' -> Kind.PRIMARY_KEY;
      case 'u' -> Kind.UNIQUE;
      case 'f' -> Kind.FOREIGN_KEY;
      case 'x' -> Kind.EXCLUSION;
      default -> Kind.CHECK;
    };
  }

  /** What a reference does; nothing is what it does when nothing is said. */
  private static @Nullable String action(char letter) {
    return switch (letter) {
      case 'r' -> "RESTRICT";
      case 'c' -> "CASCADE";
      case 'n' -> "SET NULL";
      case 'd' -> "SET DEFAULT";
      default -> null;
    };
  }
}
