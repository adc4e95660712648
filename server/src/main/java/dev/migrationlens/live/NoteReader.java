package dev.migrationlens.live;

import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Space;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Reads who may do what, and what is said of objects. */
final class NoteReader {
  private final Reading reading;
  private final Assembly assembly;

  NoteReader(Reading reading, Assembly assembly) {
    this.reading = reading;
    this.assembly = assembly;
  }

  void read() throws SQLException {
    privileges();
    defaultPrivileges();
    new CommentReader(reading, assembly).read();
  }

  /** Of relations and their columns, functions and schemas, where not all is as it was made. */
  private void privileges() throws SQLException {
    record Held(long object, String role) {}
    var held = new HashMap<Held, List<String>>();
    reading.each(
        "privileges",
        """
        select x.class, x.oid, case when a.grantee in (0, x.owner) then 'public'
          else pg_get_userbyid(a.grantee) end,
        coalesce(string_agg(distinct a.privilege_type || x.number, ','
          order by a.privilege_type || x.number)
          filter (where a.grantee is distinct from x.owner), '')
        from (select 'relation' as class, c.oid, c.relowner as owner, c.relnamespace as space,
                c.relacl as acl, '' as number from pg_class c where c.relacl is not null
              union all
              select 'relation', c.oid, c.relowner, c.relnamespace, t.attacl, ' ' || t.attnum
              from pg_attribute t join pg_class c on c.oid = t.attrelid where t.attacl is not null
              union all
              select 'function', p.oid, p.proowner, p.pronamespace, p.proacl, ''
              from pg_proc p where p.proacl is not null
              union all
              select 'schema', s.oid, s.nspowner, s.oid, s.nspacl, ''
              from pg_namespace s where s.nspacl is not null) x
        join pg_namespace n on n.oid = x.space
        cross join lateral aclexplode(x.acl) a
        where (a.grantee is distinct from x.owner or x.class = 'function') and\
        """
            + Introspection.OWN
            + "group by 1, 2, 3 order by 1, 2, 3",
        row -> {
          long space =
              switch (row.word()) {
                case "function" -> Assembly.ROUTINES;
                case "schema" -> Assembly.OTHERS;
                default -> 0;
              };
          held.put(new Held(space + row.number(), row.word()), privileges(row.word()));
        });
    held.forEach(
        (to, privileges) ->
            assembly.put(
                Key.of(Space.GRANT, to.object(), to.role()), new Grant(to.role(), privileges)));
  }

  /** Nobody but its owner may use a function of which everybody holds nothing. */
  private static List<String> privileges(String told) {
    return told.isEmpty() ? List.of() : Arrays.asList(told.split(","));
  }

  /**
   * What every role gives with what it makes counts for all: who will make something is unknown.
   */
  private void defaultPrivileges() throws SQLException {
    reading.each(
        "default privileges",
        """
        select coalesce(n.nspname, ''), case d.defaclobjtype when 'r' then 'TABLE'
          when 'S' then 'SEQUENCE' when 'f' then 'FUNCTION' when 'n' then 'SCHEMA' else 'TYPE' end,
        case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee) end,
        string_agg(distinct a.privilege_type, ',' order by a.privilege_type)
        from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
        cross join lateral aclexplode(d.defaclacl) a group by 1, 2, 3 order by 1, 2, 3
        """,
        row -> {
          Key key = Grant.byDefault(row.word(), row.word(), row.word());
          assembly.put(key, new Grant(key.name(), Arrays.asList(row.word().split(","))));
        });
  }
}
