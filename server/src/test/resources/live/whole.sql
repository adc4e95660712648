create extension postgres_fdw;
create type mood as enum ('a','b''c');
create type pair as (x int, y numeric(10,2)[]);
create domain posint as int default 5 not null constraint pos check (value > 0);
create type fr as range (subtype = float8, subtype_diff = float8mi);
create sequence s1 as smallint increment 5 minvalue 10 maxvalue 1000 start 20 cache 3 cycle;
create function f_imm(a int) returns int immutable language sql as 'select a+1';
create table t1 (
  id bigint generated always as identity (start with 100 increment by 10) primary key,
  sid serial,
  code text collate "C" default 'x' not null,
  m mood default 'a', p pair, d posint, tags text[] not null default '{}',
  n int default nextval('s1'),
  calc int generated always as (f_imm(5) * 2) stored,
  v int generated always as (7) virtual,
  ts timestamptz(3) default now(),
  constraint c1 check (length(code) < 10) no inherit,
  constraint u1 unique nulls not distinct (code, m),
  constraint ex exclude using gist (int4range(sid, sid+1) with &&) where (sid > 0)
) with (fillfactor = 70, autovacuum_enabled = off);
create table t2 (id int primary key, t1 bigint references t1 on delete set null on update cascade deferrable initially deferred, t1b bigint, foreign key (t1b) references t1 not valid);
alter table t2 add constraint chk check (id > 0) not valid;
create table parent (a int, b text) ;
create table child (c int) inherits (parent);
create table pt (k int, r date, primary key (k, r)) partition by range (r);
create table pt1 partition of pt for values from ('2020-01-01') to ('2021-01-01');
create table ptd partition of pt default;
create index on pt (k);
create unlogged table ul (a int);
create index i1 on t1 (lower(code) text_pattern_ops desc nulls last, sid) include (n) with (fillfactor=50) where sid > 3;
create unique index i2 on t1 (tags) nulls not distinct;
create index i3 on t1 using gin (tags);
create view v1 with (security_barrier = true) as select id, code from t1 where sid > 0 with check option;
create view v2 as select * from v1;
create materialized view mv as select id, count(*) c from t1 group by id with no data;
create unique index on mv (id);
create function fadd(a int, b int default 3, variadic c int[] default '{}') returns table (x int, y text) language plpgsql stable security definer set search_path = '' as $$ begin return query select a, 'x'; end $$;
create procedure pr(inout a int) language plpgsql as 'begin a := 1; end';
create aggregate mysum(int) (sfunc = int4pl, stype = int, initcond = '0');
create aggregate myavg(float8) (sfunc = float8_accum, stype = float8[], finalfunc = float8_avg, initcond='{0,0,0}', parallel = safe, combinefunc = float8_combine);
create aggregate myperc(float8 order by anyelement) (sfunc=ordered_set_transition, stype=internal, finalfunc=percentile_disc_final, finalfunc_extra);
create function trg() returns trigger language plpgsql as 'begin return new; end';
create trigger tr1 before insert or update of code on t1 for each row when (new.sid > 0) execute function trg('x');
create trigger tr2 after update on t1 referencing old table as o new table as n for each statement execute function trg();
create constraint trigger tr3 after insert on t2 deferrable initially deferred for each row execute function trg();
alter table t1 disable trigger tr1;
create trigger vtr instead of insert on v1 for each row execute function trg();
alter table t1 enable row level security; alter table t1 force row level security;
create policy p1 on t1 as restrictive for update to public using (sid > 0) with check (code <> '');
create server srv foreign data wrapper postgres_fdw options (host 'h', dbname 'd');
create foreign table ft (a int options (column_name 'z'), b text not null default 'q', constraint fc check (a > 0)) server srv options (schema_name 'public', table_name 'x');
create schema app; create table app."Weird Name" ("Col A" int primary key, "select" text);
comment on table t1 is 'It''s t1'; comment on column t1.code is 'the code'; comment on function f_imm(int) is 'plus one';
comment on type mood is 'm'; comment on schema app is 'a'; comment on constraint c1 on t1 is 'cc'; comment on policy p1 on t1 is 'pp';
comment on index i1 is 'ii'; comment on trigger tr1 on t1 is 'tt'; comment on view v1 is 'vv'; comment on materialized view mv is 'mm'; comment on sequence s1 is 'ss'; comment on domain posint is 'dd';
create rule r1 as on insert to v2 do instead nothing;
create publication few for table t2 (id, t1) where (id > 3), t1 with (publish = 'insert, update');
create publication schemas for tables in schema app with (publish_via_partition_root = true);
create function ev() returns event_trigger language plpgsql as 'begin end';
create event trigger e1 on sql_drop execute function ev();
alter event trigger e1 enable always;
