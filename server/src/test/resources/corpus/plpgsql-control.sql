-- Conditions, loops and what leaves them.
CREATE FUNCTION f(a int) RETURNS text LANGUAGE plpgsql AS $$
begin
  if a = 1 then return 'one'; end if;
  if a = 2 then return 'two'; else return 'more'; end if;
  if a = 3 then null; elsif a = 4 then null; elseif a in (5, 6) then null; else null; end if;
  if exists (select 1 from t where x = a) and not (a is null) then end if;
  if a > 0 then if a > 1 then null; end if; else if a < 0 then null; end if; end if;
  return null;
end $$;
CREATE FUNCTION f(a int) RETURNS text LANGUAGE plpgsql AS $$
begin
  case a when 1 then return 'one'; when 2, 3 then return 'few'; else return 'many'; end case;
  case when a between 0 and 10 then null; when a > 10 then return 'x'; end case;
  case a + 1 when 1 then else end case;
  case when true then case a when 1 then null; end case; end case;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare i int := 0;
begin
  loop
    i := i + 1;
    exit when i > 10;
    continue when i = 5;
    if i > 20 then exit; end if;
  end loop;
  <<l>> loop exit l; continue l; exit l when true; continue l when i = 1; end loop l;
  while i > 0 and not false loop i := i - 1; end loop;
  <<w>>
  while true loop
    <<v>> while false loop exit w; continue w when true; end loop v;
  end loop w;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare n int := 3; a int[];
begin
  for i in 1..10 loop raise notice '%', i; end loop;
  for i in reverse 10..1 loop null; end loop;
  for i in reverse 10..1 by 2 loop i := i + 1; end loop;
  for i in n..n+3 by n loop null; end loop;
  for i in (select 1)..(select 2) loop continue; end loop;
  for "I J" in 1 .. 2 loop "I J" := 1; end loop;
  <<l>> for n in 1..array_length(a, 1) loop l.n := 3; for n in 1..2 loop exit l; end loop; end loop l;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare r record; rt pg_class%rowtype; a int; b text;
begin
  for r in select * from t loop raise notice '%', r.x; end loop;
  for rt in select * from pg_class where relname like 'x%' order by 1 loop null; end loop;
  for a, b in select 1, 'x' loop exit; end loop;
  for a in select 1 union select 2 loop null; end loop;
  for r in (select 1) loop null; end loop;
  for r in with x as (select 1) select * from x loop null; end loop;
  for r in values (1), (2) loop null; end loop;
  for r in insert into t values (1) returning * loop null; end loop;
  for r in update t set x = 1 returning x loop null; end loop;
  for r in delete from t returning x loop null; end loop;
  for r in explain select 1 loop null; end loop;
  for r in show all loop null; end loop;
  for r.x in select 1 loop null; end loop;
  for r.x, r.y in select 1, 2 loop null; end loop;
  <<m>> for r in table t loop continue m; end loop m;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare r record; a int; b int; t text := 'x';
begin
  for r in execute 'select 1' loop null; end loop;
  for a in execute format('select %s', 1) using 1, 2 loop null; end loop;
  for a, b in execute 'select $1, $2' using a + 1, (select 2) loop null; end loop;
  for r in execute t || ' where ' || quote_literal(t) loop null; end loop;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare c cursor for select 1; d cursor (x int) for select x; r record;
begin
  for r in c loop null; end loop;
  for s in d(3) loop raise notice '%', s; s.x := 3; end loop;
  for s in d(x := 3) loop null; end loop;
  for s in d (x => 4) loop update t set a = 1 where current of d; end loop;
end $$;
CREATE FUNCTION f(a int[], b int[][]) RETURNS void LANGUAGE plpgsql AS $$
declare x int; y int[]; r record; z int;
begin
  foreach x in array a loop x := 1; end loop;
  foreach y slice 1 in array b loop null; end loop;
  foreach x in array array[1, 2, 3] loop exit when x = 2; end loop;
  foreach r in array array[row(1, 2)] loop null; end loop;
  foreach x, z in array a loop null; end loop;
  <<l>> foreach x in array string_to_array('1,2', ',')::int[] loop continue l; end loop l;
  foreach x slice 0 in array a loop null; end loop;
end $$;
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ declare a int; r record; user int; begin return 1; return a; return (a); return r.x; return case when a = 1 then 2 end; return count(*) from t; return user; end $$;
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE plpgsql AS $$ declare a int; begin return next 1; return next a; return; return query select 1; return query execute 'select $1' using 1; return query execute 'x'; end $$;
CREATE FUNCTION f() RETURNS SETOF record LANGUAGE plpgsql AS $$ declare r record; begin for r in select 1 loop return next r; end loop; return query values (1), (2); return query with x as (select 1) select * from x; return query table t; end $$;
CREATE FUNCTION f() RETURNS TABLE (a int, b text) LANGUAGE plpgsql AS $$ begin a := 1; b := 'x'; return next; return query select 1, 'x'; return query insert into t values (1) returning *; return; end $$;
CREATE FUNCTION f(OUT a int, OUT b text) LANGUAGE plpgsql AS $$ begin a := 1; select 'x' into b; return; end $$;
CREATE FUNCTION f(INOUT a int) RETURNS SETOF int LANGUAGE plpgsql AS $$ begin return next; a := a + 1; return next; return; end $$;
CREATE FUNCTION f(VARIADIC a int[]) RETURNS int LANGUAGE plpgsql AS $$ begin return a[1]; end $$;
CREATE FUNCTION f(a anyelement, b anyarray) RETURNS anyelement LANGUAGE plpgsql AS $$ declare c a%type; begin c := b[1]; return c; end $$;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'INSERT' then new.created_at = now(); return new;
  elsif tg_op = 'UPDATE' then
    if new.a is distinct from old.a then raise exception 'no' using errcode = 'check_violation'; end if;
    return new;
  end if;
  insert into log select tg_table_name, tg_argv[0], old.*;
  return old;
end $$;
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ declare r record; begin for r in select * from pg_event_trigger_ddl_commands() loop raise notice '% %', tg_event, tg_tag; end loop; end $$;
CREATE FUNCTION f() RETURNS record LANGUAGE plpgsql AS $$ declare r record; begin r := row(1, 'x'); return r; return row(1, 2); return (1, 2); end $$;
CREATE FUNCTION f(r record) RETURNS int LANGUAGE plpgsql AS $$ begin return r.a; end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ begin return; exit f; end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare v record; o text := ''; k text; keys text[] := array['a', 'b'];
begin
  foreach k in array keys loop
    if k like 'a%' then
      o := o || case when k = 'a' then 'x' when k = 'b' then 'y' else 'z' end;
      continue;
    end if;
    begin
      execute format('alter table %I add column %I text', 't', k);
    exception
      when duplicate_column then
        raise notice 'column % exists', k;
    end;
  end loop;
end $$;
