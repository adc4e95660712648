create table documents (
  id uuid primary key default gen_random_uuid(),
  owner_id uuid not null references auth.users (id) on delete cascade,
  title text not null,
  body text,
  created_at timestamptz not null default now()
);

create index documents_owner_id_idx on documents (owner_id);
alter table documents enable row level security;

create policy "Owners read their documents"
  on documents for select to authenticated
  using (owner_id = (select auth.uid()));
