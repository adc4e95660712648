package dev.migrationlens.live;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.FunctionSignature.Kind;
import dev.migrationlens.catalog.FunctionSignature.Parameter;
import dev.migrationlens.catalog.FunctionSignature.Volatility;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads functions, procedures and aggregates. */
final class RoutineReader {
  private final Reading reading;
  private final Assembly assembly;
  private final LiveTypes types;
  private final Provenance provenance;

  RoutineReader(Reading reading, Assembly assembly, LiveTypes types, Provenance provenance) {
    this.reading = reading;
    this.assembly = assembly;
    this.types = types;
    this.provenance = provenance;
  }

  void read() throws SQLException {
    reading.each(
        "functions",
        """
        select p.oid, n.nspname, p.proname, p.prokind, l.lanname, p.proargtypes::text,
        p.proallargtypes, p.proargmodes, p.proargnames, p.pronargdefaults, p.provariadic <> 0,
        p.prorettype, p.proretset, p.provolatile, p.proisstrict, p.prosecdef,
        coalesce(array_to_string(p.proconfig, chr(10)), ''), p.prosrc,
        pg_get_function_identity_arguments(p.oid),
        case when p.prokind <> 'a' and e.objid is null then pg_get_functiondef(p.oid) end
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        join pg_language l on l.oid = p.prolang
        left join pg_depend e on e.classid = 'pg_proc'::regclass and e.objid = p.oid
        and e.deptype = 'e'
        where not exists (select from pg_depend i where i.classid = 'pg_proc'::regclass
          and i.objid = p.oid and i.deptype = 'i') and\
        """
            + Introspection.OWN
            + "order by p.oid",
        this::routine);
    AggregateReader.read(reading, assembly);
  }

  private void routine(Row row) throws SQLException {
    long oid = row.number();
    String schema = row.word();
    String name = row.word();
    char kind = row.letter();
    String language = row.word();
    List<SqlType> inputs = types.all(row.vector()).toList();
    List<SqlType> all = types.all(row.numbers()).toList();
    List<String> modes = row.words();
    List<String> names = row.words();
    var in = new ArrayList<Parameter>();
    var out = new ArrayList<Parameter>();
    List<SqlType> every = all.isEmpty() ? inputs : all;
    for (int i = 0; i < every.size(); i++) {
      var parameter = new Parameter(i < names.size() ? names.get(i) : "", every.get(i));
      String mode = i < modes.size() ? modes.get(i) : "i";
      if (!mode.equals("o") && !mode.equals("t")) {
        in.add(parameter);
      }
      if (mode.equals("o") || mode.equals("t") || mode.equals("b")) {
        out.add(parameter);
      }
    }
    var signature =
        new FunctionSignature(
            schema,
            name,
            kind(kind),
            in,
            row.count(),
            row.flag(),
            types.of(row.number()),
            row.flag(),
            out,
            volatility(row.letter()),
            row.flag(),
            0);
    boolean definer = row.flag();
    List<String> path = searchPath(row.word());
    String source = row.text();
    boolean hasSource = !language.equals("internal") && source != null && !source.isEmpty();
    var traits = new Routine.Traits(definer, path, hasSource ? source : null, row.word());
    String definition = row.text();
    long id = Assembly.ROUTINES + oid;
    if (definition != null) {
      assembly.definition(id, definition.strip());
    }
    Origin origin = provenance.of("pg_proc", oid);
    assembly.routine(new Routine(id, signature, objectKind(kind), language, traits, origin));
  }

  private static @Nullable List<String> searchPath(String settings) {
    for (String setting : settings.split("\n")) {
      if (setting.startsWith("search_path=")) {
        return Arrays.stream(setting.substring("search_path=".length()).split(","))
            .map(s -> s.strip().replaceAll("^\"(.*)\"$", "$1"))
            .toList();
      }
    }
    return null;
  }

  private static Kind kind(char letter) {
    return switch (letter) {
      case 'p' -> Kind.PROCEDURE;
      case 'a' -> Kind.AGGREGATE;
      case 'w' -> Kind.WINDOW;
      default -> Kind.FUNCTION;
    };
  }

  private static ObjectKind objectKind(char letter) {
    return switch (letter) {
      case 'p' -> ObjectKind.PROCEDURE;
      case 'a' -> ObjectKind.AGGREGATE;
      default -> ObjectKind.FUNCTION;
    };
  }

  private static Volatility volatility(char letter) {
    return switch (letter) {
      case 'i' -> Volatility.IMMUTABLE;
      case 's' -> Volatility.STABLE;
      default -> Volatility.VOLATILE;
    };
  }
}
