create table ticket_attachments (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null,
  activity_id uuid,
  uploader_id uuid not null,
  path text not null,
  created_at timestamptz not null default now(),
  constraint ticket_attachments_ticket_id_fkey
    foreign key (ticket_id) references tickets (id) on delete cascade,
  constraint ticket_attachments_activity_id_fkey
    foreign key (activity_id) references ticket_activities (id) on delete set null,
  constraint ticket_attachments_uploader_id_fkey
    foreign key (uploader_id) references users_secure (id) on delete cascade
);

create table ticket_watchers (
  ticket_id uuid not null,
  user_id uuid not null,
  primary key (ticket_id, user_id),
  constraint ticket_watchers_ticket_id_fkey
    foreign key (ticket_id) references tickets (id) on delete cascade,
  constraint ticket_watchers_user_id_fkey
    foreign key (user_id) references users_secure (id) on delete cascade
);

create table ticket_ratings (
  id uuid primary key default gen_random_uuid(),
  ticket_id uuid not null,
  rater_id uuid not null,
  stars integer not null check (stars between 1 and 5),
  constraint ticket_ratings_ticket_id_fkey
    foreign key (ticket_id) references tickets (id) on delete cascade,
  constraint ticket_ratings_rater_id_fkey
    foreign key (rater_id) references users_secure (id) on delete cascade
);

create index ticket_attachments_ticket_id_idx on ticket_attachments (ticket_id);
create index ticket_attachments_activity_id_idx on ticket_attachments (activity_id);
create index ticket_attachments_uploader_id_idx on ticket_attachments (uploader_id);
create index ticket_watchers_user_id_idx on ticket_watchers (user_id);
create index ticket_ratings_ticket_id_idx on ticket_ratings (ticket_id);
create index ticket_ratings_rater_id_idx on ticket_ratings (rater_id);

alter table ticket_attachments enable row level security;
alter table ticket_watchers enable row level security;
alter table ticket_ratings enable row level security;
