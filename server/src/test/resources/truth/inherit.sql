--- schema/01_base.sql
create table assets (
  id int generated always as identity primary key,
  name text not null,
  bought date default current_date,
  value numeric check (value >= 0)
);
create table vehicles (plate text unique, wheels int default 4) inherits (assets);
create table trailers (axles int) inherits (vehicles);
create table buildings (address text not null) inherits (assets);
alter table vehicles add primary key (id);
--- schema/02_columns.sql
alter table assets add column owner text;
alter table only buildings add column floors int;
insert into vehicles (id, name, plate) overriding system value values (10, 'Van', 'A-1');
insert into trailers (id, name, axles) values (11, 'Trailer', 2);
select a.id, a.owner, a.tableoid::regclass from assets a where a.value is null;
select plate, wheels from only vehicles;
alter table assets alter column owner set default 'us';
--- schema/03_checks.sql
alter table assets add constraint assets_name check (name <> '');
alter table assets add constraint assets_local check (bought > '1990-01-01') no inherit;
alter table trailers alter column axles set not null;
alter table vehicles rename column plate to licence;
update trailers set licence = 'T-' || id, owner = default;
create view big as select name, value from assets where value > 1000000;
--- schema/04_free.sql
create table ships (like assets including defaults including constraints, harbour text);
alter table ships inherit assets;
alter table ships no inherit assets;
alter table buildings no inherit assets;
alter table buildings drop column owner;
alter table assets drop column owner cascade;
select harbour, owner from ships;
--- schema/05_like.sql
create table vehicle_archive (like vehicles including all, archived_at timestamptz not null default now());
insert into vehicle_archive (id, name, licence) select id, name, licence from vehicles;
create index on vehicle_archive (archived_at);
alter table assets drop constraint assets_name;
drop view big;
drop table trailers;
drop table assets cascade;
select name from buildings;
