-- name, kind, category, preferred + collatable + takes modifiers, what it is made of
select concat_ws(E'\t',
  pg_temp.objectname(t.typnamespace, t.typname),
  t.typtype::text,
  t.typcategory::text,
  case when t.typispreferred then 'p' else '-' end
    || case when t.typcollation <> 0 then 'c' else '-' end
    || case when t.typmodin <> 0 then 'm' else '-' end,
  case t.typtype
    when 'd' then pg_temp.typename(t.typbasetype)
      || coalesce(translate(substring(format_type(t.typbasetype, t.typtypmod) from '\(.*\)'), ',', ';'), '')
    when 'r' then (select pg_temp.typename(r.rngsubtype) from pg_range r where r.rngtypid = t.oid)
    when 'm' then
      (select pg_temp.typename(r.rngsubtype) from pg_range r where r.rngmultitypid = t.oid)
    when 'e' then
      (select string_agg(l.enumlabel, ',' order by l.enumsortorder)
       from pg_enum l where l.enumtypid = t.oid)
    else case when t.typelem <> 0 then pg_temp.typename(t.typelem) end
  end)
from pg_type t left join pg_type e on e.oid = t.typelem and e.typarray = t.oid
where e.oid is null
  and (t.typrelid = 0 or (select c.relkind from pg_class c where c.oid = t.typrelid) = 'c')
  and (pg_temp.member('pg_type', t.oid)
    or exists (  -- a multirange belongs to its range
      select from pg_range r where r.rngmultitypid = t.oid and pg_temp.member('pg_type', r.rngtypid)))
