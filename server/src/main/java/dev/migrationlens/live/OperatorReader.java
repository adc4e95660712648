package dev.migrationlens.live;

import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.CastRule;
import dev.migrationlens.catalog.OperatorObject;
import dev.migrationlens.catalog.OperatorSignature;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.sql.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;

/** Reads operators, casts and extended statistics; those of extensions come with them. */
final class OperatorReader {
  private final Reading reading;
  private final Assembly assembly;
  private final LiveTypes types;

  OperatorReader(Reading reading, Assembly assembly, LiveTypes types) {
    this.reading = reading;
    this.assembly = assembly;
    this.types = types;
  }

  void read(LiveDatabase.Server server) throws SQLException {
    operators();
    casts();
    statistics(server);
  }

  private void operators() throws SQLException {
    reading.each(
        "operators",
        """
        select o.oid, n.nspname, o.oprname, o.oprleft, o.oprright, o.oprresult,
        format('create operator %I.%s (%s)', n.nspname, o.oprname, concat_ws(', ',
          'function = ' || o.oprcode,
          'leftarg = ' || format_type(nullif(o.oprleft, 0), null),
          'rightarg = ' || format_type(o.oprright, null),
          'commutator = ' || (select format('operator(%I.%s)', m.nspname, c.oprname)
            from pg_operator c join pg_namespace m on m.oid = c.oprnamespace
            where c.oid = o.oprcom),
          'negator = ' || (select format('operator(%I.%s)', m.nspname, c.oprname)
            from pg_operator c join pg_namespace m on m.oid = c.oprnamespace
            where c.oid = o.oprnegate),
          'restrict = ' || nullif(o.oprrest, 0)::regproc,
          'join = ' || nullif(o.oprjoin, 0)::regproc,
          case when o.oprcanhash then 'hashes' end, case when o.oprcanmerge then 'merges' end))
        from pg_operator o join pg_namespace n on n.oid = o.oprnamespace
        where o.oprcode <> 0 and o.oprright <> 0 and not exists (select from pg_depend d
          where d.classid = 'pg_operator'::regclass and d.objid = o.oid and d.deptype = 'e') and\
        """
            + Introspection.OWN
            + "order by n.nspname, o.oprname, o.oid",
        row -> {
          long id = Assembly.OTHERS + row.number();
          String schema = row.word();
          String symbol = row.word();
          long left = row.number();
          var signature =
              new OperatorSignature(
                  schema,
                  symbol,
                  left == 0 ? null : types.of(left),
                  types.of(row.number()),
                  types.of(row.number()));
          assembly.definition(id, row.phrase());
          assembly.operator(new OperatorObject(id, signature, Assembly.LIVE));
        });
  }

  /** Ranges bring casts of their own. */
  private void casts() throws SQLException {
    reading.each(
        "casts",
        """
        select c.oid, c.castsource, c.casttarget, c.castcontext, c.castmethod,
        format('create cast (%s as %s) %s%s', format_type(c.castsource, null),
          format_type(c.casttarget, null), case c.castmethod
            when 'f' then 'with function ' || c.castfunc::regprocedure
            when 'i' then 'with inout' else 'without function' end,
          case c.castcontext when 'a' then ' as assignment' when 'i' then ' as implicit' end)
        from pg_cast c where c.oid >= 16384 and not exists (select from pg_depend d
          where d.classid = 'pg_cast'::regclass and d.objid = c.oid and d.deptype in ('e', 'i'))
        order by 6
        """,
        row -> {
          long id = Assembly.OTHERS + row.number();
          SqlType source = types.of(row.number());
          SqlType target = types.of(row.number());
          var rule = new CastRule(source, target, context(row.letter()), method(row.letter()));
          assembly.definition(id, row.phrase());
          assembly.put(CastObject.key(rule), id, new CastObject(id, rule, Assembly.LIVE));
        });
  }

  private static CastRule.Context context(char letter) {
    return switch (letter) {
      case 'i' -> CastRule.Context.IMPLICIT;
      case 'a' -> CastRule.Context.ASSIGNMENT;
      default -> CastRule.Context.EXPLICIT;
    };
  }

  private static CastRule.Method method(char letter) {
    return switch (letter) {
      case 'i' -> CastRule.Method.INOUT;
      case 'b' -> CastRule.Method.BINARY;
      default -> CastRule.Method.FUNCTION;
    };
  }

  private void statistics(LiveDatabase.Server server) throws SQLException {
    String expressions =
        server.major() < 14
            ? "0"
            : "coalesce(cardinality(pg_get_statisticsobjdef_expressions(s.oid)), 0)";
    reading.each(
        "statistics objects",
        """
        select s.oid, n.nspname, s.stxname, s.stxrelid, s.stxkeys::text, %s,
        array(select case k when 'd' then 'ndistinct' when 'f' then 'dependencies' else 'mcv' end
          from unnest(s.stxkind) k where k <> 'e'),
        pg_get_statisticsobjdef(s.oid) || coalesce(format(E';\\nalter statistics %%I.%%I set'
          ' statistics ', n.nspname, s.stxname) || nullif(to_jsonb(s) ->> 'stxstattarget', '-1'),
          '')
        from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
        where\
        """
                .formatted(expressions)
            + Introspection.OWN
            + "order by s.stxrelid, s.stxname",
        row -> {
          long id = Assembly.OTHERS + row.number();
          String schema = row.word();
          String name = row.word();
          long table = row.number();
          var columns = new ArrayList<>(row.vector().stream().map(Long::intValue).toList());
          for (int i = row.count(); i > 0; i--) {
            columns.add(0);
          }
          var made = new Statistics(id, schema, name, table, columns, row.words(), Assembly.LIVE);
          assembly.put(made.key(), id, made);
          assembly.definition(id, row.phrase());
        });
  }
}
