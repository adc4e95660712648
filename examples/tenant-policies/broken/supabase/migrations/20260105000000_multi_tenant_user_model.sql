create type copilot_internal.tenant_role as enum ('owner', 'admin', 'member');

create table copilot_internal.tenants (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  slug text not null unique,
  personal boolean not null default false,
  created_at timestamptz not null default now()
);

create table copilot_internal.tenant_members (
  tenant_id uuid not null references copilot_internal.tenants (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role copilot_internal.tenant_role not null default 'member',
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id)
);

create index tenant_members_user_id_idx on copilot_internal.tenant_members (user_id);

alter table copilot_internal.tenants enable row level security;
alter table copilot_internal.tenant_members enable row level security;

create policy "Members read their memberships"
  on copilot_internal.tenant_members for select to authenticated
  using (user_id = (select auth.uid()));

create policy "Members read their tenants"
  on copilot_internal.tenants for select to authenticated
  using (
    id in (
      select m.tenant_id
      from copilot_internal.tenant_members m
      where m.user_id = (select auth.uid())
    )
  );
