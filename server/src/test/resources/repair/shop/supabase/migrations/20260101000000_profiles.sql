create table profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null,
  joined_at timestamptz not null default now()
);

alter table profiles enable row level security;

create policy "Profiles are visible" on profiles for select using (true);
create policy "Own profile" on profiles for update using ((select auth.uid()) = id);
