-- Messages, dynamic statements, cursors and SQL within a body.
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare v int; t text;
begin
  raise;
  raise 'plain';
  raise 'with % and %%', v;
  raise notice 'a';
  raise debug 'a'; raise log 'a'; raise info 'a %', t; raise warning 'b %, %', 1, 'x' || t; raise exception 'c';
  raise exception using message = 'x';
  raise using errcode = '22012', message = 'a', detail = 'b', hint = 'c', column = 'd', constraint = 'e', datatype = 'f', table = 'g', schema = 'h';
  raise notice 'x' using hint = 'try ' || t, detail := 'd';
  raise 'dup %', t using errcode = 'unique_violation';
  raise division_by_zero;
  raise sqlstate '22012';
  raise exception unique_violation using message = 'x' || v;
  raise warning sqlstate '01000' using hint = (select 'x');
  raise notice $q$dollar %$q$, v; raise notice E'esc\n%', v;
  raise exception '%', (select count(*) from t where a = 1) + 3 using errcode = 'P0001';
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ begin raise notice '% %', 1, 2; raise notice '%%%', 3; raise exception 'a' using errcode := 'x'; end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ begin assert true; assert 1 = 1, 'message'; assert (select count(*) from t) > 0, format('x %s', 1); end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare a int; b text; r record; s record;
begin
  execute 'select 1';
  execute 'select 1' into a;
  execute 'select 1' into strict a;
  execute 'select $1' into a using 1;
  execute 'select $1' using 1 into a;
  execute 'select $1, $2' using 1, 'x' into a, b;
  execute 'select 1' into r; execute 'select 1' into r.x, s.y;
  execute format('create table %I (id int)', 'x'); execute 'drop ' || b || ' x' ; execute b;
  execute (select b) using (select 1), a;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
begin
  perform 1; perform f(); perform * from t where a = 1; perform set_config('a', 'b', true); perform pg_sleep(1), 2;
  perform distinct a from t group by a having count(*) > 1; perform 1 union select 2; perform a into b from t; perform;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ declare a int; begin call p(); call s.p(a, b => 1); do 'begin end'; do $x$ begin null; end $x$ language plpgsql; end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare n int; t text; o oid; a text; r record;
begin
  get diagnostics n = row_count;
  get current diagnostics n := row_count, t = pg_context, o = pg_routine_oid;
  get diagnostics r.x = row_count;
exception when others then
  get stacked diagnostics t = message_text, a = returned_sqlstate, t := column_name, t = constraint_name, t = pg_datatype_name,
    t = table_name, t = schema_name, t = pg_exception_detail, t = pg_exception_hint, t = pg_exception_context, t = pg_context;
end $$;
CREATE FUNCTION f() RETURNS refcursor LANGUAGE plpgsql AS $$
declare c refcursor; d refcursor; e cursor for select 1; x int; r record; y text;
begin
  open c for select * from t; open d no scroll for select 1; open d scroll for select 2 for update;
  open c for execute 'select 1'; open c for execute 'select $1, $2' using 1, 'x'; open e; open c no for select 3;
  fetch c into x; fetch next from c into x; fetch prior in c into x; fetch first from c into r; fetch last from c into x, y;
  fetch absolute 3 from c into x; fetch relative -1 from c into x; fetch relative x + 1 in c into x; fetch forward from c into x; fetch backward from c into x;
  fetch from c into r.a; fetch in c into x;
  move c; move next from c; move forward 2 from c; move all from c; move forward all from c; move backward x in c; move relative 2 from c; move 3 from c; move last from c;
  close c; close d;
  return c;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare a int; b text; r record; rt pg_class%rowtype;
