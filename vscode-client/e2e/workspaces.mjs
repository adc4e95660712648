// The folders the journeys walk through.

/** A table is referenced a week before it is created, and a view misspells a column. */
export const tenants = {
  open: 'supabase/migrations/20251229000000_tenant_llm_policies.sql',
  files: {
    'supabase/config.toml': 'project_id = "tenants"\n',
    'supabase/migrations/20251229000000_tenant_llm_policies.sql': `create table public.tenant_llm_policies (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references copilot_internal.tenants(id) on delete cascade,
  model text not null,
  monthly_budget numeric(12, 2)
);

alter table public.tenant_llm_policies enable row level security;

create index tenant_llm_policies_tenant_id_idx on public.tenant_llm_policies (tenant_id);
`,
    'supabase/migrations/20260105000000_multi_tenant_user_model.sql': `create schema copilot_internal;

create table copilot_internal.tenants (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  created_at timestamptz not null default now()
);

create table copilot_internal.members (
  tenant_id uuid not null references copilot_internal.tenants(id),
  user_id uuid not null,
  role text not null default 'member',
  primary key (tenant_id, user_id)
);
create index members_user_id_idx on copilot_internal.members (user_id);
`,
    'supabase/migrations/20260106000000_report.sql': `create view copilot_internal.tenant_report as
  select t.id, t.nmae, count(*) as members
    from copilot_internal.tenants t
    join copilot_internal.members m on m.tenant_id = t.id
   group by t.id;
`,
  },
};
