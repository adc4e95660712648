package dev.migrationlens.live;

import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Space;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** Reads comments and privileges. */
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
    comments();
  }

  /** Of relations and their columns, functions and schemas, where not all is as it was made. */
  private void privileges() throws SQLException {
    record Held(long object, String role) {}
    var held = new HashMap<Held, List<String>>();
    reading.each(
        "privileges",
        """
        select x.class, x.oid, case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee) end,
        string_agg(distinct a.privilege_type || x.number, ',' order by a.privilege_type || x.number)
        from (select 'relation' as class, c.oid, c.relowner as owner, c.relnamespace as space,
                c.relacl as acl, '' as number from pg_class c where c.relacl is not null
              union all
              select 'relation', c.oid, c.relowner, c.relnamespace, t.attacl, ' ' || t.attnum
              from pg_attribute t join pg_class c on c.oid = t.attrelid where t.attacl is not null
              union all
              select 'function', p.oid, null, p.pronamespace, p.proacl, ''
              from pg_proc p where p.proacl is not null
              union all
              select 'schema', s.oid, s.nspowner, s.oid, s.nspacl, ''
              from pg_namespace s where s.nspacl is not null) x
        join pg_namespace n on n.oid = x.space
        cross join lateral aclexplode(x.acl) a
        where a.grantee is distinct from x.owner and\
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
          held.put(
              new Held(space + row.number(), row.word()), Arrays.asList(row.word().split(",")));
        });
    held.forEach(
        (to, privileges) ->
            assembly.put(
                Key.of(Space.GRANT, to.object(), to.role()), new Grant(to.role(), privileges)));
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

  private void comments() throws SQLException {
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
        where d.classoid = 'pg_class'::regclass and c.relkind <> 'c' and\
        """
            + Introspection.OWN
            + "order by 1, 2",
        this::comment);
    commentsOnTheRest();
  }

  private void commentsOnTheRest() throws SQLException {
    reading.each(
        "comments on what is no relation",
        """
        select x.kind, x.name, d.description from pg_description d join (
          select 'pg_type'::regclass, t.oid, t.typnamespace,
            case t.typtype when 'd' then 'DOMAIN' else 'TYPE' end,
            format('%I.%I', n.nspname, t.typname)
          from pg_type t join pg_namespace n on n.oid = t.typnamespace
          union all
          select 'pg_proc'::regclass, p.oid, p.pronamespace,
            case p.prokind when 'p' then 'PROCEDURE' when 'a' then 'AGGREGATE' else 'FUNCTION' end,
            format('%I.%I', n.nspname, p.proname)
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          union all
          select 'pg_constraint'::regclass, o.oid, c.relnamespace, 'CONSTRAINT',
            format('%I.%I.%I', n.nspname, c.relname, o.conname)
          from pg_constraint o join pg_class c on c.oid = o.conrelid
          join pg_namespace n on n.oid = c.relnamespace
          union all
          select 'pg_trigger'::regclass, t.oid, c.relnamespace, 'TRIGGER',
            format('%I.%I.%I', n.nspname, c.relname, t.tgname)
          from pg_trigger t join pg_class c on c.oid = t.tgrelid
          join pg_namespace n on n.oid = c.relnamespace
          union all
          select 'pg_policy'::regclass, p.oid, c.relnamespace, 'POLICY',
            format('%I.%I.%I', n.nspname, c.relname, p.polname)
          from pg_policy p join pg_class c on c.oid = p.polrelid
          join pg_namespace n on n.oid = c.relnamespace
          union all
          select 'pg_namespace'::regclass, n.oid, n.oid, 'SCHEMA', format('%I', n.nspname)
          from pg_namespace n) x(class, id, space, kind, name)
        on x.class = d.classoid and x.id = d.objoid
        join pg_namespace n on n.oid = x.space where d.objsubid = 0 and\
        """
            + Introspection.OWN
            + "order by 1, 2",
        this::comment);
  }

  private void comment(Row row) throws SQLException {
    var key = new Key(Space.COMMENT, row.word(), row.word());
    assembly.put(key, new NamedObject(0, key.name(), row.phrase(), Assembly.LIVE));
  }
}
