package dev.migrationlens.live;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Space;
import java.sql.SQLException;

/** Reads comments, under the names by which migrations would say them. */
final class CommentReader {
  private static final String OF_SCHEMAS =
      """
      select 'pg_type'::regclass, t.oid, n.nspname,
        case t.typtype when 'd' then 'DOMAIN' else 'TYPE' end,
        format('%I.%I', n.nspname, t.typname)
      from pg_type t join pg_namespace n on n.oid = t.typnamespace
      union all
      select 'pg_namespace'::regclass, n.oid, n.nspname, 'SCHEMA', format('%I', n.nspname)
      from pg_namespace n
      union all
      select 'pg_collation'::regclass, o.oid, n.nspname, 'COLLATION',
        format('%I.%I', n.nspname, o.collname)
      from pg_collation o join pg_namespace n on n.oid = o.collnamespace
      union all
      select 'pg_conversion'::regclass, o.oid, n.nspname, 'CONVERSION',
        format('%I.%I', n.nspname, o.conname)
      from pg_conversion o join pg_namespace n on n.oid = o.connamespace
      union all
      select 'pg_statistic_ext'::regclass, o.oid, n.nspname, 'STATISTICS',
        format('%I.%I', n.nspname, o.stxname)
      from pg_statistic_ext o join pg_namespace n on n.oid = o.stxnamespace
      union all
      select 'pg_ts_config'::regclass, o.oid, n.nspname, 'TEXT_SEARCH_CONFIGURATION',
        format('%I.%I', n.nspname, o.cfgname)
      from pg_ts_config o join pg_namespace n on n.oid = o.cfgnamespace
      union all
      select 'pg_ts_dict'::regclass, o.oid, n.nspname, 'TEXT_SEARCH_DICTIONARY',
        format('%I.%I', n.nspname, o.dictname)
      from pg_ts_dict o join pg_namespace n on n.oid = o.dictnamespace
      union all
      select 'pg_ts_parser'::regclass, o.oid, n.nspname, 'TEXT_SEARCH_PARSER',
        format('%I.%I', n.nspname, o.prsname)
      from pg_ts_parser o join pg_namespace n on n.oid = o.prsnamespace
      union all
      select 'pg_ts_template'::regclass, o.oid, n.nspname, 'TEXT_SEARCH_TEMPLATE',
        format('%I.%I', n.nspname, o.tmplname)
      from pg_ts_template o join pg_namespace n on n.oid = o.tmplnamespace
      """;

  private static final String OF_OTHERS =
      """
      select 'pg_constraint'::regclass, o.oid, n.nspname, 'CONSTRAINT',
        format('%I.%I.%I', n.nspname, c.relname, o.conname)
      from pg_constraint o join pg_class c on c.oid = o.conrelid
      join pg_namespace n on n.oid = c.relnamespace
      union all
      select 'pg_constraint'::regclass, o.oid, n.nspname, 'DOMAIN_CONSTRAINT',
        format('%I.%I.%I', n.nspname, t.typname, o.conname)
      from pg_constraint o join pg_type t on t.oid = o.contypid
      join pg_namespace n on n.oid = t.typnamespace
      union all
      select 'pg_trigger'::regclass, t.oid, n.nspname, 'TRIGGER',
        format('%I.%I.%I', n.nspname, c.relname, t.tgname)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_namespace n on n.oid = c.relnamespace
      union all
      select 'pg_rewrite'::regclass, r.oid, n.nspname, 'RULE',
        format('%I.%I.%I', n.nspname, c.relname, r.rulename)
      from pg_rewrite r join pg_class c on c.oid = r.ev_class
      join pg_namespace n on n.oid = c.relnamespace
      union all
      select 'pg_policy'::regclass, p.oid, n.nspname, 'POLICY',
        format('%I.%I.%I', n.nspname, c.relname, p.polname)
      from pg_policy p join pg_class c on c.oid = p.polrelid
      join pg_namespace n on n.oid = c.relnamespace
      """;

