-- What the other files here ask with. subject holds the extension whose facts are wanted, or no row
-- for those of PostgreSQL itself, whose objects have numbers below 16384.
set check_function_bodies = off;

create temp table subject (id oid, name text, schema oid);

create function pg_temp.member(class regclass, object oid) returns boolean stable
language sql as $$
  select case
    when not exists (select from subject) then object < 16384
    else exists (
      select from pg_depend d, subject s
      where d.classid = class and d.objid = object and d.deptype = 'e'
        and d.refclassid = 'pg_extension'::regclass and d.refobjid = s.id)
  end
$$;

-- The extension that brings a type, with its schema.
create function pg_temp.owner(type pg_type) returns pg_extension stable
language sql as $$
  select e from pg_depend d join pg_extension e on e.oid = d.refobjid
  where d.deptype = 'e' and d.refclassid = 'pg_extension'::regclass
    and (d.classid, d.objid) in (
      ('pg_type'::regclass, type.oid), ('pg_class'::regclass, type.typrelid))
$$;

-- _x is an array, ~x lies in the extension's schema, ext~x in the schema of another extension.
create function pg_temp.typename(number oid) returns text stable
language sql as $$
  select case
    when e.typarray = t.oid then '_' || pg_temp.typename(t.typelem)
    when t.typnamespace = 'pg_catalog'::regnamespace then t.typname
    when (o.x).oid is null or (o.x).extnamespace <> t.typnamespace
      then t.typnamespace::regnamespace::text || '.' || t.typname
    when (o.x).oid = (select id from subject) then '~' || t.typname
    else (o.x).extname || '~' || t.typname
  end
  from pg_type t left join pg_type e on e.oid = t.typelem, lateral (select pg_temp.owner(t) as x) o
  where t.oid = number
$$;

-- Objects of pg_catalog, or of the extension's own schema, need no schema.
create function pg_temp.objectname(space oid, name text) returns text stable
language sql as $$
  select case
    when space = coalesce((select schema from subject), 'pg_catalog'::regnamespace) then name
    else space::regnamespace::text || '.' || name
  end
$$;
