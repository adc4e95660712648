create type ticket_status as enum ('open', 'waiting', 'closed');

create table tickets (
  id int generated always as identity primary key,
  company_id int not null references companies (id),
  author_id int not null references people (id),
  title text not null,
  body text,
  status ticket_status not null default 'open',
  priority smallint not null default 3,
  opened_at timestamptz not null default now(),
  closed_at timestamptz
);

create index tickets_author_idx on tickets (author_id);
create index tickets_open_idx on tickets (company_id, opened_at) where status = 'open';

alter table tickets add constraint tickets_priority_range check (priority between 1 and 5);
