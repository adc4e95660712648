package dev.migrationlens.live;

import java.sql.SQLException;

/** Reads the statements that would make aggregates: PostgreSQL tells those of functions only. */
final class AggregateReader {
  private AggregateReader() {}

  static void read(Reading reading, Assembly assembly) throws SQLException {
    reading.each(
        "aggregates",
        """
        select p.oid, format('create aggregate %I.%I(%s) (%s)', n.nspname, p.proname,
          case when p.pronargs = 0 then '*' else pg_get_function_arguments(p.oid) end,
          concat_ws(', ', 'sfunc = ' || a.aggtransfn::regproc,
            'stype = ' || format_type(a.aggtranstype, null),
            'sspace = ' || nullif(a.aggtransspace, 0),
            'finalfunc = ' || nullif(a.aggfinalfn, 0)::regproc,
            case when a.aggfinalextra then 'finalfunc_extra' end,
            case when a.aggfinalfn <> 0 then 'finalfunc_modify = ' || case a.aggfinalmodify
              when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end end,
            'combinefunc = ' || nullif(a.aggcombinefn, 0)::regproc,
            'serialfunc = ' || nullif(a.aggserialfn, 0)::regproc,
            'deserialfunc = ' || nullif(a.aggdeserialfn, 0)::regproc,
            'initcond = ' || quote_literal(a.agginitval),
            'msfunc = ' || nullif(a.aggmtransfn, 0)::regproc,
            'minvfunc = ' || nullif(a.aggminvtransfn, 0)::regproc,
            'mstype = ' || format_type(nullif(a.aggmtranstype, 0), null),
            'msspace = ' || nullif(a.aggmtransspace, 0),
            'mfinalfunc = ' || nullif(a.aggmfinalfn, 0)::regproc,
            case when a.aggmfinalextra then 'mfinalfunc_extra' end,
            case when a.aggmfinalfn <> 0 then 'mfinalfunc_modify = ' || case a.aggmfinalmodify
              when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end end,
            'minitcond = ' || quote_literal(a.aggminitval),
            'sortop = ' || (select format('operator(%I.%s)', s.nspname, o.oprname)
              from pg_operator o join pg_namespace s on s.oid = o.oprnamespace
              where o.oid = a.aggsortop),
            case p.proparallel when 's' then 'parallel = safe' when 'r' then 'parallel = restricted' end,
            case when a.aggkind = 'h' then 'hypothetical' end))
        from pg_aggregate a join pg_proc p on p.oid = a.aggfnoid
        join pg_namespace n on n.oid = p.pronamespace where\
        """
            + Introspection.OWN
            + "order by p.oid",
        row -> assembly.definition(Assembly.ROUTINES + row.number(), row.phrase()));
  }
}
