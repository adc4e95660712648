--- migrations/001_clubs.sql
create table clubs (
  id int primary key,
  name text not null check (trim(name) <> ''),
  founded int
);
create table players (
  id int primary key,
  club_id int references clubs,
  name text not null,
  shirt smallint,
  constraint one_shirt unique (club_id, shirt) deferrable initially deferred
);
---- create above / drop below ----
drop table players;
drop table clubs;
--- migrations/002_matches.sql
create table matches (
  home int not null references clubs (id),
  guest int not null references clubs (id),
  played date,
  goals int4range,
  score int[2],
  primary key (home, guest),
  check (home <> guest)
);
create function winner(m matches) returns int language sql immutable as
$$ select case when m.score[1] > m.score[2] then m.home when m.score[1] < m.score[2] then m.guest end $$;
---- create above / drop below ----
drop table matches;
--- migrations/003_table.sql
create view results as
  select home as club, score[1] as shot, score[2] as got from matches where played is not null
  union all
  select guest, score[2], score[1] from matches where played is not null;
create view league as
  select c.name, count(r.*) as played, coalesce(sum(r.shot - r.got), 0) as diff,
    sum(case when r.shot > r.got then 3 when r.shot = r.got then 1 else 0 end) as points,
    dense_rank() over (order by sum(r.shot) desc nulls last) as place
  from clubs c left join results r on r.club = c.id
  group by c.id
  order by points desc nulls last, diff desc;
---- create above / drop below ----
drop view league, results;
--- migrations/004_seed.sql
insert into clubs (id, name) values (1, 'Reds'), (2, 'Blues');
insert into players values (1, 1, 'Ann', 10), (2, 1, 'Eve', 7);
begin;
set constraints one_shirt deferred;
update players set shirt = 7 where id = 1;
update players set shirt = 10 where id = 2;
commit;
insert into matches (home, guest, played, score) values (1, 2, 'yesterday', '{3,1}');
select name, points from league where place = 1;
select winner(m) from matches m;
---- create above / drop below ----
delete from clubs;
--- migrations/005_more.sql
drop view league;
alter table matches add column referee text default 'unknown';
update matches set (referee, score) = ('Kim', array[score[1], score[2] + 1]);
create view league as select c.name, (select count(*) from results r where r.club = c.id) as played from clubs c;
alter table players drop constraint one_shirt;
create unique index players_shirt on players (club_id, shirt);
alter table players add constraint players_shirt unique using index players_shirt;
---- create above / drop below ----
drop view league;
