package dev.migrationlens.live;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads enums, domains, composite types, ranges and base types. */
final class TypeReader {
  private final Reading reading;
  private final Assembly assembly;
  private final LiveTypes types;
  private final Provenance provenance;
  private final Map<Long, List<PgType.Label>> labels = new HashMap<>();
  private final Map<Long, List<Column>> attributes = new HashMap<>();
  private final Map<Long, List<TableConstraint>> checks = new HashMap<>();
  private final Map<Long, SqlType> ranges = new HashMap<>();

  TypeReader(Reading reading, Assembly assembly, LiveTypes types, Provenance provenance) {
    this.reading = reading;
    this.assembly = assembly;
    this.types = types;
    this.provenance = provenance;
  }

  void read() throws SQLException {
    parts();
    reading.each(
        "types",
        """
        select t.oid, n.nspname, t.typname, t.typtype, t.typisdefined, t.typnotnull, t.typbasetype,
        t.typtypmod, case t.typtype
          when 'd' then concat_ws(' ', 'default ' || t.typdefault, case
            when t.typcollation <> 0 and t.typcollation <> u.typcollation then 'collate '
            || (select format('%I.%I', l.nspname, o.collname) from pg_collation o
                join pg_namespace l on l.oid = o.collnamespace where o.oid = t.typcollation) end)
          when 'r' then (select concat_ws(', ',
              (select format('subtype_opclass = %I.%I', m.nspname, k.opcname) from pg_opclass k
                join pg_namespace m on m.oid = k.opcnamespace
                where k.oid = g.rngsubopc and not k.opcdefault),
              (select format('collation = %I.%I', l.nspname, o.collname) from pg_collation o
                join pg_namespace l on l.oid = o.collnamespace
                join pg_type b on b.oid = g.rngsubtype
                where o.oid = g.rngcollation and g.rngcollation <> b.typcollation),
              'canonical = ' || nullif(g.rngcanonical, 0)::regproc,
              'subtype_diff = ' || nullif(g.rngsubdiff, 0)::regproc,
              (select format('multirange_type_name = %I.%I', l.nspname, m.typname)
                from pg_type m join pg_namespace l on l.oid = m.typnamespace
                where m.oid::text = to_jsonb(g) ->> 'rngmultitypid'
                and m.typname <> case when t.typname like '%range%'
                  then regexp_replace(t.typname, 'range', 'multirange')
                  else t.typname || '_multirange' end))
            from pg_range g where g.rngtypid = t.oid)
          when 'c' then (select string_agg(format(
              'alter type %I.%I alter attribute %I type %s collate %I.%I', n.nspname, t.typname,
              a.attname, format_type(a.atttypid, a.atttypmod), l.nspname, o.collname), E';\\n'
              order by a.attnum)
            from pg_attribute a join pg_type b on b.oid = a.atttypid
            join pg_collation o on o.oid = a.attcollation
            join pg_namespace l on l.oid = o.collnamespace
            where a.attrelid = t.typrelid and a.attcollation <> b.typcollation) end
        from pg_type t join pg_namespace n on n.oid = t.typnamespace
        left join pg_class c on c.oid = t.typrelid left join pg_type u on u.oid = t.typbasetype
        where\
        """
            + Introspection.OWN
            + """
            and t.typtype in ('b', 'd', 'e', 'r', 'c', 'p') and coalesce(c.relkind, 'c') = 'c'
            and not exists (select from pg_type e where e.typarray = t.oid)
            order by t.oid
            """,
        this::type);
  }

  private void parts() throws SQLException {
    reading.each(
        "enum labels",
        "select enumtypid, enumlabel from pg_enum order by enumtypid, enumsortorder",
        row ->
            labels
                .computeIfAbsent(row.number(), k -> new ArrayList<>())
                .add(new PgType.Label(row.word(), 0)));
    reading.each(
        "ranges",
        "select rngtypid, rngsubtype from pg_range",
        row -> ranges.put(row.number(), types.of(row.number())));
    reading.each(
        "attributes of composite types",
        """
        select c.reltype, a.attnum, a.attname, a.atttypid, a.atttypmod
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'c' and a.attnum > 0 and not a.attisdropped and\
        """
            + Introspection.OWN
            + "order by c.oid, a.attnum",
        row ->
            attributes
                .computeIfAbsent(row.number(), k -> new ArrayList<>())
                .add(
                    RelationReader.column(
                        row.count(), row.word(), types.of(row.number(), row.count()))));
    reading.each(
        "constraints of domains",
        """
        select contypid, conname, pg_get_expr(conbin, 0), convalidated
        from pg_constraint where contypid <> 0 and contype = 'c' order by contypid, conname
        """,
        row ->
            checks
                .computeIfAbsent(row.number(), k -> new ArrayList<>())
                .add(check(row.word(), row.text(), row.flag())));
  }

  private static TableConstraint check(String name, @Nullable String text, boolean validated) {
    return new TableConstraint(
        name,
        TableConstraint.Kind.CHECK,
        List.of(),
        0,
        List.of(),
        text,
        validated,
        false,
        TableConstraint.Details.NONE,
        Assembly.LIVE);
  }

  private void type(Row row) throws SQLException {
    long oid = row.number();
    String schema = row.word();
    String name = row.word();
    char letter = row.letter();
    boolean defined = row.flag();
    boolean notNull = row.flag();
    SqlType base = types.of(row.number(), row.count());
    PgType.Kind kind = defined ? kind(letter) : PgType.Kind.SHELL;
    Origin origin = provenance.of("pg_type", oid);
    long id = Assembly.TYPES + oid;
    var made =
        new PgType(
            id,
            schema,
            name,
            kind,
            labels.getOrDefault(oid, List.of()),
            attributes.getOrDefault(oid, List.of()),
            kind == PgType.Kind.RANGE ? ranges.get(oid) : base.isUnsure() ? null : base,
            checks.getOrDefault(oid, List.of()),
            notNull,
            null,
            origin);
    assembly.put(made.key(), id, made);
    String rest = row.phrase();
    if (!rest.isEmpty()) {
      assembly.definition(id, rest);
    }
  }

  private static PgType.Kind kind(char letter) {
    return switch (letter) {
      case 'e' -> PgType.Kind.ENUM;
      case 'd' -> PgType.Kind.DOMAIN;
      case 'c' -> PgType.Kind.COMPOSITE;
      case 'r' -> PgType.Kind.RANGE;
      case 'p' -> PgType.Kind.SHELL;
      default -> PgType.Kind.BASE;
    };
  }
}
