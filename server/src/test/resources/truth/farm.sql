--- migrations/committed/000001.sql
--! Previous: -
--! Hash: sha1:0000000000000000000000000000000000000001
create schema app_public;
create schema app_private;
create table app_public.farms (
  id int primary key generated always as identity (start 1000),
  name text not null check (char_length(name) < 80),
  acres numeric check (acres > 0)
);
alter default privileges in schema app_public grant select on tables to public;
--- migrations/committed/000002.sql
--! Previous: sha1:0000000000000000000000000000000000000001
--! Hash: sha1:0000000000000000000000000000000000000002
create type app_public.crop as enum ('wheat', 'barley', 'maize');
create table app_public.fields (
  id int primary key generated always as identity,
  farm_id int not null constraint fields_farm references app_public.farms on delete cascade,
  crop app_public.crop,
  outline polygon,
  sown date
);
create index on app_public.fields (farm_id);
create table app_private.secrets (farm_id int primary key references app_public.farms, token bytea not null default '\xdeadbeef');
--- migrations/committed/000003.sql
--! Previous: sha1:0000000000000000000000000000000000000002
--! Hash: sha1:0000000000000000000000000000000000000003
create function app_private.tg__timestamps() returns trigger as $$
begin
  NEW.created_at = (case when TG_OP = 'INSERT' then NOW() else OLD.created_at end);
  NEW.updated_at = (case when TG_OP = 'UPDATE' and OLD.updated_at >= NOW() then OLD.updated_at + interval '1 millisecond' else NOW() end);
  return NEW;
end;
$$ language plpgsql volatile set search_path to pg_catalog, public, pg_temp;
alter table app_public.farms add created_at timestamptz not null default now(), add updated_at timestamptz not null default now();
create trigger _100_timestamps before insert or update on app_public.farms for each row execute procedure app_private.tg__timestamps();
insert into app_public.farms (name, acres) values ('North', 12.5);
update app_public.farms set acres = acres + 1;
--- migrations/committed/000004.sql
--! Previous: sha1:0000000000000000000000000000000000000003
--! Hash: sha1:0000000000000000000000000000000000000004
drop function if exists app_public.farms_field_count(app_public.farms);
create function app_public.farms_field_count(farm app_public.farms) returns bigint as $$
  select count(*) from app_public.fields where farm_id = farm.id;
$$ language sql stable;
create function app_public.plant(farm_id int, crop app_public.crop = 'wheat') returns app_public.fields as $$
declare
  v_field app_public.fields;
begin
  insert into app_public.fields (farm_id, crop, sown) values (plant.farm_id, plant.crop, current_date) returning * into v_field;
  return v_field;
end;
$$ language plpgsql security definer;
select (app_public.plant(id)).sown from app_public.farms;
select f.name, app_public.farms_field_count(f) from app_public.farms f, lateral (select 1) x
where app_public.farms_field_count(f) > 0 and false;
--- migrations/committed/000005.sql
--! Previous: sha1:0000000000000000000000000000000000000004
--! Hash: sha1:0000000000000000000000000000000000000005
drop function app_public.plant(int, app_public.crop);
alter table app_public.fields rename column sown to sown_on;
alter type app_public.crop rename value 'maize' to 'corn';
update app_public.fields set crop = 'corn' where crop = 'wheat';
create view app_public.crops as select crop, count(*) filter (where sown_on is not null) as sown from app_public.fields group by crop;
alter table app_private.secrets rename to farm_secrets;
alter table app_private.farm_secrets set schema app_public;
drop schema app_private cascade;
