package dev.migrationlens.live;

import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Size;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what belongs to tables: indexes, policies, triggers and rules. */
final class TableReader {
  private final Reading reading;
  private final Assembly assembly;
  private final Provenance provenance;

  TableReader(Reading reading, Assembly assembly, Provenance provenance) {
    this.reading = reading;
    this.assembly = assembly;
    this.provenance = provenance;
  }

  void read(LiveDatabase.Server server) throws SQLException {
    indexes();
    policies();
    triggers(server);
    rules();
    new NoteReader(reading, assembly).read();
  }

  private void indexes() throws SQLException {
    reading.each(
        "indexes",
        """
        select i.indexrelid, i.indrelid, n.nspname, c.relname, m.amname, i.indisunique,
        i.indisprimary, i.indkey::text, i.indnkeyatts, o.conname,
        case when o.conname is null and not coalesce(pi.indisvalid
            and c.relname like replace(t.relname, '_', '\\_') || '\\_%\\_idx%', false)
          then case when i.indisvalid
            then regexp_replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
            else pg_get_indexdef(i.indexrelid) end
          || case when h.inhparent is null or pi.indisvalid then '' else format(
            E';\nalter index %s attach partition %s', pi.indexrelid::regclass,
            i.indexrelid::regclass) end end,
        pg_get_expr(i.indpred, i.indrelid),
        c.reltuples::int8, c.relpages, pg_stat_get_numscans(i.indexrelid)
        from pg_index i join pg_class c on c.oid = i.indexrelid
        join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = c.relam
        join pg_class t on t.oid = i.indrelid
        left join pg_inherits h on h.inhrelid = i.indexrelid
        left join pg_index pi on pi.indexrelid = h.inhparent
        left join pg_constraint o on o.conindid = i.indexrelid and o.conrelid = i.indrelid
        and o.contype in ('p', 'u', 'x')
        where\
        """
            + Introspection.OWN
            + "order by i.indexrelid",
        this::index);
  }

  private void index(Row row) throws SQLException {
    long id = row.number();
    long table = row.number();
    String schema = row.word();
    String name = row.word();
    String method = row.word();
    boolean unique = row.flag();
    boolean primary = row.flag();
    List<Integer> all = row.vector().stream().map(Long::intValue).toList();
    int keys = row.count();
    String constraint = row.text();
    String definition = row.text();
    String predicate = row.text();
    assembly.size(id, new Size(row.number(), row.number() * 8192L, row.number()));
    if (definition != null) {
      assembly.definition(id, definition);
    }
    assembly.index(
        new Index(
            id,
            schema,
            name,
            table,
            unique,
            primary,
            method,
            all.subList(0, keys),
            all.subList(keys, all.size()),
            definition == null ? "" : keyText(definition),
            predicate,
            constraint,
            provenance.of("pg_class", id)));
  }

  /** What stands between the first parentheses of an index's definition. */
  static String keyText(String definition) {
    int open = definition.indexOf('(', definition.indexOf(" USING "));
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < definition.length(); i++) {
      char c = definition.charAt(i);
      quoted ^= c == '\'' || c == '"';
      if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0) {
          return definition.substring(open + 1, i);
        }
      }
    }
    return "";
  }

  private void policies() throws SQLException {
    reading.each(
        "policies",
        """
        select p.oid, p.polrelid, p.polname, p.polpermissive, p.polcmd,
        array(select case r when 0 then 'public' else pg_get_userbyid(r) end
              from unnest(p.polroles) r order by 1)::text[],
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
        from pg_policy p order by p.polrelid, p.polname
        """,
        row -> {
          long id = Assembly.OTHERS + row.number();
          long table = row.number();
          String name = row.word();
          var policy =
              new Policy(
                  id,
                  name,
                  row.flag(),
                  command(row.letter()),
                  row.words(),
                  row.text(),
                  row.text(),
                  Assembly.LIVE);
          assembly.put(Key.of(Space.POLICY, table, name), policy);
        });
  }

  private static String command(char letter) {
    return switch (letter) {
      case 'r' -> "select";
      case 'a' -> "insert";
      case 'w' -> "update";
      case 'd' -> "delete";
      default -> "all";
    };
  }

  private void triggers(LiveDatabase.Server server) throws SQLException {
    reading.each(
        "triggers",
        """
        select t.oid, t.tgrelid, t.tgname, t.tgfoid, t.tgtype, t.tgenabled, t.tgoldtable,
        t.tgnewtable, t.tginitdeferred, pg_get_triggerdef(t.oid)
        || case when t.tgenabled in ('A', 'R') then format(E';\\nalter table %%s enable %%s'
          ' trigger %%I', t.tgrelid::regclass, case t.tgenabled when 'A' then 'always'
          else 'replica' end, t.tgname) else '' end
        from pg_trigger t where not t.tgisinternal %s order by t.tgrelid, t.tgname
        """
            .formatted(server.major() >= 13 ? "and t.tgparentid = 0" : ""),
        row -> {
          long id = Assembly.OTHERS + row.number();
          long table = row.number();
          String name = row.word();
          long function = Assembly.ROUTINES + row.number();
          int bits = row.count();
          char state = row.letter();
          boolean enabled = state == 'O' || state == 'A';
          var transitions = new ArrayList<String>();
          for (int i = 0; i < 2; i++) {
            String transition = row.text();
            if (transition != null) {
              transitions.add(transition);
            }
          }
          String deferred = row.flag() ? " DEFERRED" : "";
          var trigger =
              new Trigger(
                  id,
                  name,
                  function,
                  (bits & 2) != 0 ? "BEFORE" : (bits & 64) != 0 ? "INSTEAD OF" : "AFTER" + deferred,
                  events(bits),
                  (bits & 1) != 0,
                  enabled,
                  transitions,
                  false,
                  List.of(),
                  Assembly.LIVE);
          assembly.put(Key.of(Space.TRIGGER, table, name), trigger);
          assembly.definition(id, row.phrase());
        });
  }

  /** The bits of {@code pg_trigger.tgtype}. */
  private static List<String> events(int bits) {
    var events = new ArrayList<String>();
    Map<String, Integer> all = Map.of("INSERT", 4, "DELETE", 8, "UPDATE", 16, "TRUNCATE", 32);
    for (String event : List.of("INSERT", "UPDATE", "DELETE", "TRUNCATE")) {
      if ((bits & all.get(event)) != 0) {
        events.add(event);
      }
    }
    return events;
  }

  private void rules() throws SQLException {
    reading.each(
        "rules",
        """
        select r.oid, r.ev_class, r.rulename, pg_get_ruledef(r.oid)
        || case r.ev_enabled when 'O' then '' else format(E'\\nalter table %s %s rule %I',
          r.ev_class::regclass, case r.ev_enabled when 'D' then 'disable'
          when 'R' then 'enable replica' else 'enable always' end, r.rulename) end
        from pg_rewrite r join pg_class c on c.oid = r.ev_class
        join pg_namespace n on n.oid = c.relnamespace
        where r.rulename <> '_RETURN' and\
        """
            + Introspection.OWN
            + "order by r.ev_class, r.rulename",
        row -> {
          long id = Assembly.OTHERS + row.number();
          Key key = Key.of(Space.RULE, row.number(), row.word());
          StatementReader.add(assembly, key, id, row.phrase(), Assembly.LIVE);
        });
  }
}
