alter publication supabase_realtime add table message_queue;

create table contact_type (
  id serial primary key,
  name text not null unique
);

create table message_queue (
  id uuid primary key default gen_random_uuid(),
  contact_id uuid not null references contacts (id) on delete cascade,
  body text not null,
  created_at timestamptz not null default now()
);

create index message_queue_contact_id_idx on message_queue (contact_id);

alter table contact_type enable row level security;
alter table message_queue enable row level security;
