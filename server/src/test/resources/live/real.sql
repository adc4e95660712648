-- What chains of real projects showed.
create role reader_of_all;

-- Rows of an extension are the extension's.
create extension tablefunc;
comment on extension tablefunc is 'functions that manipulate whole tables, including crosstab';

-- What all roles got when a table was made is what is taken from them.
alter default privileges in schema public grant all on tables to reader_of_all;
alter default privileges in schema public grant all on sequences to reader_of_all;
alter default privileges in schema public grant execute on functions to reader_of_all;
create table given (id serial primary key, word text);
create sequence given_numbers;
create function given_word() returns text language sql as $$ select 'a' $$;
revoke insert, update on given from reader_of_all;
revoke usage on sequence given_numbers from reader_of_all;
revoke grant option for select on given from reader_of_all;
revoke all on function given_word() from public;
create schema lent;
grant all on schema lent to reader_of_all;
revoke create on schema lent from reader_of_all;

-- A routine's search_path.
set search_path = lent, public;
create function public.as_now() returns int language sql set search_path from current as 'select 1';
create function public.no_more() returns int language sql set search_path = lent as 'select 1';
alter function public.no_more() reset all;
create function public.by_now() returns int language sql as 'select 1';
alter function public.by_now() set search_path from current;
reset search_path;

-- A column that goes with its type takes along what needs it.
create type mood as enum ('good', 'bad');
create table days (id int primary key, how mood, on_day date, open boolean);
create policy good_days on days using (how = 'good');
create policy all_days on days using (id > 0);
create view of_days as select id from days where how = 'good';
drop type mood cascade;

-- A column in parentheses is a column.
create unique index one_open on days ((open)) where open;

-- Automatic names avoid those of other tables.
create table source (key int primary key);
create table data (source_key int references source);
create table data_source (key int);
alter table data_source add foreign key (key) references source;

-- A constraint may be altered.
create table later (
  a int references source deferrable initially deferred,
  b int references source,
  c int references source deferrable
);
alter table later alter constraint later_a_fkey not deferrable;
alter table later alter constraint later_b_fkey initially deferred;
alter table later alter constraint later_c_fkey deferrable;

-- Lengths that all have are kept.
create table prices (a numeric(10, 2), b numeric(10, 2), c numeric(8, 2), d varchar(20), e varchar(20));
create view all_prices as
select coalesce(a, b) as one, coalesce(a, c) as two, case when a > 1 then a end as three,
  case when a > 1 then d else e end as four, greatest(a, b) as five, coalesce(d, '') as six
from prices;
create view both_prices as select a, d, c from prices union all select b, e, a from prices;

-- What is said last of a thing counts, however it is named, and goes with it.
comment on table prices is 'at first';
comment on table public.prices is 'at last';
comment on column public.prices.a is 'the first';
comment on column prices.a is null;
comment on column prices.b is 'the second';
alter table prices rename column b to bb;
alter table prices rename to costs;

-- Whether a function is there is known by its types.
do $$
declare
  it text;
begin
  foreach it in array array['given_word()', 'public.as_now()', 'nothing_here(int)'] loop
    if to_regprocedure(it) is not null then
      execute format('revoke all on function %s from public', it);
    end if;
  end loop;
end
$$;

-- What a block may have done to something is no claim about it.
create table maybe_strict (id int, a int);
create policy maybe_policy on maybe_strict using (id > 0);
create function maybe_definer() returns int language sql as 'select 1';
do $$
declare
  t record;
begin
  for t in select c.oid::regclass::text as name from pg_class c where c.relname like 'maybe%' and c.reltuples < 0 loop
    execute format('alter table %s alter column id set not null', t.name);
    execute format('alter table %s enable row level security', t.name);
    execute format('alter policy maybe_policy on %s to reader_of_all', t.name);
    execute format('comment on table %s is %L', t.name, 'perhaps');
    execute format('grant select on %s to reader_of_all', t.name);
    execute format('create index on %s (a)', t.name);
  end loop;
  for t in select p.oid::regprocedure::text as name from pg_proc p where p.proname like 'maybe%' and p.procost > 1 loop
    execute format('alter function %s security definer', t.name);
  end loop;
end
$$;
create table keyed (id int primary key, other int);
do $$
declare
  n text;
begin
  select c.conname into n from pg_constraint c
  where c.conrelid = 'keyed'::regclass and c.contype = 'p' and md5(c.conname) is not null;
  if n is null then
    return;
  end if;
  execute format('alter table keyed drop constraint %I', n);
  alter table keyed add constraint keyed_pkey primary key (id, other);
end
$$;
create table keys_of (id int, other int, foreign key (id, other) references keyed (id, other));
