-- This time for certain.
create table contact_type (
  id uuid primary key default gen_random_uuid(),
  label text not null unique,
  colour text not null default 'grey',
  position integer not null default 0
);

create table if not exists message_queue (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references contacts (id) on delete cascade,
  channel text not null,
  payload jsonb not null,
  status text not null default 'queued',
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null default now()
);

create index message_queue_next_attempt_at_idx on message_queue (next_attempt_at);
