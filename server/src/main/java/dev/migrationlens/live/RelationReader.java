package dev.migrationlens.live;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Column.Generation;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Relation.Trait;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.schema.Size;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads tables, views and sequences with their columns and constraints. */
final class RelationReader {
  private static final int BYTES_OF_A_PAGE = 8192;

  private final Reading reading;
  private final Assembly assembly;
  private final LiveTypes types;
  private final Provenance provenance;
  private final RestReader rest;
  private final Map<Long, List<Column>> columns = new HashMap<>();
  private final Map<Long, List<Long>> parents = new HashMap<>();
  private final Map<Long, List<TableConstraint>> constraints = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  private final Map<Place, String> serials = new HashMap<>();

  private record Place(long table, int column) {}

  RelationReader(Reading reading, Assembly assembly, LiveTypes types, Provenance provenance) {
    this.reading = reading;
    this.assembly = assembly;
    this.types = types;
    this.provenance = provenance;
    this.rest = new RestReader(reading);
  }

  void read(LiveDatabase.Server server) throws SQLException {
    sequences();
    columns();
    rest.read();
    reading.each(
        "inheritance",
        "select inhrelid, inhparent from pg_inherits order by inhrelid, inhseqno",
        row -> parents.computeIfAbsent(row.number(), k -> new ArrayList<>()).add(row.number()));
    constraints.putAll(new ConstraintReader(reading).read(server));
    reading.each(
        "tables",
        """
        select c.oid, n.nspname, c.relname, c.relkind, c.relnatts, c.relrowsecurity,
        c.relforcerowsecurity, c.relpersistence, c.relispartition, c.relispopulated,
        pg_get_userbyid(c.relowner), c.reltuples::int8, c.relpages,
        coalesce(array_to_string(c.reloptions, ' '), ''),
        case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end,
        case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end,
        coalesce(p.partattrs::text, ''),
        case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end,
        case when c.reloptions is not null then
          (select string_agg(format('%I = %L', o.option_name, o.option_value), ', ')
           from pg_options_to_table(c.reloptions) o) end
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        left join pg_partitioned_table p on p.partrelid = c.oid
        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and\
        """
            + Introspection.OWN
            + "order by c.oid",
        this::relation);
  }

  private void columns() throws SQLException {
    reading.each(
        "columns",
        """
        select a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull,
        a.attidentity, a.attgenerated, a.attinhcount > 0, pg_get_expr(d.adbin, d.adrelid)
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped and\
        """
            + Introspection.OWN
            + "order by a.attrelid, a.attnum",
        row -> column(row.number(), row));
  }

  private void column(long table, Row row) throws SQLException {
    columns.computeIfAbsent(table, k -> new ArrayList<>()).add(columnOf(table, row));
  }

  private Column columnOf(long table, Row row) throws SQLException {
    int number = row.count();
    String name = row.word();
    SqlType type = types.of(row.number(), row.count());
    boolean notNull = row.flag();
    Generation generation = generation(row.letter(), row.letter());
    boolean inherited = row.flag();
    String value = row.text();
    return new Column(
        number,
        name,
        type.isUnsure() ? null : type,
        notNull,
        value == null ? null : isSerial(table, number, value) ? "nextval" : shared(value),
        generation,
        inherited,
        Assembly.LIVE);
  }

  private String shared(String text) {
    return texts.computeIfAbsent(text, t -> t);
  }

  /** What serial makes: a default from the column's own sequence, under the usual name. */
  private boolean isSerial(long table, int number, String value) {
    String sequence = serials.get(new Place(table, number));
    return sequence != null && value.equals("nextval('" + sequence + "'::regclass)");
  }

