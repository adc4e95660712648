--- 1.sql
create table users (id int primary key, name text, age int, constraint old_enough check (age > 17));
create view named as select id, name from users;
create policy readers on users using (name = current_user);
create function n() returns bigint language sql as 'select count(*) from users where name is not null';
create trigger nothing before update on users for each row execute function suppress_redundant_updates_trigger();
create sequence counter owned by users.age;
--- 2.sql
alter table users rename to people;
alter table people rename column name to full_name;
alter policy readers on people rename to watchers;
alter trigger nothing on people rename to quiet;
alter view named rename column name to called;
alter view named rename to persons;
alter function n() rename to how_many;
alter sequence counter rename to ticks;
alter table people rename constraint old_enough to grown_up;
--- 3.sql
select full_name from people where id > 0;
select called from persons;
select how_many(), nextval('ticks');
drop policy watchers on people;
drop trigger quiet on people;
alter table people drop constraint grown_up;
alter table people rename to users;
select p.full_name from users p natural join persons;
select full_name from users join persons using (id);
with recursive chain (n, up) as (
  select 1, 2 union all select c.n + 1, c.up from chain c where n < 5
)
select n, chain.up from chain order by n;
with gone as (delete from users where age > 99 returning id, full_name as who)
insert into users (id, full_name) select g.id + 1000, g.who from gone g;
select distinct on (u.age) u.age as years, row_number() over (partition by u.age) as nr from users u order by u.age, nr;
drop function how_many;
drop table users cascade;
create table if not exists users (id int, name text);
select name from users;
