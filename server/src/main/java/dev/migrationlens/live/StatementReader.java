package dev.migrationlens.live;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Uncertainty;
import java.sql.SQLException;

/**
 * Reads the objects of which the name is kept and the statement that makes them: collations,
 * conversions, text search, operator classes, languages, servers and their like.
 */
final class StatementReader {
  private static final String COLLATIONS =
      """
      select 'COLLATION', 'pg_collation', c.oid, n.nspname, c.collname::text,
      format('create collation %I.%I (provider = %s, ', n.nspname, c.collname,
        case j ->> 'collprovider' when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end)
      || case when j ->> 'collprovider' = 'c' and c.collcollate <> c.collctype
        then format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype)
        else format('locale = %L', coalesce(
          j ->> 'colllocale', j ->> 'colliculocale', j ->> 'collcollate')) end
      || case when j ->> 'collisdeterministic' = 'false' then ', deterministic = false' else '' end
      || coalesce(', rules = ' || quote_literal(j ->> 'collicurules'), '') || ')'
      from pg_collation c join pg_namespace n on n.oid = c.collnamespace, to_jsonb(c) j
      """;

  private static final String CONVERSIONS =
      """
      select 'CONVERSION', 'pg_conversion', c.oid, n.nspname, c.conname::text,
      format('create %sconversion %I.%I for %L to %L from %s',
        case when c.condefault then 'default ' end, n.nspname, c.conname,
        pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc)
      from pg_conversion c join pg_namespace n on n.oid = c.connamespace
      """;

  private static final String TEXT_SEARCH =
      """
      select 'TEXT_SEARCH_CONFIGURATION', 'pg_ts_config', c.oid, n.nspname, c.cfgname::text,
      format('create text search configuration %I.%I (parser = %I.%I)', n.nspname, c.cfgname,
        m.nspname, p.prsname)
      || coalesce((select string_agg(format(E';\\nalter text search configuration %I.%I'
          ' add mapping for %s with %s', n.nspname, c.cfgname, x.tokens, x.dictionaries), ''
          order by x.tokens)
        from (select string_agg(quote_ident(t.alias), ', ' order by t.tokid) as tokens,
            y.dictionaries
          from (select maptokentype, string_agg(mapdict::regdictionary::text, ', '
              order by mapseqno) as dictionaries
            from pg_ts_config_map where mapcfg = c.oid group by 1) y
          join ts_token_type(c.cfgparser) t on t.tokid = y.maptokentype group by 2) x), '')
      from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace
      join pg_ts_parser p on p.oid = c.cfgparser join pg_namespace m on m.oid = p.prsnamespace
      union all
      select 'TEXT_SEARCH_DICTIONARY', 'pg_ts_dict', d.oid, n.nspname, d.dictname::text,
      format('create text search dictionary %I.%I (%s)', n.nspname, d.dictname,
        concat_ws(', ', format('template = %I.%I', m.nspname, t.tmplname), d.dictinitoption))
      from pg_ts_dict d join pg_namespace n on n.oid = d.dictnamespace
      join pg_ts_template t on t.oid = d.dicttemplate
      join pg_namespace m on m.oid = t.tmplnamespace
      union all
      select 'TEXT_SEARCH_PARSER', 'pg_ts_parser', p.oid, n.nspname, p.prsname::text,
      format('create text search parser %I.%I (%s)', n.nspname, p.prsname,
        concat_ws(', ', 'start = ' || p.prsstart, 'gettoken = ' || p.prstoken,
          'end = ' || p.prsend, 'lextypes = ' || p.prslextype,
          'headline = ' || nullif(p.prsheadline, 0)::regproc))
      from pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace
      union all
      select 'TEXT_SEARCH_TEMPLATE', 'pg_ts_template', t.oid, n.nspname, t.tmplname::text,
      format('create text search template %I.%I (%s)', n.nspname, t.tmplname,
        concat_ws(', ', 'init = ' || nullif(t.tmplinit, 0)::regproc, 'lexize = ' || t.tmpllexize))
      from pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace
      """;

