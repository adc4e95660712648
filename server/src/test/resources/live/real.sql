-- What chains of real projects showed.
-- Rows of an extension are the extension's.
create extension tablefunc;
comment on extension tablefunc is 'functions that manipulate whole tables, including crosstab';

-- What all roles got when a table was made is what is taken from them.
alter default privileges in schema public grant all on tables to pg_monitor;
alter default privileges in schema public grant all on sequences to pg_monitor;
alter default privileges in schema public grant execute on functions to pg_monitor;
create table given (id serial primary key, word text);
create sequence given_numbers;
create function given_word() returns text language sql as $$ select 'a' $$;
revoke insert, update on given from pg_monitor;
revoke usage on sequence given_numbers from pg_monitor;
revoke grant option for select on given from pg_monitor;
revoke all on function given_word() from public;
create schema lent;
grant all on schema lent to pg_monitor;
revoke create on schema lent from pg_monitor;

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

-- What a block makes has its own text, and what was altered since is told.
do $$
begin
  if not exists (select from pg_proc where proname = 'touched') then
    create function touched() returns trigger language plpgsql as $f$ begin return new; end $f$;
  end if;
  execute 'create trigger touches before update on costs for each row when (new.a > 1) execute function touched()';
  execute format('create function %I(a int default 1) returns int language sql as %L', 'from_text', 'select a');
end
$$;
alter function from_text(int) security definer set search_path = public, pg_temp;
alter function from_text(int) immutable strict;
comment on function from_text(int) is 'stays';
create or replace function from_text(a int default 2) returns int language sql as 'select a + 1';
comment on view all_prices is 'stays too';
create or replace view all_prices as
select coalesce(a, bb) as one, coalesce(a, c) as two, case when a > 1 then a end as three,
  case when a > 1 then d else e end as four, greatest(a, bb) as five, coalesce(e, '') as six
from costs;

-- Expressions behind DEFAULT, and sequences of other names.
create table moments (
  id serial primary key,
  at_utc timestamp default (now() at time zone 'utc'),
  open boolean default (1 = 1 and not false),
  words text default 'not and'
);
alter table moments rename to instants;
create sequence first_name;
alter sequence first_name rename to last_name;

-- What only a statement says.
create view walled with (security_barrier, security_invoker) as select id from instants;
create unique index no_two_nulls on instants (words, open) nulls not distinct with (fillfactor = 70) where id > 0;
create table alike (a int, b int, unique nulls not distinct (a, b) deferrable initially deferred);

-- A trigger goes with its function, whatever both are called by then.
create table watched (id int);
create function watches() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger watching before insert on watched for each row execute function watches();
alter trigger watching on watched rename to has_watched;
alter function watches() rename to has_watched;
drop function has_watched() cascade;

-- What is said of a function goes with it, and another of its old name is silent.
create function said_of() returns int language sql as 'select 1';
comment on function said_of() is 'the first';
alter function said_of() rename to said_before;
create function said_of() returns int language sql as 'select 2';
create table said (a int, constraint c check (a > 1));
comment on constraint c on said is 'gone';
comment on column said.a is 'gone too';
alter table said drop column a, add column a int, add constraint c check (a > 2);

-- A temporary table is nobody else's.
select id into temp table passing_by from watched;
select id into local temporary passing_too from watched;
select id as id into staying from watched;

-- What a function makes when it is called.
create function makes(n int) returns void language plpgsql as $$
begin
  create table made_by_call (id int default (1 + 1), word text check (word <> 'no'));
  create view sight_of_it with (security_invoker = true) as select id, word from made_by_call;
  create policy for_all on made_by_call using (id > 1);
  create function made_too() returns int language sql as 'select 3';
end
$$;
select makes(1);
drop function makes(int);

-- A key may stand on an index.
create table pairs (a int, b int);
create unique index pairs_once on pairs (a, b);
create table of_pairs (a int, b int, foreign key (a, b) references pairs (a, b));
