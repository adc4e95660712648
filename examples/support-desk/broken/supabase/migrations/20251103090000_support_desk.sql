create table users_secure (
  id uuid primary key references auth.users (id) on delete cascade,
  email text not null unique,
  display_name text,
  created_at timestamptz not null default now()
);

create table tickets (
  id uuid primary key default gen_random_uuid(),
  title text not null,
  status text not null default 'open' check (status in ('open', 'pending', 'closed')),
  requester_id uuid not null,
  assignee_id uuid,
  created_at timestamptz not null default now(),
  constraint tickets_requester_id_fkey
    foreign key (requester_id) references users_secure (id) on delete cascade,
  constraint tickets_assignee_id_fkey
    foreign key (assignee_id) references users_secure (id) on delete set null
);

create table ticket_activities (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null,
  actor_id uuid not null,
  kind text not null,
  body text,
  created_at timestamptz not null default now(),
  constraint ta_ticket_id_fkey
    foreign key (ticket_id) references tickets (id) on delete cascade,
  constraint ticket_activities_actor_id_fkey
    foreign key (actor_id) references users_secure (id) on delete cascade
);

create index tickets_requester_id_idx on tickets (requester_id);
create index tickets_assignee_id_idx on tickets (assignee_id);
create index ticket_activities_ticket_id_idx on ticket_activities (ticket_id);
create index ticket_activities_actor_id_idx on ticket_activities (actor_id);

alter table users_secure enable row level security;
alter table tickets enable row level security;
alter table ticket_activities enable row level security;
