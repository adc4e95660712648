create schema app;
create extension citext;
create extension pgcrypto with schema app;
create type mood as enum ('sad', 'ok');
alter type mood add value 'fine' before 'ok';
alter type mood rename value 'sad' to 'gloomy';
create type app.pair as (a int, b numeric(10, 2));
alter type app.pair add attribute c text;
create domain email as citext check (value ~ '@') not null;
create domain app.small as int constraint positive check (value > 0) check (value < 10);
alter domain app.small add constraint even check (value % 2 = 0);
alter domain app.small set default 2;
create domain app.strict as text;
alter domain app.strict set not null;
create type span as range (subtype = timestamptz);
create table things (
  id bigint generated always as identity,
  mood mood default 'fine',
  moods mood[] not null default '{}',
  pair app.pair,
  mail email,
  amount numeric(12, 4) default 0,
  whole numeric(5),
  short char,
  code char(3),
  bits bit(4), more varbit(8),
  at timestamp(3), zoned timestamptz(0) default now(), day date default current_date,
  took interval day to second(2), t time(2) with time zone,
  flags boolean[] default array[true],
  doc jsonb default '{}'::jsonb,
  during span,
  double_id bigint generated always as (amount * 2) stored,
  tags varchar(20)[] default array[]::varchar[],
  loud text default upper('x'),
  oid_ref regclass, net inet, xid uuid default gen_random_uuid());
create function app.add(a int, b int default 1) returns int language sql immutable strict as 'select a + b';
create function app.rows(n int, out x int, out y text) returns setof record language sql stable as $$ select n, 'y' $$;
create function tab() returns table (id bigint, mood mood) language plpgsql security definer set search_path = '' as $$ begin end $$;
create procedure app.proc(inout total int, variadic rest text[]) language plpgsql as $$ begin total := 1; end $$;
create function app.add(a text) returns text begin atomic select a || 'x'; end;
create aggregate app.sum2(int) (sfunc = int4pl, stype = int, initcond = '0');
alter function app.add(int, int) security definer;
alter function app.add(int, int) volatile called on null input;
alter function tab() reset search_path;
alter function app.add(int, int) rename to plus;
