-- When a call ends, it knows when.
create or replace function stamp_call_end() returns trigger
language plpgsql
set search_path = ''
as $$
begin
  if new.status = 'ended' and new.ended_at is null then
    new.ended_at := now();
  end if;
  return new;
end
$$;

drop trigger if exists stamp_call_end on calls;
create trigger stamp_call_end
  before update on calls
  for each row execute function stamp_call_end();
