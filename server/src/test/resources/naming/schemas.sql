--- 1_schemas.sql
create schema app;
create schema if not exists audit;
create domain app.positive as int constraint above_zero check (value > 0);
create type app.address as (street text, city text, zip varchar(10));
create type app.mood as enum ('sad', 'ok');
create table app.people (
  id app.positive primary key,
  home app.address,
  feels app.mood default 'ok',
  born date
);
create table audit.events (
  at timestamptz not null,
  person app.positive references app.people (id),
  what jsonb,
  check (at > '2000-01-01')
) partition by range (at);
create table audit.events_2024 partition of audit.events for values from ('2024-01-01') to ('2025-01-01');
create table audit.events_rest partition of audit.events default;
create index events_person on audit.events (person) where what is not null;
create table app.staff (salary int) inherits (app.people);
create table app.people_copy (like app.people including all);
--- 2_use.sql
set search_path = app, public;
insert into people (id, home, feels) values (1, row('s', 'c', 'z')::address, 'sad'::mood);
select (p.home).city, (home).street from people p;
update people set home.city = 'd' where (people.home).zip is null;
create view by_city as select (p.home).city as town, count(*) n from people p group by town;
select town, n from by_city order by n desc;
alter type address add attribute country text;
alter type address rename attribute zip to postcode;
alter domain positive drop constraint above_zero;
alter domain positive add constraint small check (value < 1000);
alter domain positive rename constraint small to not_large;
alter type mood rename to feeling;
create function at_home(who people) returns text language sql as $$ select (who.home).street $$;
create function adults(since date default current_date) returns table (person int, years int)
language sql set search_path = app as $$
  select p.id, extract(year from age(adults.since, p.born))::int from people p where p.feels <> 'sad'
$$;
select a.person, a.years from adults(since => '2020-01-01') a where years > 18;
select at_home(p) from people p;
insert into audit.events_2024 (at, person) select now(), id from app.people;
select e.person, e.what ->> 'k' from audit.events e where e.at > now();
alter table audit.events rename column what to payload;
select payload from audit.events_rest;
alter table app.people rename column feels to mood;
select mood from app.staff;
alter table app.people set schema audit;
select id from audit.people;
alter schema audit rename to logs;
select count(*) from logs.people, logs.events where people.id = events.person;
drop function at_home(logs.people);
drop table logs.events_2024;
