create table contacts (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  email text not null,
  name text,
  created_at timestamptz not null default now()
);

create index contacts_owner_id_idx on contacts (owner_id);
alter table contacts enable row level security;

create policy "Owners read their contacts"
  on contacts for select to authenticated
  using (owner_id = (select auth.uid()));
