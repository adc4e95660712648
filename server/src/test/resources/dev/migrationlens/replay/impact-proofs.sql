-- Each proof is a database, then the one statement whose impact is compared with what PostgreSQL does.
-- `-- from 17`: only there. `-- beside s`: s runs in another transaction, to stop the statement half-way.

--- create index t_a on t (a)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- create index concurrently t_a on t (a)
-- beside insert into t values (0)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- create index whole_a on whole (a)
create table whole (id int, a int) partition by range (id);
create table low partition of whole for values from (0) to (100);
insert into whole select i, i from generate_series(1, 50) i;

--- create index if not exists t_a on t (a)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create index t_a on t (a);

--- drop index t_a
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create index t_a on t (a);

--- drop index concurrently t_a
-- beside insert into t values (0)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create index t_a on t (a);

--- reindex table t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create index t_a on t (a);

--- reindex index t_a
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create index t_a on t (a);

--- reindex table concurrently t
-- beside insert into t values (0)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create index t_a on t (a);

--- reindex index concurrently t_a
-- beside insert into t values (0)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create index t_a on t (a);

--- create statistics s on a, b from t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c int
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c int default 7
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c timestamptz default now()
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c text default upper('x') || lower('Y')
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c int check (c > 0)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c int not null default 7
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c int unique
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c int not null
create table t (id int);

--- alter table t add column c uuid default gen_random_uuid()
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c timestamptz default clock_timestamp()
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c serial
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c int generated always as identity
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c int generated always as (a * 2) stored
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c int generated always as (a * 2) virtual
-- from 18
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add column c even
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create domain even as int check (value % 2 = 0);

--- alter table t add column c any_int
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create domain any_int as int;

--- alter table t add column c int default one('x'::text)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function one(int) returns int language sql volatile as 'select 1';
create function one(text) returns int language sql immutable as 'select 1';

--- alter table t add column p_id int references p
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;

--- alter table t add column p_id int default 7 references p
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;

--- alter table t drop column a
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t drop column id
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;
alter table t add foreign key (id) references p;

--- alter table t alter column a type varchar(20)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column a type varchar
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column a type text
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column b type varchar
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column n type numeric(8,2)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column n type numeric
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column w type timestamp(6)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column y type varchar(9)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column a type varchar(10)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column id type bigint
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column a type varchar(5)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column b type varchar(20)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column n type numeric(8,3)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column n type numeric(8,4)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column c type text
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column c type char(8)
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column j type jsonb
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column id type text
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column id type int using id + 1
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column id type bigint using id::bigint
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column a type text using a::text
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column w type timestamptz
create table t (id int, a varchar(10), b text, n numeric(6,2), w timestamp(3), c char(4), j json, x int check (x > 0), y varchar(5) check (y <> 'q'));
insert into t select i, i, i, i, now(), i % 10, '{}', i, i from generate_series(1, 100) i;

--- alter table t alter column b type citext
create extension citext;
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t alter column a set default 3
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t alter column a drop default
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t alter column g set expression as (a * 3)
-- from 17
create table t (a int, g int generated always as (a * 2) stored);
insert into t select i from generate_series(1, 100) i;

--- alter table t alter column g drop expression
create table t (a int, g int generated always as (a * 2) stored);
insert into t select i from generate_series(1, 100) i;

--- alter table t alter column id add generated always as identity
create table t (id int not null);
insert into t select i from generate_series(1, 100) i;

--- alter table t alter column a set statistics 500
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t alter column a set (n_distinct = 5)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t alter column b set storage external
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t alter column a set not null
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t alter column a set not null
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
alter table t add constraint a_set check (a is not null);

--- alter table t alter column a set not null
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
alter table t add constraint a_set check (a is not null) not valid;

--- alter table t alter column a set not null
create table t (a int not null);
insert into t select i from generate_series(1, 100) i;

--- alter table t alter column a drop not null
create table t (a int not null);
insert into t select i from generate_series(1, 100) i;

--- alter table t add constraint a_set not null a
-- from 18
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add constraint a_set not null a not valid
-- from 18
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add check (a > 0)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table whole add check (a > 0)
create table whole (id int, a int) partition by range (id);
create table low partition of whole for values from (0) to (100);
insert into whole select i, i from generate_series(1, 50) i;

--- alter table t add check (a > 0) not valid
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add constraint a_positive check (a > 0) not enforced
-- from 18
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add foreign key (a) references p
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;

--- alter table t add foreign key (a) references p not valid
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;

--- alter table t drop constraint t_a_fkey
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;
alter table t add foreign key (a) references p;

--- alter table t validate constraint t_a_fkey
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;
alter table t add foreign key (a) references p not valid;

--- alter table t validate constraint t_a_fkey
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;
alter table t add foreign key (a) references p;

--- alter table t validate constraint a_positive
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
alter table t add constraint a_positive check (a > 0) not valid;

--- alter table t alter constraint t_a_fkey deferrable
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;
alter table t add foreign key (a) references p;

--- alter table t add unique (a)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add primary key (id)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t add unique using index t_a
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create unique index t_a on t (a);

--- alter table t add primary key using index t_a
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create unique index t_a on t (a);

--- alter table t add primary key using index t_a
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create unique index t_a on t (a);
alter table t alter column a set not null;

--- alter table t add exclude using gist (a with =)
create extension btree_gist;
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t enable row level security
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t disable trigger g
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create rule r as on delete to t do also nothing;
create policy y on t;

