-- name with its schema, kind, columns (! not null, = default)
select concat_ws(E'\t',
  case when exists (select from subject) then pg_temp.objectname(c.relnamespace, c.relname)
    else c.relnamespace::regnamespace::text || '.' || c.relname end,
  c.relkind::text,
  coalesce(string_agg(
    a.attname || ':' || pg_temp.typename(a.atttypid)
      || coalesce(translate(substring(format_type(a.atttypid, a.atttypmod) from '\(.*\)'), ',', ';'), '')
      || case when a.attnotnull then '!' else '' end
      || case when a.atthasdef then '=' else '' end,
    ',' order by a.attnum), ''))
from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'v', 'm', 'f', 'p', 'S', 'c')
  and c.relnamespace <> 'pg_toast'::regnamespace
  and (pg_temp.member('pg_class', c.oid)
    or exists (select from pg_type t where t.typrelid = c.oid and pg_temp.member('pg_type', t.oid)))
group by c.oid