begin
  select 1 into a; select into a 1; select a, b into a, b from t where x = 1; select 1, 2 into strict a, b;
  select * into r from t; select into strict r * from t limit 1; select * from t into r; select x from t where y = 1 into strict a;
  select * into rt from pg_class where oid = 1; select a into r.x from t; select into r.x, r.y 1, 2;
  insert into t values (1); insert into t (a, b) values (1, 2) returning a into a; insert into t select 1 returning id, name into strict a, b;
  update t set a = 1 where b = 2 returning a into a; delete from t where a = 1 returning * into r; delete from t;
  with x as (insert into t values (1) returning id) select id into a from x; with y as (select 1 as q) select q from y into a;
  merge into t using s on t.a = s.a when matched then delete when not matched then insert values (1);
  merge into t using s on t.a = s.a when matched then update set a = 1 returning t.a into a;
  values (1, 2) into a, b; values (1);
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
begin
  create table if not exists t (id int primary key, check (id > 0)); alter table t add column a int default 3, drop column b; drop table if exists t cascade;
  create index on t (a); create unique index i on t using btree (lower(a)) where a is not null; create view v as select 1; create or replace view v as select 2;
  grant select on t to public; revoke all on t from public; truncate t; comment on table t is 'x'; lock table t in exclusive mode;
  create type e as enum ('a', 'b'); alter type e add value 'c'; create extension if not exists pgcrypto; create policy p on t for select using (true);
  alter table t enable row level security; set local search_path = public, pg_temp; set search_path to ''; reset search_path; show search_path; analyze t;
  create trigger tr before update on t for each row execute function f(); notify c, 'x'; refresh materialized view v; copy t from '/x'; create schema if not exists s;
  create temp table tt on commit drop as select 1; savepoint s; explain select 1; import foreign schema a from server s into b; set constraints all deferred;
  create rule r as on insert to t do also (insert into u values (1); delete from u); create sequence s; alter sequence s restart with 3; discard all;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
begin
  create function g() returns int language sql begin atomic select 1; select case when true then 1 end; end;
  create or replace function g() returns int language sql as 'select 1';
  create procedure h() begin atomic insert into t values (1); end;
  create function k() returns int language plpgsql as $x$ begin return 1; end $x$;
  create function m() returns int return 1;
end $$;
CREATE FUNCTION f(p_id uuid, p_data jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
declare
  v_result jsonb;
  v_count bigint;
  v_item jsonb;
begin
  if p_id is null then
    raise exception 'id is required' using errcode = '22004', hint = 'pass one';
  end if;
  select jsonb_build_object('id', o.id, 'items', coalesce(jsonb_agg(i.*) filter (where i.id is not null), '[]'::jsonb))
    into v_result
    from public.orders o left join public.items i on i.order_id = o.id
   where o.id = p_id
   group by o.id;
  if not found then return jsonb_build_object('error', 'not found'); end if;
  for v_item in select * from jsonb_array_elements(p_data -> 'items') loop
    insert into public.items (order_id, name, price)
    values (p_id, v_item ->> 'name', (v_item ->> 'price')::numeric)
    on conflict (order_id, name) do update set price = excluded.price, updated_at = now();
  end loop;
  get diagnostics v_count = row_count;
  update public.orders set (a, b) = (1, 2), total = (select sum(price) from public.items where order_id = p_id) where id = p_id
  returning to_jsonb(orders.*) into v_result;
  return v_result || jsonb_build_object('count', v_count, 'at', clock_timestamp() at time zone 'utc');
exception
  when unique_violation then return jsonb_build_object('error', sqlerrm);
  when others then raise;
end;
$$;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$
declare a int;
begin
  new.slug := lower(regexp_replace(new.title, '[^a-z0-9]+', '-', 'g'));
  new.data['key'] := '1'; new.tags[1] = 'x'; new := old; new.total = new.price * new.quantity;
  select count(*) into new.n from t where id = new.id; select 1, 2 into new.a, new.b;
  execute 'select ($1).x' into new.x using new;
  if (tg_op = 'DELETE') then return old; end if;
  perform pg_notify('c', json_build_object('t', tg_table_name, 'o', tg_op, 'r', row_to_json(new))::text);
  return new;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare a int; arr int[] := array[1,2,3]; j jsonb; s text;
begin
  a := arr[1] + arr[array_upper(arr, 1)]; a := (arr)[2]; a := a % 3; a := -a; a := a::bigint::int; a := 'x' < 'y'; s := 'a' || E'\n' || $q$b$q$;
  j := '{"a": 1}'; j := j || '{"b": [1, 2]}'::jsonb; j := j #> '{a,b}'; a := j ->> 'a'; s := j #>> '{}'; s := array_to_string(arr[1:2], ',');
  a := extract(epoch from now()); s := substring(s from 1 for 2); s := trim(both 'x' from s); s := position('a' in s); s := cast(a as text); a := a is null;
  a := exists (select 1 where a in (select b from t)); a := coalesce(nullif(a, 1), greatest(1, 2)); a := case a when 1 then 2 else 3 end; s := a between 1 and 2;
  s := current_date; s := interval '1 day'; s := timestamp '2020-01-01' at time zone 'utc'; s := row(1, 2); s := array(select 1); s := a = any (arr); s := a like 'x' escape 'y';
  a := count(*) filter (where true) over (partition by b order by c rows unbounded preceding) from t; s := overlay(s placing 'x' from 2); s := (1, 2) = (3, 4);
end $$;
