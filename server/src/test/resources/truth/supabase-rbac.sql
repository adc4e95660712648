--- supabase/migrations/00001_private.sql
create schema if not exists private;
revoke all on schema private from public;
grant usage on schema private to authenticated;
create extension if not exists citext with schema extensions;
create table public.orgs (
  id bigint generated always as identity primary key,
  domain extensions.citext unique,
  name text not null default 'New org'
);
create table public.memberships (
  org_id bigint references public.orgs on delete cascade,
  user_id uuid references auth.users on delete cascade,
  role text not null default 'viewer',
  primary key (org_id, user_id)
);
create index on public.memberships (user_id);
--- supabase/migrations/00002_functions.sql
create or replace function private.my_orgs() returns setof bigint language sql stable security definer set search_path = '' as $$
  select org_id from public.memberships where user_id = (select auth.uid())
$$;
create or replace function private.my_role(org bigint) returns text language sql stable security definer set search_path = '' as $$
  select role from public.memberships where user_id = (select auth.uid()) and org_id = org
$$;
do $$
declare
  t text;
begin
  foreach t in array array['orgs', 'memberships'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('grant select, insert, update, delete on public.%I to authenticated', t);
  end loop;
end $$;
--- supabase/migrations/00003_policies.sql
create policy orgs_select on public.orgs for select to authenticated using (id in (select private.my_orgs()));
create policy orgs_update on public.orgs for update to authenticated using (private.my_role(id) = 'owner') with check (private.my_role(id) = 'owner');
create policy memberships_select on public.memberships for select using (org_id in (select private.my_orgs()));
do $$
begin
  if exists (select 1 from pg_policies where schemaname = 'public' and tablename = 'memberships' and policyname = 'memberships_all') then
    drop policy memberships_all on public.memberships;
  end if;
  create policy memberships_all on public.memberships for all to service_role using (true) with check (true);
end $$;
--- supabase/migrations/00004_projects.sql
create table public.projects (
  id uuid primary key default gen_random_uuid(),
  org_id bigint not null references public.orgs,
  name varchar(120) not null,
  archived boolean not null default false,
  created_by uuid references auth.users default auth.uid()
);
alter table public.projects enable row level security, add constraint projects_name_key unique (org_id, name);
create policy projects_all on public.projects using (org_id in (select private.my_orgs()) and not archived);
create policy projects_restrict on public.projects as restrictive for delete using (private.my_role(org_id) in ('owner', 'admin'));
create or replace function public.create_org(name text, domain text) returns bigint language plpgsql security definer set search_path = public, extensions as $$
declare
  new_id bigint;
begin
  insert into orgs (name, domain) values (create_org.name, create_org.domain::citext) returning id into new_id;
  insert into memberships (org_id, user_id, role) select new_id, u.id, 'owner' from auth.users u where u.email is not null limit 1;
  return new_id;
end $$;
select public.create_org('Acme', 'ACME.example');
insert into public.projects (org_id, name, created_by) select id, 'First', null from public.orgs where domain = 'acme.example';
--- supabase/migrations/00005_roles_enum.sql
create type public.member_role as enum ('viewer', 'editor', 'owner');
drop policy orgs_update on public.orgs;
drop policy projects_restrict on public.projects;
drop function private.my_role(bigint);
alter table public.memberships alter column role drop default;
alter table public.memberships alter column role type public.member_role using role::public.member_role;
alter table public.memberships alter column role set default 'viewer';
create function private.my_role(org bigint) returns public.member_role language sql stable security definer set search_path = '' as $$
  select role from public.memberships where user_id = (select auth.uid()) and org_id = org
$$;
create policy orgs_update on public.orgs for update to authenticated using (private.my_role(id) = 'owner');
--- supabase/migrations/00006_audit.sql
create table private.audit (id bigserial primary key, rel regclass, op text, who uuid, old_data jsonb, new_data jsonb, ts timestamptz default now());
create or replace function private.audit_row() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into private.audit (rel, op, who, old_data, new_data)
  values (tg_relid, tg_op, null, case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
  return coalesce(new, old);
end $$;
do $$
declare r record;
begin
  for r in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relname in ('orgs', 'projects') loop
    execute 'create trigger audit_' || r.relname || ' after insert or update or delete on public.' || quote_ident(r.relname) || ' for each row execute function private.audit_row()';
  end loop;
end $$;
update public.projects set archived = true where name = 'First';
drop trigger audit_orgs on public.orgs;
drop table public.projects;
