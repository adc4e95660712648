--- supabase/migrations/20240101000000_profiles.sql
create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  username text unique,
  avatar_url text,
  updated_at timestamp with time zone default timezone('utc'::text, now())
);
alter table public.profiles enable row level security;
create policy "Profiles are visible" on public.profiles for select using (true);
create policy "Own profile" on public.profiles for update to authenticated
using (auth.uid() = id) with check (auth.uid() = id);
--- supabase/migrations/20240102000000_user.sql
create or replace function public.handle_new_user() returns trigger
language plpgsql security definer set search_path = public as $$
begin
  insert into public.profiles (id, username) values (new.id, new.raw_user_meta_data ->> 'username');
  return new;
end;
$$;
create trigger on_auth_user_created after insert on auth.users
for each row execute procedure public.handle_new_user();
--- supabase/migrations/20240103000000_notes.sql
create type public.visibility as enum ('private', 'shared', 'public');
create table if not exists public.notes (
  id uuid default uuid_generate_v4() primary key,
  owner_id uuid not null references public.profiles (id),
  visibility public.visibility not null default 'private',
  content jsonb not null default '{}'::jsonb
);
create index if not exists notes_owner_idx on public.notes (owner_id);
alter table public.notes enable row level security;
create function public.is_owner(note uuid) returns boolean language sql stable security definer as $$
  select exists (select 1 from public.notes n where n.id = note and n.owner_id = auth.uid());
$$;
create policy notes_read on public.notes for select
using (visibility = 'public' or owner_id = auth.uid());
create policy notes_write on public.notes for all to authenticated using (public.is_owner(id));
grant select on public.notes to anon;
grant execute on function public.is_owner(uuid) to authenticated, service_role;
--- supabase/migrations/20240104000000_storage.sql
insert into storage.buckets (id, name, public) values ('avatars', 'avatars', true) on conflict (id) do nothing;
create policy "Avatars are public" on storage.objects for select using (bucket_id = 'avatars');
create policy "Own avatars" on storage.objects for insert to authenticated
with check (bucket_id = 'avatars' and auth.uid()::text = (storage.foldername(name))[1]);
--- supabase/migrations/20240105000000_policies.sql
drop policy if exists "Own profile" on public.profiles;
create policy "Own profile" on public.profiles for update using (id = (select auth.uid()));
do $$ begin
  if not exists (select 1 from pg_policies where tablename = 'notes' and policyname = 'notes_delete') then
    create policy notes_delete on public.notes for delete using (owner_id = auth.uid());
  end if;
end $$;
alter publication supabase_realtime add table public.notes;
create view public.shared_notes with (security_invoker = on) as
select n.id, n.content, p.username from public.notes n join public.profiles p on p.id = n.owner_id
where n.visibility <> 'private';
