create table ticket_history (
  id bigint generated always as identity primary key,
  ticket_id int not null references tickets (id) on delete cascade,
  old_status ticket_status,
  new_status ticket_status not null,
  changed_at timestamptz not null default now()
);

create function remember_status() returns trigger language plpgsql as $$
begin
  if new.status is distinct from old.status then
    insert into ticket_history (ticket_id, old_status, new_status)
    values (new.id, old.status, new.status);
  end if;
  return new;
end;
$$;

create trigger tickets_remember_status
  after update on tickets
  for each row execute function remember_status();
