package dev.migrationlens.live;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands behind the columns of a relation: bounds, options, servers, what a sequence
 * counts. The first line belongs to the statement that makes it, each further one is a statement.
 */
final class RestReader {
  private static final String COUNTS =
      """
      case when s.seqincrement <> 1 then 'increment by ' || s.seqincrement end,
      case when s.seqmin <> 1 then 'minvalue ' || s.seqmin end,
      case when s.seqmax <> case s.seqtypid when 'int2'::regtype then 32767
        when 'int4'::regtype then 2147483647 else 9223372036854775807 end
        then 'maxvalue ' || s.seqmax end,
      case when s.seqstart <> %s then 'start with ' || s.seqstart end,
      case when s.seqcache <> 1 then 'cache ' || s.seqcache end,
      case when s.seqcycle then 'cycle' end
      """;

  private final Reading reading;
  private final Map<Long, String> heads = new HashMap<>();
  private final Map<Long, List<String>> tails = new HashMap<>();

  RestReader(Reading reading) {
    this.reading = reading;
  }

  void read() throws SQLException {
    sequences();
    namesOfSequences();
    defaultsOfViews();
    servers();
    columns();
  }

  /** Empty where there is nothing to add. */
  String of(long relation, @Nullable String bound, @Nullable String options) {
    var head = new ArrayList<String>();
    add(head, bound);
    add(head, options == null ? null : "with (" + options + ")");
    add(head, heads.get(relation));
    var lines = new ArrayList<String>();
    lines.add(String.join(" ", head));
    lines.addAll(tails.getOrDefault(relation, List.of()));
    return String.join("\n", lines).stripTrailing();
  }

  private static void add(List<String> all, @Nullable String part) {
    if (part != null && !part.isEmpty()) {
      all.add(part);
    }
  }

  private void tail(Row row) throws SQLException {
    tails.computeIfAbsent(row.number(), k -> new ArrayList<>()).add(row.phrase());
  }

  private void sequences() throws SQLException {
    reading.each(
        "what sequences count",
        """
        select s.seqrelid, concat_ws(' ',
          case when s.seqtypid <> 'int8'::regtype then 'as ' || format_type(s.seqtypid, null) end,
        """
            + COUNTS.formatted("case when s.seqincrement > 0 then s.seqmin else s.seqmax end")
            + ") from pg_sequence s order by s.seqrelid",
        row -> heads.put(row.number(), row.word()));
    reading.each(
        "what identity columns count",
        """
        select d.refobjid, format('alter table %I.%I alter column %I set ',
          n.nspname, c.relname, a.attname) || x.counts
        from (select s.*, concat_ws(' set ',
        """
            + COUNTS.formatted("1")
            + """
            ) as counts from pg_sequence s) x join pg_sequence s on s.seqrelid = x.seqrelid
            join pg_depend d on d.objid = s.seqrelid and d.deptype = 'i'
            and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
            join pg_class c on c.oid = d.refobjid join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
            where x.counts <> '' order by 1, 2
            """,
        this::tail);
  }

  /** They have the names that PostgreSQL would choose, unless somebody chose another. */
  private void namesOfSequences() throws SQLException {
    reading.each(
        "names of the sequences of identity columns",
        """
        select c.oid, format('alter sequence %I.%I rename to %I', n.nspname,
          c.relname || '_' || a.attname || '_seq', s.relname)
        from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
        join pg_class c on c.oid = d.refobjid join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
        where d.deptype = 'i' and d.classid = 'pg_class'::regclass
        and d.refclassid = 'pg_class'::regclass
        and length(c.relname || '_' || a.attname || '_seq') < 64
        and s.relname not like replace(c.relname || '_' || a.attname || '_seq', '_', '\\_') || '%'
        order by c.oid, a.attnum
        """,
        this::tail);
  }

  private void defaultsOfViews() throws SQLException {
    reading.each(
        "defaults of views",
        """
        select c.oid, format('alter view %I.%I alter column %I set default %s', n.nspname,
          c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid))
        from pg_attrdef d join pg_class c on c.oid = d.adrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = d.adnum
        where c.relkind = 'v' order by c.oid, a.attnum
        """,
        this::tail);
  }

  private void servers() throws SQLException {
    reading.each(
        "servers of foreign tables",
        """
        select f.ftrelid, format('server %I', s.srvname) || coalesce((
          select format(' options (%s)', string_agg(format('%I %L', option_name, option_value), ', '))
          from pg_options_to_table(f.ftoptions) having count(*) > 0), '')
        from pg_foreign_table f join pg_foreign_server s on s.oid = f.ftserver order by 1
        """,
        row -> heads.put(row.number(), row.word()));
  }

  private void columns() throws SQLException {
    reading.each(
        "collations and options of columns",
        """
        select c.oid, x.sql from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
        cross join lateral (
          select format('alter %s %I.%I alter column %I ',
            case c.relkind when 'f' then 'foreign table' else 'table' end,
            n.nspname, c.relname, a.attname)) as b(alter)
        cross join lateral (
          select b.alter || 'type ' || format_type(a.atttypid, a.atttypmod) || ' collate '
            || (select format('%I.%I', l.nspname, o.collname) from pg_collation o
                join pg_namespace l on l.oid = o.collnamespace where o.oid = a.attcollation)
          where a.attcollation <> 0 and a.attcollation <> t.typcollation
          union all
          select b.alter || format('options (%s)',
            (select string_agg(format('add %I %L', option_name, option_value), ', ')
             from pg_options_to_table(a.attfdwoptions)))
          where a.attfdwoptions is not null) as x(sql)
        where c.relkind in ('r', 'p', 'f') and a.attnum > 0 and not a.attisdropped
        and a.attinhcount = 0
        and (a.attfdwoptions is not null or a.attcollation <> t.typcollation) and\
        """
            + Introspection.OWN
            + "order by c.oid, a.attnum",
        this::tail);
  }
}