  private static final String OF_THE_DATABASE =
      """
      select 'pg_language'::regclass as class, oid as id, 'LANGUAGE' as kind, lanname as name
      from pg_language
      union all
      select 'pg_am'::regclass, oid, 'ACCESS_METHOD', amname from pg_am
      union all
      select 'pg_foreign_data_wrapper'::regclass, oid, 'FOREIGN_DATA_WRAPPER', fdwname
      from pg_foreign_data_wrapper
      union all
      select 'pg_foreign_server'::regclass, oid, 'SERVER', srvname from pg_foreign_server
      union all
      select 'pg_publication'::regclass, oid, 'PUBLICATION', pubname from pg_publication
      union all
      select 'pg_event_trigger'::regclass, oid, 'EVENT_TRIGGER', evtname from pg_event_trigger
      union all
      select 'pg_extension'::regclass, oid, 'EXTENSION', extname from pg_extension
      """;

  private final Reading reading;
  private final Assembly assembly;

  CommentReader(Reading reading, Assembly assembly) {
    this.reading = reading;
    this.assembly = assembly;
  }

  void read() throws SQLException {
    reading.each(
        "comments",
        """
        select case when d.objsubid > 0 then 'COLUMN' when c.relkind in ('r', 'p') then 'TABLE'
          when c.relkind = 'v' then 'VIEW' when c.relkind = 'm' then 'MATERIALIZED_VIEW'
          when c.relkind = 'S' then 'SEQUENCE' when c.relkind = 'f' then 'FOREIGN_TABLE'
          else 'INDEX' end,
        format('%I.%I', n.nspname, c.relname) || coalesce('.' || quote_ident(a.attname), ''),
        d.description
        from pg_description d join pg_class c on c.oid = d.objoid
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid
        and d.objsubid > 0
        where d.classoid = 'pg_class'::regclass and (c.relkind <> 'c' or d.objsubid > 0) and\
        """
            + Introspection.OWN
            + "order by 1, 2",
        row -> comment(row.word(), row.word(), row));
    reading.each(
        "comments on what is no relation",
        "select n.kind, n.name, d.description from pg_description d join ("
            + OF_SCHEMAS
            + " union all "
            + OF_OTHERS
            + ") n(class, id, nspname, kind, name) on n.class = d.classoid and n.id = d.objoid"
            + " where d.objsubid = 0 and"
            + Introspection.OWN
            + "order by 1, 2",
        row -> comment(row.word(), row.word(), row));
    routines();
    // What an extension says of itself is no news.
    reading.each(
        "comments on what is in no schema",
        "select n.kind, quote_ident(n.name), d.description from pg_description d join ("
            + OF_THE_DATABASE
            + """
            ) n on n.class = d.classoid and n.id = d.objoid
            where d.objsubid = 0 and n.id >= 16384 and not exists (
              select from pg_depend e where e.classid = n.class and e.objid = n.id
              and e.deptype = 'e')
            and (n.kind <> 'EXTENSION' or d.description is distinct from (
              select a.comment from pg_available_extensions a where a.name = n.name))
            order by 1, 2
            """,
        row -> comment(row.word(), row.word(), row));
  }

  private void routines() throws SQLException {
    reading.each(
        "comments on functions",
        """
        select p.oid, case p.prokind when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE'
          else 'FUNCTION' end, d.description
        from pg_description d join pg_proc p on p.oid = d.objoid
        join pg_namespace n on n.oid = p.pronamespace
        where d.classoid = 'pg_proc'::regclass and d.objsubid = 0 and\
        """
            + Introspection.OWN
            + "order by p.oid",
        row -> {
          String called = assembly.signature(Assembly.ROUTINES + row.number());
          comment(row.word(), called, row);
        });
  }

  private void comment(String kind, String name, Row row) throws SQLException {
    var key = new Key(Space.COMMENT, kind, name);
    assembly.put(key, new NamedObject(0, name, row.phrase(), Assembly.LIVE));
  }
}
