-- Which models a tenant may use, and for how much a month.
create table copilot_internal.tenant_llm_policies (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references copilot_internal.tenants (id) on delete cascade,
  provider_id uuid not null references copilot_internal.llm_providers (id) on delete cascade,
  allowed_models text[] not null default '{}',
  monthly_budget_usd numeric(10, 2),
  created_at timestamptz not null default now(),
  unique (tenant_id, provider_id)
);

create index tenant_llm_policies_provider_id_idx
  on copilot_internal.tenant_llm_policies (provider_id);

alter table copilot_internal.tenant_llm_policies enable row level security;

create policy "Members read their tenant's policies"
  on copilot_internal.tenant_llm_policies for select to authenticated
  using (
    tenant_id in (
      select m.tenant_id
      from copilot_internal.tenant_members m
      where m.user_id = (select auth.uid())
    )
  );
