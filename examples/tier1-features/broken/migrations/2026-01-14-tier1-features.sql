-- Tier 1 features: notes, webhooks, feature flags, WebRTC.
-- Paste into the SQL editor and run.

\echo 'Checking what is there ...'

do $$
begin
  if not exists (
    select 1
    from information_schema.columns
    where table_schema = 'public' and table_name = 'calls' and column_name = 'status'
  ) then
    raise exception 'run 2026-01-10-base.sql first';
  end if;
end
$$;

\echo 'Call notes'

create table call_notes (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references calls (id) on delete cascade,
  author_id uuid not null references auth.users (id) on delete cascade,
  body text not null,
  created_at timestamptz not null default now()
);

create index call_notes_call_id_idx on call_notes (call_id);
create index calls_organization_id_idx on calls (organization_id);

\echo 'Webhooks'

create table webhook_subscriptions (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations (id) on delete cascade,
  url text not null,
  events text[] not null default '{}',
  last_delivery_id uuid references webhook_deliveries (id) on delete set null,
  created_at timestamptz not null default now()
);

create table webhook_deliveries (
  id uuid primary key default gen_random_uuid(),
  subscription_id uuid not null references webhook_subscriptions (id) on delete cascade,
  event text not null,
  payload jsonb not null,
  response_status integer,
  delivered_at timestamptz
);

\echo 'Feature flags'

create table global_feature_flags (
  flag text primary key,
  enabled boolean not null default false,
  description text
);

create table org_feature_flags (
  organization_id uuid not null references organizations (id) on delete cascade,
  flag text not null references global_feature_flags (flag) on delete cascade,
  enabled boolean not null,
  primary key (organization_id, flag)
);

insert into global_feature_flags (flag, enabled, description) values
  ('call_notes', true, 'Notes on calls'),
  ('webhooks', true, 'Calls and bookings are told to other systems'),
  ('webrtc', false, 'Calls in the browser');

create function is_feature_enabled(org uuid, flag_name text) returns boolean
language sql stable
set search_path = ''
as $$
  select coalesce(
    (
      select o.enabled
      from public.org_feature_flags o
      where o.organization_id = org and o.flag = flag_name
    ),
    (select g.enabled from public.global_feature_flags g where g.flag = flag_name),
    false
  );
$$;

\echo 'WebRTC'

create table webrtc_sessions (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references calls (id) on delete cascade,
  offer jsonb,
  answer jsonb,
  connected_at timestamptz
);

create index webrtc_sessions_call_id_idx on webrtc_sessions (call_id);

alter table call_notes enable row level security;
alter table webhook_subscriptions enable row level security;
alter table webhook_deliveries enable row level security;
alter table global_feature_flags enable row level security;
alter table org_feature_flags enable row level security;
alter table webrtc_sessions enable row level security;

create policy "Members see their organization's calls"
  on calls for select to authenticated
  using (
    organization_id in (
      select m.organization_id
      from organization_members m
      where m.user_id = (select auth.uid())
    )
  );
