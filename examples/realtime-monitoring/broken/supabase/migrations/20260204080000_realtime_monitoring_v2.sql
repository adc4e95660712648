create policy "Owners read their heartbeats"
  on monitor_heartbeats for select to authenticated
  using (owner_id = (select auth.uid()));

create table if not exists contact_type (
  id uuid primary key default gen_random_uuid(),
  label text not null unique,
  colour text not null default 'grey'
);

create table if not exists message_queue (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references contacts (id) on delete cascade,
  channel text not null,
  payload jsonb not null,
  status text not null default 'queued',
  attempts integer not null default 0,
  created_at timestamptz not null default now()
);

create index message_queue_status_idx on message_queue (status);
create index contact_type_label_idx on contact_type (label);

create table monitor_heartbeats (
  id bigint generated always as identity primary key,
  owner_id uuid not null references auth.users (id) on delete cascade,
  beat_at timestamptz not null default now()
);

create index monitor_heartbeats_owner_id_idx on monitor_heartbeats (owner_id);
alter table monitor_heartbeats enable row level security;
