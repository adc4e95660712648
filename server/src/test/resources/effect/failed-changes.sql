--- what failed to be made is no mistake of who drops it [goes on]
create table t (id int primary key, owner uuid);
create policy p on t using (nope = 1);
comment on policy p on t is 'x';
alter policy p on t rename to q;
drop policy q on t;
create policy p on t using (true);
create trigger tg before insert on t for each row execute function nope();
alter trigger tg on t rename to tg2;
drop trigger tg2 on t;
create statistics st on id, nope from t;
drop statistics st;
create rule r as on insert to t do also insert into nope values (1);
drop rule r on t;
--- what a failed ALTER TABLE would have dropped is still there [goes on]
create table t (id int primary key, a int, b text, c int, constraint ck check (c > 0));
alter table t drop column a, add column z nope;
select a from t;
alter table t add column a int;
alter table t drop constraint ck, add column z nope;
alter table t add constraint ck check (c > 1);
alter table t drop constraint ck;
alter table t drop column b, drop column nope1;
create index i on t (b);
alter table t drop constraint t_pkey, add column z nope;
create table k (id int references t);
alter table t add primary key (id);
create view v as select z from t;
--- a type that may not have changed is not known [goes on]
create table t (id int primary key, c varchar(10) default 'x');
alter table t alter c type int;
select length(c) from t;
alter table t alter c drop default;
--- routines and types do not take each other's names [goes on]
create schema s;
create function f(int) returns int language sql as $$ select 1 $$;
create function g(int) returns int language sql as $$ select 1 $$;
create function s.f(int) returns int language sql as $$ select 1 $$;
create type m as enum ('a');
create type s.m as enum ('a');
alter function f(int) rename to g;
select f(1);
alter function f(int) set schema s;
drop function f(int);
alter type m set schema s;
create table tm (x m);
--- a new column references one that comes after it
create table t (id int primary key);
alter table t add column q int references t (zz), add column zz int unique;
alter table t add column if not exists q int references nowhere, add column if not exists w int references t (q2), add column q2 int primary key, drop constraint t_pkey;
--- what a refused type or change would be is no mistake of who uses it [goes on]
create type addr as (street text);
create type addr as (x int);
alter type addr rename attribute street to st;
alter type addr add attribute zip int;
create table t (id int);
alter table t alter id set default 'x';
alter table t alter id set not null, alter id add generated always as identity;
--- a rename that is refused twice moves nothing [silent] [goes on]
create schema s1;
create schema s2;
alter schema s1 rename to s2;
alter schema s1 rename to s2;
create table s1.t (id int);
create type m as enum ('a');
create type n as enum ('a');
alter type m rename to n;
alter type m rename to n;
create table tm (x m);
create table u (id int);
create view w as select id from u;
alter view w rename to u;
alter view w rename to u;
select * from w;
create function f(a nope) returns int language sql as $$ select 1 $$;
create function f(a int) returns int language sql as $$ select 1 $$;
drop function f;
--- a view that was refused is in nobody's way [goes on]
create table t (id int primary key, n text);
create view v as select n, nope from t;
alter table t alter n type varchar(5);
alter table t drop column n;
--- a key that was refused is in nobody's way [goes on]
create table p (id int primary key, code text);
create table c (id int, p_id int);
alter table c add constraint f foreign key (p_id) references p (code);
drop table p;
