-- Repairs 20260105000002: estimates are asked for by day.
alter table copilot_internal.cost_estimates
  add column if not exists currency text not null default 'usd';

create index if not exists cost_estimates_estimated_at_idx
  on copilot_internal.cost_estimates (tenant_id, estimated_at);
