do $$
begin
  create table assignments (
    id int generated always as identity primary key,
    ticket_id int not null references tickets (id),
    agent_id int not null references people (id),
    assigned_at timestamptz not null default now()
  );
end
$$;

create index assignments_agent_idx on assignments (agent_id);
create index assignments_ticket_idx on assignments (ticket_id);

update tickets set priority = 2 where status = 'waiting';
