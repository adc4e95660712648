--- a function that could not be replaced still stands, and cannot be replaced later either [goes on]
create function masked(txt text) returns text language sql as $$ select txt $$;
create or replace function masked(input text) returns text language sql as $$ select input $$;
create or replace function masked(input text) returns text language sql as $$ select upper(input) $$;
create or replace function masked(other text) returns text language sql as $$ select other $$;
alter function masked(text) stable;
create or replace function masked(input text) returns text language sql as $$ select lower(input) $$;
alter function masked(text) rename to covered;
create or replace function covered(input text) returns text language sql as $$ select lower(input) $$;
create or replace function covered(txt text) returns text language sql as $$ select lower(txt) $$;
create or replace function covered(input text) returns text language sql as $$ select input $$;
drop function covered(text);
create or replace function covered(input text) returns text language sql as $$ select input $$;
create or replace function covered(input text) returns text language sql as $$ select upper(input) $$;

--- so do its result and its defaults [goes on]
create type mood as enum ('low', 'high');
create function f(a int, b int default 2) returns mood language sql as $$ select 'low'::mood $$;
create or replace function f(a int, b int default 2) returns text language sql as $$ select 'low' $$;
alter type mood rename to humour;
create or replace function f(a int, b int default 2) returns humour language sql as $$ select 'high'::humour $$;
create or replace function f(a int, b int) returns humour language sql as $$ select 'high'::humour $$;
create or replace function f(a int, b int) returns humour language sql as $$ select 'low'::humour $$;
create or replace function f(a int, b int default 3) returns humour language sql as $$ select 'low'::humour $$;
create or replace function f(a int, b int default 3) returns void language sql as $$ $$;
create or replace function f(a int, b int default 3) returns void language sql as $$ select null $$;

--- what is wrong before what failed is wrong all the same [goes on]
create table a (id int references nowhere (id));
insert into neither select id from a;
insert into a select id from neither;
insert into a select 1;
create view v as select * from neither, a;
create view w as select * from a, neither;
create policy p on nothing using (exists (select from a));
create table b (id int references nobody (id), a int references a (id));

--- what the catalog is asked about may not be there [goes on]
create table a (id int references nowhere (id));
do $$ begin
  if to_regclass('public.a') is not null then
    execute 'drop table nothing';
  end if;
end $$;
do $$ begin
  if exists (select from pg_tables where tablename = 'a') then
    drop table nothing;
  end if;
end $$;
do $$ begin
  if exists (select from information_schema.columns where table_name = 'a' and column_name = 'id') then
    drop table nothing;
  end if;
end $$;
do $$ begin
  if not exists (select from pg_class where relname = 'a') then
    return;
  end if;
  drop table nothing;
end $$;
create function g(x nothing) returns int language sql as $$ select 1 $$;
do $$ begin
  if exists (select from pg_proc where proname = 'g') then
    drop table nothing;
  end if;
  if to_regproc('g') is not null then
    drop table nothing;
  end if;
end $$;

--- attributes given to functions that are found do not change what functions there are
create function f(a int) returns int language sql as $$ select a $$;
create function g(a int) returns int language sql as $$ select a $$;
do $$
declare r record;
begin
  for r in select p.oid::regprocedure as f from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.prosecdef
  loop
    execute format('alter function %s set search_path = public', r.f);
  end loop;
end $$;
select f(1) + g(1);
create or replace function g(a int) returns int language sql as $$ select a + 1 $$;
create or replace function f(a int) returns text language sql as $$ select 'a' $$;

--- with a view that may be dropped go the routines that stand on it, and no others [goes on]
create table t (id int, secret text);
create view v as select id from t;
create function plain(a int) returns int language sql as $$ select count(*)::int from v $$;
create function rows_of() returns setof v language sql as $$ select * from v $$;
create function atomic() returns bigint language sql begin atomic select count(*) from v; end;
do $$
declare r record;
begin
  for r in select schemaname, viewname from pg_views where schemaname = 'public' and definition ilike '%secret%' loop
    execute format('drop view if exists %I.%I cascade', r.schemaname, r.viewname);
  end loop;
end $$;
create or replace function plain(b int) returns int language sql as $$ select 1 $$;
create or replace function rows_of() returns setof v language sql as $$ select * from v $$;
--- what was refused is made by the first that does [goes on]
CREATE TABLE IF NOT EXISTS c (id int PRIMARY KEY, x int REFERENCES missing (id));
CREATE TABLE IF NOT EXISTS c (id int PRIMARY KEY, score int);
CREATE INDEX i ON c (score);
ALTER TABLE c DROP COLUMN x;
SELECT score FROM c;
CREATE TABLE IF NOT EXISTS d (id int PRIMARY KEY, x int REFERENCES missing (id));
CREATE TABLE IF NOT EXISTS d (id int PRIMARY KEY, y int REFERENCES nowhere (id));
CREATE TABLE d (id int PRIMARY KEY);
CREATE TABLE d (id int);
ALTER TABLE c ADD COLUMN IF NOT EXISTS z int REFERENCES missing (id);
ALTER TABLE c ADD COLUMN IF NOT EXISTS z int REFERENCES nowhere (id);
ALTER TABLE c ADD COLUMN z int;
ALTER TABLE c ADD COLUMN z text;
CREATE INDEX IF NOT EXISTS k ON c (nope);
CREATE INDEX IF NOT EXISTS k ON c (nothing);
CREATE INDEX k ON c (id);
CREATE INDEX k ON c (id);
CREATE SEQUENCE IF NOT EXISTS s OWNED BY missing.id;
CREATE SEQUENCE s;
CREATE SEQUENCE s;
