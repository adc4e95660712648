--- migrations/0001-schema.sql
create table countries (code char(2) primary key, name text not null unique, eu boolean not null default false);
create table cities (id serial primary key, country char(2) not null references countries, name text not null, people int, unique (country, name));
create table tags (id smallserial primary key, word text not null, constraint tags_word unique (word));
create table city_tags (city_id int references cities on delete cascade, tag_id smallint references tags, primary key (city_id, tag_id));
create unique index cities_lower on cities (lower(name)) where people > 0;
--- migrations/0002-seed.sql
insert into countries values ('de', 'Germany', true), ('fr', 'France', true), ('ch', 'Switzerland', default);
insert into countries (code, name) values ('at', 'Austria') on conflict (code) do update set name = excluded.name, eu = countries.eu or true where countries.name <> excluded.name;
insert into cities (country, name, people) select c.code, v.name, v.people from (values ('de', 'Bonn', 330000), ('fr', 'Lyon', 520000), ('ch', 'Bern', null)) as v (code, name, people) join countries c using (code);
insert into cities (country, name) values ('at', 'Graz') on conflict on constraint cities_country_name_key do nothing returning id, name as city;
insert into cities (country, name, people) values ('de', 'Köln', 1) on conflict (lower(name)) where people > 0 do nothing;
insert into tags (word) select unnest(array['old', 'river', 'capital']) on conflict (word) do nothing;
--- migrations/0003-dml.sql
with bern as (select id from cities where name = 'Bern'), t as (insert into tags (word) values ('alps') returning id)
insert into city_tags (city_id, tag_id) select bern.id, t.id from bern, t;
update cities c set people = coalesce(c.people, 0) + x.n from (select country, count(*)::int as n from cities group by country) x where x.country = c.country returning c.name, x.n;
update cities set (name, people) = (select upper(name), 5 from countries where code = cities.country) where name = 'Graz';
delete from city_tags using tags where tags.id = city_tags.tag_id and tags.word = 'alps';
merge into cities t using (values ('de', 'Bonn', 1), ('it', 'Rome', 2)) as s (country, name, people) on t.country = s.country and t.name = s.name
when matched and s.people > 0 then update set people = t.people + s.people
when matched then delete
when not matched and s.country <> 'it' then insert (country, name, people) values (s.country, s.name, s.people)
when not matched by source and t.people is null then do nothing;
--- migrations/0004-constraints.sql
alter table cities add constraint cities_people check (people is null or people >= 0);
alter table city_tags drop constraint city_tags_tag_id_fkey, add constraint city_tags_tag foreign key (tag_id) references tags (id) on update cascade on delete set null (tag_id);
alter table cities add column area numeric(8,2), add column density numeric generated always as (people / nullif(area, 0)) stored;
insert into cities (country, name, people, area) values ('fr', 'Nice', 340000, 71.92);
drop index cities_lower;
create unique index cities_lower_name on cities (lower(name), country);
insert into cities (country, name) values ('fr', 'Metz') on conflict (country, lower(name)) do update set people = 0 returning xmax = 0 as fresh;
--- migrations/0005-move.sql
create table places (like cities including defaults including generated);
insert into places (id, country, name, people, area) select id, country, name, people, area from cities;
alter sequence cities_id_seq owned by places.id;
drop table city_tags;
drop table cities;
alter table places rename to cities;
alter table cities add primary key (id), add foreign key (country) references countries (code);
insert into cities (country, name) values ('ch', 'Chur');
select t.word, row_number() over () from tags t where exists (select from cities where density is null) order by word collate "C" limit 2;
truncate table tags restart identity;