--- alter table t disable rule r
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create rule r as on delete to t do also nothing;
create policy y on t;

--- create trigger h before insert on t for each row execute function f()
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create rule r as on delete to t do also nothing;
create policy y on t;

--- drop trigger g on t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create rule r as on delete to t do also nothing;
create policy y on t;

--- drop policy y on t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create rule r as on delete to t do also nothing;
create policy y on t;

--- drop rule r on t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create rule r as on delete to t do also nothing;
create policy y on t;

--- create rule q as on update to t do also nothing
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create rule r as on delete to t do also nothing;
create policy y on t;

--- create policy z on t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create rule r as on delete to t do also nothing;
create policy y on t;

--- alter policy y on t using (true)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger g before insert on t for each row execute function f();
create rule r as on delete to t do also nothing;
create policy y on t;

--- alter table t rename to u
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t rename column a to c
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter index t_a rename to t_b
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create index t_a on t (a);

--- alter table t set schema s
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create schema s;

--- alter table t owner to lens_impact
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create role lens_impact;

--- drop table t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- drop table t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;
alter table t add foreign key (a) references p;

--- drop table p cascade
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;
alter table t add foreign key (a) references p;

--- truncate t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- truncate p cascade
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;
alter table t add foreign key (a) references p;

--- alter table t set (fillfactor = 80)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t set unlogged
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t set logged
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table t replica identity full
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- comment on table t is 'x'
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- comment on column t.a is 'x'
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter publication pub add table t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create publication pub;

--- create publication pub for table t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- create table c (id int references p)
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;

--- create table c (id int) inherits (p)
create table p (id int primary key);
insert into p select i from generate_series(1, 100) i;

--- alter table whole attach partition high for values from (100) to (200)
create table whole (id int, a int) partition by range (id);
create table low partition of whole for values from (0) to (100);
insert into whole select i, i from generate_series(1, 50) i;
create table high (id int, a int);
insert into high select 100 + i, i from generate_series(1, 50) i;

--- create table high partition of whole for values from (100) to (200)
create table whole (id int, a int) partition by range (id);
create table low partition of whole for values from (0) to (100);
insert into whole select i, i from generate_series(1, 50) i;

--- alter table whole detach partition low
create table whole (id int, a int) partition by range (id);
create table low partition of whole for values from (0) to (100);
insert into whole select i, i from generate_series(1, 50) i;

--- alter table whole detach partition low concurrently
-- beside lock table low in access share mode
create table whole (id int, a int) partition by range (id);
create table low partition of whole for values from (0) to (100);
insert into whole select i, i from generate_series(1, 50) i;

--- alter table c inherit t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create table c (id int, a int, b text);

--- insert into t values (1)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- update t set a = 0 where id = 1
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- update t set a = 0
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- delete from t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- merge into t using (values (1)) v (id) on v.id = t.id when matched then delete
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- refresh materialized view m
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create materialized view m as select id, a from t;
create unique index m_id on m (id);

--- refresh materialized view concurrently m
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create materialized view m as select id, a from t;
create unique index m_id on m (id);

--- vacuum t
-- beside lock table t in share update exclusive mode
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- vacuum full t
-- beside select count(*) from t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- vacuum (full, analyze) t
-- beside select count(*) from t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- cluster t using t_a
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;
create index t_a on t (a);

--- analyze t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- lock table t
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- lock table t in share row exclusive mode
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter domain d add check (value > 0)
create domain d as int;
create table t (a d);
insert into t select i from generate_series(1, 100) i;

--- alter domain d set not null
create domain d as int;
create table t (a d);
insert into t select i from generate_series(1, 100) i;

--- alter domain d add constraint c check (value > 0) not valid
create domain d as int;
create table t (a d);
insert into t select i from generate_series(1, 100) i;

--- alter domain d validate constraint c
create domain d as int;
create table t (a d);
insert into t select i from generate_series(1, 100) i;
alter domain d add constraint c check (value > 0) not valid;

--- alter domain d set default 3
create domain d as int;
create table t (a d);
insert into t select i from generate_series(1, 100) i;

--- alter table t add column c int, alter column a type bigint, add check (id > 0)
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- alter table if exists missing add column c int
create table t (id int, a int, b text);
insert into t select i, i, i from generate_series(1, 100) i;

--- drop schema public cascade
create table t (id int primary key, a int);
create table r (id int references t);

--- alter table t alter column m type text
create type mood as enum ('sad', 'ok');
create table t (id int, m mood);
insert into t select i, 'ok' from generate_series(1, 100) i;

--- alter table t alter column m type mood using m::mood
create type mood as enum ('sad', 'ok');
create table t (id int, m text);
insert into t select i, 'ok' from generate_series(1, 100) i;

--- alter table t set tablespace pg_default
create table t (id int);

--- update t set a = 1 where true
create table t (id int, a int);
insert into t select i, i from generate_series(1, 100) i;

--- alter table whole attach partition high for values from (100) to (200)
create table whole (id int, a int) partition by range (id);
create table high (id int not null, a int, check (id >= 100 and id < 200));
insert into high select i, i from generate_series(100, 150) i;

--- alter table t add column who name default current_user
create table t (id int);
insert into t select i from generate_series(1, 100) i;

--- alter table t add column made timestamptz default now()
create table t (id int);
insert into t select i from generate_series(1, 100) i;