  /** Sequences that go with a column. */
  private void sequences() throws SQLException {
    reading.each(
        "sequences of columns",
        """
        select d.refobjid, d.refobjsubid, s.oid, n.nspname, s.relname,
        t.relname || '_' || a.attname || '_seq' = s.relname and t.relnamespace = s.relnamespace
        from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
        join pg_namespace n on n.oid = s.relnamespace join pg_class t on t.oid = d.refobjid
        join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
        where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
        and d.deptype in ('a', 'i') and d.refobjsubid > 0
        """,
        row -> {
          var place = new Place(row.number(), row.count());
          long sequence = row.number();
          Key key = Key.relation(row.word(), row.word());
          if (row.flag()) {
            serials.put(place, Names.quote(key.parent()) + "." + Names.quote(key.name()));
          }
          Part whole = new Part.Whole("sequence " + key.name());
          assembly.put(
              Dependency.key(place.table(), sequence, whole),
              new Dependency(key, sequence, whole, Dependency.Kind.AUTO, List.of(place.column())));
        });
  }

  private static Generation generation(char identity, char generated) {
    return switch (identity) {
      case 'a' -> Generation.IDENTITY_ALWAYS;
      case 'd' -> Generation.IDENTITY_BY_DEFAULT;
      default ->
          generated == 's'
              ? Generation.STORED
              : generated == 'v' ? Generation.VIRTUAL : Generation.NONE;
    };
  }

  static Column column(int number, String name, SqlType type) {
    return new Column(number, name, type, false, null, Generation.NONE, false, Assembly.LIVE);
  }

  private void relation(Row row) throws SQLException {
    long id = row.number();
    String schema = row.word();
    String name = row.word();
    Relation.Kind kind = kind(row.letter());
    int last = row.count();
    boolean rowSecurity = row.flag();
    boolean forced = row.flag();
    char persistence = row.letter();
    boolean partition = row.flag();
    boolean populated = row.flag();
    String owner = row.word();
    assembly.size(id, new Size(row.number(), row.number() * BYTES_OF_A_PAGE, 0));
    String options = row.word();
    String partitionBy = row.text();
    String query = row.text();
    List<Integer> partitionColumns = row.vector().stream().map(Long::intValue).toList();
    String behind = rest.of(id, row.text(), row.text());
    if (!behind.isEmpty()) {
      assembly.definition(id, behind);
    }
    var traits =
        Relation.Traits.PLAIN
            .with(Trait.ROW_SECURITY, rowSecurity)
            .with(Trait.FORCED_ROW_SECURITY, forced)
            .with(Trait.UNLOGGED, persistence == 'u')
            .with(Trait.PARTITION, partition)
            .with(Trait.SECURITY_INVOKER, isInvoker(options))
            .with(Trait.UNPOPULATED, !populated)
            .partitioned(partitionBy, partitionColumns)
            .withQuery(query == null ? null : query.replaceFirst(";\\s*$", "").strip())
            .withOwner(owner);
    Origin origin = provenance.of("pg_class", id);
    assembly.relation(
        new Relation(
            id,
            schema,
            name,
            kind,
            kind == Relation.Kind.SEQUENCE ? SEQUENCE : columns.getOrDefault(id, List.of()),
            last,
            constraints.getOrDefault(id, List.of()),
            parents.getOrDefault(id, List.of()),
            traits,
            true,
            origin));
    columns.remove(id);
  }

  static final List<Column> SEQUENCE =
      List.of(
          column(1, "last_value", SqlType.INT8).withNotNull(true),
          column(2, "log_cnt", SqlType.INT8).withNotNull(true),
          column(3, "is_called", SqlType.BOOL).withNotNull(true));

  private static boolean isInvoker(@Nullable String options) {
    return options != null && options.matches(".*\\bsecurity_invoker=(true|on|1|yes)\\b.*");
  }

  private static Relation.Kind kind(char letter) {
    return switch (letter) {
      case 'v' -> Relation.Kind.VIEW;
      case 'm' -> Relation.Kind.MATERIALIZED_VIEW;
      case 'f' -> Relation.Kind.FOREIGN_TABLE;
      case 'p' -> Relation.Kind.PARTITIONED_TABLE;
      case 'S' -> Relation.Kind.SEQUENCE;
      default -> Relation.Kind.TABLE;
    };
  }
}
