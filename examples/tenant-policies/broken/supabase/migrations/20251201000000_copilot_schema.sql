-- The copilot keeps its own tables out of the API's reach.
create schema copilot_internal;
grant usage on schema copilot_internal to service_role;

create table copilot_internal.llm_providers (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  enabled boolean not null default true,
  created_at timestamptz not null default now()
);

alter table copilot_internal.llm_providers enable row level security;

create policy "Signed-in users see enabled providers"
  on copilot_internal.llm_providers for select to authenticated
  using (enabled);
