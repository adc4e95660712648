package dev.migrationlens.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a database holds, a line for each object, sorted: two databases have one schema when their
 * lines are equal. Names, not numbers; the order of columns does not count.
 */
public final class SchemaFacts {
  private static final String OWN =
      " not in ('pg_catalog', 'information_schema', 'pg_toast') and nspname !~ '^pg_(temp|toast)'";

  /** Each answers lines of one text; extensions' own objects are left out. */
  private static final List<String> QUESTIONS =
      List.of(
          "select 'schema ' || nspname from pg_namespace where nspname" + OWN,
          "select 'extension ' || extname from pg_extension",
          """
          select format('%s %I.%I rls %s/%s %s %s %s', relkind, nspname, relname, relrowsecurity,
              relforcerowsecurity, reloptions, pg_get_partkeydef(c.oid),
              pg_get_expr(relpartbound, c.oid))
            from pg_class c join pg_namespace n on n.oid = relnamespace
            where relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c') and nspname\
          """
              + OWN
              + notOfExtension("pg_class", "c"),
          """
          select format('column %I.%I.%I %s %s %s %s%s %s', nspname, relname, attname,
              format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid),
              attidentity, attgenerated, attislocal)
            from pg_attribute a join pg_class c on c.oid = attrelid
            join pg_namespace n on n.oid = relnamespace
            left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where relkind in ('r', 'p', 'v', 'm', 'f', 'c') and attnum > 0 and not attisdropped
              and nspname\
          """
              + OWN
              + notOfExtension("pg_class", "c"),
          """
          select format('constraint %s %s %I %s %s', conrelid::regclass, contypid::regtype, conname,
              pg_get_constraintdef(k.oid), convalidated)
            from pg_constraint k join pg_namespace n on n.oid = connamespace
            where contype not in ('t', 'n') and nspname\
          """
              + OWN
              + notOfExtension("pg_constraint", "k"),
          "select indexdef from pg_indexes, lateral (select schemaname) x (nspname) where nspname"
              + OWN,
          "select format('policy %s', p) from pg_policies p",
          "select pg_get_triggerdef(oid) || tgenabled::text from pg_trigger where not tgisinternal",
          "select format('rule %s', r) from pg_rules r where schemaname <> 'pg_catalog'",
          """
          select format('view %I.%I %s', nspname, relname, pg_get_viewdef(c.oid))
            from pg_class c join pg_namespace n on n.oid = relnamespace
            where relkind in ('v', 'm') and nspname\
          """
              + OWN
              + notOfExtension("pg_class", "c"),
          """
          select format('type %s %s %s %s %s', t.oid::regtype, typtype, typnotnull, typdefault,
              (select string_agg(enumlabel, ',' order by enumsortorder)
                from pg_enum where enumtypid = t.oid))
            from pg_type t join pg_namespace n on n.oid = typnamespace
            where typtype in ('e', 'd', 'r') and nspname\
          """
              + OWN
              + notOfExtension("pg_type", "t"),
          """
          select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = pronamespace
            where prokind <> 'a' and nspname\
          """
              + OWN
              + notOfExtension("pg_proc", "p"),
          """
          select format('grant %I.%I %s', nspname, relname,
              (select string_agg(format('%s:%s', grantee::regrole, privilege_type), ' '
                  order by grantee::regrole::text, privilege_type)
                from aclexplode(relacl) where grantee <> relowner))
            from pg_class c join pg_namespace n on n.oid = relnamespace
            where exists (select from aclexplode(relacl) where grantee <> relowner) and nspname\
          """
              + OWN,
          """
          select format('comment %s %s', pg_describe_object(classoid, objoid, objsubid), description)
            from pg_description where objoid >= 16384\
          """,
          "select format('published %s', t) from pg_publication_tables t",
          "select format('publication %I %s', pubname, puballtables) from pg_publication",
          """
          select format('sequence %s %s', s.seqrelid::regclass, format_type(seqtypid, null))
            from pg_sequence s\
          """);

  private SchemaFacts() {}

  private static String notOfExtension(String catalog, String alias) {
    return " and not exists (select from pg_depend where classid = '%s'::regclass and objid = %s.oid and deptype = 'e')"
        .formatted(catalog, alias);
  }

  public static List<String> of(PostgresDatabase database) {
    var facts = new ArrayList<String>();
    try (var statement = database.connection().createStatement()) {
      // Names are told with their schemas, whatever search path the chain has left.
      statement.execute("begin; set local search_path = ''");
      for (String question : QUESTIONS) {
        try (var rows = statement.executeQuery(question)) {
          while (rows.next()) {
            facts.add(String.valueOf(rows.getString(1)));
          }
        }
      }
      statement.execute("rollback");
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    facts.sort(null);
    return facts;
  }
}
