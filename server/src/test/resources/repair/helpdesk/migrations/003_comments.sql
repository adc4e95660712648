create table ticket_comments (
  id int generated always as identity primary key,
  ticket_id int not null references tickets (id) on delete cascade,
  writer_id int not null references people (id),
  message text not null,
  written_at timestamptz not null default now()
);

create index ticket_comments_ticket_idx on ticket_comments (ticket_id);

comment on table ticket_comments is 'What was said about a ticket';
comment on column ticket_comments.message is 'As Markdown';
