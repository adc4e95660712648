-- The calling product as it went live.
create table organizations (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  created_at timestamptz not null default now()
);

create table organization_members (
  organization_id uuid not null references organizations (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null default 'member',
  primary key (organization_id, user_id)
);

create table calls (
  id uuid primary key default gen_random_uuid(),
  caller_id uuid not null references auth.users (id) on delete cascade,
  phone_number text not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  status text not null default 'ringing',
  started_at timestamptz not null default now(),
  ended_at timestamptz
);

create table recordings (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references calls (id) on delete cascade,
  url text not null,
  duration_seconds integer not null default 0,
  created_at timestamptz not null default now()
);

create table bookings (
  id uuid primary key default gen_random_uuid(),
  organization_id uuid not null references organizations (id) on delete cascade,
  call_id uuid references calls (id) on delete set null,
  starts_at timestamptz not null,
  created_at timestamptz not null default now()
);

create index recordings_call_id_idx on recordings (call_id);
create index bookings_organization_id_idx on bookings (organization_id);
create index bookings_call_id_idx on bookings (call_id);

alter table organizations enable row level security;
alter table organization_members enable row level security;
alter table calls enable row level security;
alter table recordings enable row level security;
alter table bookings enable row level security;