  /** What belongs to a class or, loosely, to a family: the catalog of the owner is put in. */
  private static final String MEMBERS =
      """
      (select string_agg(x.item, ', ' order by x.kind desc, x.number, x.item) from (
        select 'operator' as kind, a.amopstrategy as number,
          format('operator %%s %%s', a.amopstrategy, a.amopopr::regoperator)
          || coalesce((select format(' for order by %%I.%%I', sn.nspname, sf.opfname)
            from pg_opfamily sf join pg_namespace sn on sn.oid = sf.opfnamespace
            where sf.oid = a.amopsortfamily), '') as item
        from pg_amop a join pg_depend d on d.classid = 'pg_amop'::regclass and d.objid = a.oid
        where d.refclassid = '%1$s'::regclass and d.refobjid = o.oid and d.deptype in ('a', 'i')
        union all
        select 'function', a.amprocnum, format('function %%s (%%s, %%s) %%s', a.amprocnum,
          format_type(a.amproclefttype, null), format_type(a.amprocrighttype, null),
          a.amproc::regprocedure)
        from pg_amproc a join pg_depend d on d.classid = 'pg_amproc'::regclass
        and d.objid = a.oid
        where d.refclassid = '%1$s'::regclass and d.refobjid = o.oid and d.deptype in ('a', 'i')) x)
      """;

  private static final String FAMILIES =
      """
      select 'OPERATOR_FAMILY', 'pg_opfamily', o.oid, n.nspname, o.opfname || ' using ' || m.amname,
      format('create operator family %I.%I using %I', n.nspname, o.opfname, m.amname)
      || coalesce(format(E';\\nalter operator family %I.%I using %I add ', n.nspname, o.opfname,
        m.amname) ||
      """
          + MEMBERS.formatted("pg_opfamily")
          + """
          , '')
          from pg_opfamily o join pg_namespace n on n.oid = o.opfnamespace
          join pg_am m on m.oid = o.opfmethod
          """;

  private static final String CLASSES =
      """
      select 'OPERATOR_CLASS', 'pg_opclass', o.oid, n.nspname, o.opcname || ' using ' || m.amname,
      format('create operator class %I.%I %sfor type %s using %I family %I.%I as ', n.nspname,
        o.opcname, case when o.opcdefault then 'default ' end, format_type(o.opcintype, null),
        m.amname, fn.nspname, f.opfname)
      || concat_ws(', ', case when o.opckeytype <> 0 then
          'storage ' || format_type(o.opckeytype, null) end, coalesce(
      """
          + MEMBERS.formatted("pg_opclass")
          + """
          , case when o.opckeytype = 0 then 'storage ' || format_type(o.opcintype, null) end))
          from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace
          join pg_am m on m.oid = o.opcmethod join pg_opfamily f on f.oid = o.opcfamily
          join pg_namespace fn on fn.oid = f.opfnamespace
          """;

  private final Reading reading;
  private final Assembly assembly;
  private final Provenance provenance;

  StatementReader(Reading reading, Assembly assembly, Provenance provenance) {
    this.reading = reading;
    this.assembly = assembly;
    this.provenance = provenance;
  }

  void read() throws SQLException {
    inSchemas("collations and conversions", COLLATIONS + " union all " + CONVERSIONS);
    inSchemas("text search", TEXT_SEARCH);
    inSchemas("operator classes", FAMILIES + " union all " + CLASSES);
    of("languages, access methods and servers", ServerStatements.SQL);
    of("subscriptions", ServerStatements.SUBSCRIPTIONS);
  }

  private void inSchemas(String what, String sql) throws SQLException {
    of(
        what,
        "select * from ("
            + sql
            + ") o(space, class, oid, nspname, name, sql)"
            + " where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1, 4, 5");
  }

  private void of(String what, String sql) throws SQLException {
    reading.each(
        what,
        sql,
        row -> {
          Space space = Space.valueOf(row.word());
          String type = row.word();
          long oid = row.number();
          Key key = new Key(space, row.word(), row.word());
          add(assembly, key, Assembly.OTHERS + oid, row.phrase(), provenance.of(type, oid));
        });
  }

  /** An object of which the name and the statement are known. */
  static void add(Assembly assembly, Key key, long id, String statement, Origin origin) {
    assembly.put(key, id, new NamedObject(id, key.name(), statement, origin));
    assembly.definition(id, statement);
    if (key.space() == Space.OPERATOR_CLASS) {
      // Operators that it compares with are not told one by one.
      assembly.put(new Key(Space.UNCERTAIN, "operator-class", "*"), new Uncertainty(0));
    }
  }
}
