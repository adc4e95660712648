package dev.migrationlens.live;

import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Space;
import java.sql.SQLException;
import java.util.List;

/** Reads what watches a database: publications with their tables, and event triggers. */
final class WatchReader {
  private final Reading reading;
  private final Assembly assembly;

  WatchReader(Reading reading, Assembly assembly) {
    this.reading = reading;
    this.assembly = assembly;
  }

  void read(LiveDatabase.Server server) throws SQLException {
    publications(server);
    published(server);
    eventTriggers();
  }

  private void publications(LiveDatabase.Server server) throws SQLException {
    String schemas =
        server.major() < 15
            ? "null"
            : """
            (select ' for tables in schema ' || string_agg(quote_ident(n.nspname), ', ' order by 1)
             from pg_publication_namespace s join pg_namespace n on n.oid = s.pnnspid
             where s.pnpubid = p.oid)\
            """;
    reading.each(
        "publications",
        """
        select p.oid, p.pubname, format('create publication %%I', p.pubname)
        || case when p.puballtables then ' for all tables' else coalesce(%s, '') end
        || coalesce(' with (' || nullif(concat_ws(', ',
          case when not (p.pubinsert and p.pubupdate and p.pubdelete and p.pubtruncate) then
            format('publish = %%L', concat_ws(', ', case when p.pubinsert then 'insert' end,
              case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
              case when p.pubtruncate then 'truncate' end)) end,
          case when to_jsonb(p) ->> 'pubviaroot' = 'true'
            then 'publish_via_partition_root = true' end), '') || ')', '')
        from pg_publication p order by p.pubname
        """
            .formatted(schemas),
        row -> named(Space.PUBLICATION, row.number(), row.word(), row.phrase()));
  }

  private void named(Space space, long oid, String name, String definition) {
    long id = Assembly.OTHERS + oid;
    StatementReader.add(assembly, Key.of(space, name), id, definition, Assembly.LIVE);
  }

  private void published(LiveDatabase.Server server) throws SQLException {
    String parts =
        server.major() < 15
            ? ""
            : """
            || coalesce((select ' (' || string_agg(quote_ident(a.attname), ', ' order by a.attnum)
              || ')' from pg_attribute a where a.attrelid = r.prrelid
              and a.attnum = any (r.prattrs::int2[])), '')
            || coalesce(' where (' || pg_get_expr(r.prqual, r.prrelid) || ')', '')\
            """;
    reading.each(
        "published tables",
        """
        select r.prrelid, p.pubname, r.oid, c.relname,
        format('alter publication %%I add table %%s%%I.%%I', p.pubname,
          case when c.relkind = 'r' and c.relhassubclass then 'only ' end, n.nspname, c.relname) %s
        from pg_publication_rel r join pg_publication p on p.oid = r.prpubid
        join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace
        order by 1, 2
        """
            .formatted(parts),
        row -> {
          Key key = Key.of(Space.PUBLISHED, row.number(), row.word());
          long id = Assembly.OTHERS + row.number();
          assembly.put(key, new NamedObject(id, row.word(), key.name(), Assembly.LIVE));
          assembly.definition(id, row.phrase());
        });
  }

  /** Those of extensions come with them. */
  private void eventTriggers() throws SQLException {
    reading.each(
        "event triggers",
        """
        select e.evtfoid, e.oid, e.evtname,
        format('create event trigger %I on %s', e.evtname, e.evtevent)
        || coalesce((select ' when tag in (' || string_agg(quote_literal(t), ', ') || ')'
          from unnest(e.evttags) t), '')
        || format(' execute function %I.%I()', n.nspname, p.proname)
        || case e.evtenabled when 'O' then '' else format(E';\\nalter event trigger %I %s', e.evtname,
          case e.evtenabled when 'D' then 'disable' when 'R' then 'enable replica'
          else 'enable always' end) end
        from pg_event_trigger e join pg_proc p on p.oid = e.evtfoid
        join pg_namespace n on n.oid = p.pronamespace
        where not exists (select from pg_depend d where d.classid = 'pg_event_trigger'::regclass
          and d.objid = e.oid and d.deptype = 'e')
        order by e.evtname
        """,
        row -> {
          long function = Assembly.ROUTINES + row.number();
          long oid = row.number();
          String name = row.word();
          named(Space.EVENT_TRIGGER, oid, name, row.phrase());
          runs(assembly, function, Assembly.OTHERS + oid, name);
        });
  }

  /** An event trigger cannot live without its function. */
  static void runs(Assembly assembly, long function, long trigger, String name) {
    Part whole = new Part.Whole("event trigger " + name);
    Key key = Key.of(Space.EVENT_TRIGGER, name);
    assembly.put(
        Dependency.key(function, trigger, whole),
        new Dependency(key, trigger, whole, Dependency.Kind.NORMAL, List.of()));
  }
}
