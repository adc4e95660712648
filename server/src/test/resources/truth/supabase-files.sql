--- supabase/migrations/20250101000000_buckets.sql
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('papers', 'papers', false, 10485760, array['application/pdf', 'text/plain'])
on conflict (id) do update set public = excluded.public;
create policy "Give users access to own folder" on storage.objects for select to public
using (bucket_id = 'papers' and (select auth.uid()::text) = (storage.foldername(name))[1]);
create policy "Upload pdf" on storage.objects for insert to authenticated
with check (bucket_id = 'papers' and storage.extension(name) = 'pdf' and lower((storage.foldername(name))[1]) = 'private');
create policy "Owners delete" on storage.objects for delete using (bucket_id = 'papers' and owner = auth.uid());
--- supabase/migrations/20250102000000_documents.sql
create table public.documents (
  id uuid primary key default gen_random_uuid(),
  object_id uuid references storage.objects (id) on delete set null,
  owner_id uuid not null references auth.users (id),
  title text not null,
  words integer generated always as (array_length(string_to_array(title, ' '), 1)) stored,
  fts tsvector generated always as (to_tsvector('english', title)) stored,
  created_at timestamptz not null default now()
);
alter table public.documents enable row level security;
create index documents_fts on public.documents using gin (fts);
create policy own on public.documents using (owner_id = auth.uid()) with check (owner_id = auth.uid());
create policy by_mail on public.documents for select to authenticated
using ((auth.jwt() ->> 'email') like '%@example.org' or exists (select 1 from auth.users u where u.id = auth.uid() and u.email_confirmed_at is not null));
--- supabase/migrations/20250103000000_search.sql
create or replace function public.search_documents(term text, max_rows int default 10)
returns setof public.documents language sql stable security invoker set search_path = '' as $$
  select d.* from public.documents d
  where d.fts @@ pg_catalog.websearch_to_tsquery('english', term)
  order by pg_catalog.ts_rank(d.fts, pg_catalog.websearch_to_tsquery('english', term)) desc
  limit max_rows;
$$;
create view public.my_documents with (security_invoker = true) as
  select d.id, d.title, o.name as path, o.metadata ->> 'size' as size
  from public.documents d left join storage.objects o on o.id = d.object_id;
grant select on public.my_documents to authenticated;
revoke all on public.documents from anon;
--- supabase/migrations/20250104000000_events.sql
create table public.document_events (
  id bigint generated always as identity primary key,
  document_id uuid references public.documents on delete cascade,
  kind text not null,
  payload jsonb not null default '{}',
  at timestamptz default now()
);
create or replace function public.log_document() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    insert into document_events (kind, payload) values ('gone', jsonb_build_object('title', old.title));
    return old;
  end if;
  insert into document_events (document_id, kind, payload)
  values (new.id, lower(tg_op), case tg_op when 'UPDATE' then jsonb_build_object('was', old.title) else '{}' end);
  perform realtime.send(to_jsonb(new), 'changed', 'documents', true);
  return new;
end $$;
create trigger documents_log after insert or update or delete on public.documents for each row execute function public.log_document();
create policy "read own topic" on realtime.messages for select to authenticated using (realtime.topic() = 'documents');
--- supabase/migrations/20250105000000_rpc.sql
create or replace function public.document_stats()
returns table (owner uuid, total bigint, latest timestamptz) language sql stable as $$
  select owner_id, count(*), max(created_at) from public.documents group by owner_id
$$;
create or replace function public.rename_document(doc uuid, new_title text) returns public.documents language plpgsql as $$
declare
  result public.documents%rowtype;
begin
  update public.documents set title = new_title where id = doc returning * into result;
  if not found then
    raise exception 'no document %', doc using hint = 'check the id';
  end if;
  return result;
end $$;
revoke execute on function public.document_stats() from public, anon;
grant execute on function public.rename_document(uuid, text) to authenticated;
select total from public.document_stats() where owner is not null;
select title from public.search_documents('paper', 3);
--- supabase/migrations/20250106000000_change.sql
drop view if exists public.my_documents;
drop function public.search_documents(text, int);
alter table public.documents drop column fts, drop column words;
alter table public.documents alter column title type varchar(200) using left(title, 200);
drop policy "Owners delete" on storage.objects;
alter policy own on public.documents to authenticated using ((select auth.uid()) = owner_id);
drop trigger documents_log on public.documents;
drop function public.log_document();
update storage.buckets set public = true where id = 'papers';
