--- db/migrations/20230101120000_books.sql
-- migrate:up
create extension if not exists unaccent;
create table authors (
  id integer generated always as identity primary key,
  name text not null
);
create table books (
  isbn varchar(13) primary key check (isbn ~ '^[0-9]{10,13}$'),
  title text not null,
  pages smallint,
  published date,
  authors int[] not null default '{}'
);
-- migrate:down
drop table books;
drop table authors;
--- db/migrations/20230102120000_members.sql
-- migrate:up
create domain email as text check (position('@' in value) > 1);
create table members (
  id integer generated always as identity primary key,
  mail email not null unique,
  joined date not null default current_date,
  left_on date,
  constraint members_stay check (left_on is null or left_on > joined)
);
create table loans (
  member_id integer not null references members on delete cascade,
  isbn varchar(13) not null references books,
  lent timestamp not null default localtimestamp,
  back timestamp,
  primary key (member_id, isbn, lent)
);
create unique index loans_one_reader on loans (isbn) where back is null;
-- migrate:down
drop table loans;
drop table members;
drop domain email;
--- db/migrations/20230103120000_search.sql
-- migrate:up
create function plain(t text) returns text language sql immutable parallel safe as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, t))
$$;
create index books_plain_title on books (plain(title));
create index books_words on books using gin (to_tsvector('simple'::regconfig, title));
create view overdue as
  select m.mail, b.title, current_date - l.lent::date as days
  from loans l join members m on m.id = l.member_id join books b using (isbn)
  where l.back is null and l.lent < now() - interval '30 days';
-- migrate:down
drop view overdue;
drop function plain;
--- db/migrations/20230104120000_seed.sql
-- migrate:up
insert into authors (name) values ('Lem'), ('Le Guin'), ('Strugatzki');
insert into books (isbn, title, pages, published, authors)
values ('1234567890', 'Solaris', 250, '1961-01-01', array[1]), ('1234567891', 'The Dispossessed', 340, null, '{2}');
insert into members (mail) values ('ida@example.org') on conflict (mail) do nothing;
insert into loans (member_id, isbn) select m.id, b.isbn from members m cross join books b where b.pages > 300;
update books set pages = pages + 1 where isbn = any (select isbn from loans);
with gone as (delete from loans where lent < '2000-01-01' returning isbn)
select count(*) from gone;
-- migrate:down
delete from loans;
--- db/migrations/20230105120000_link.sql
-- migrate:up
create table book_authors (
  isbn varchar(13) references books on update cascade on delete cascade,
  author_id integer references authors,
  place smallint not null default 1,
  unique (isbn, place),
  primary key (isbn, author_id)
);
insert into book_authors (isbn, author_id, place)
select isbn, a.id, a.place::smallint from books, unnest(authors) with ordinality as a (id, place);
alter table books drop column authors;
create materialized view shelf as
  select b.title, string_agg(a.name, ', ' order by ba.place) as by
  from books b join book_authors ba using (isbn) join authors a on a.id = ba.author_id
  group by b.isbn;
create unique index shelf_title on shelf (title);
refresh materialized view shelf;
-- migrate:down
drop materialized view shelf;
drop table book_authors;
--- db/migrations/20230106120000_index.sql
-- migrate:up transaction:false
create index concurrently if not exists loans_lent_idx on loans (lent);
-- migrate:down
drop index loans_lent_idx;
--- db/migrations/20230107120000_refresh.sql
-- migrate:up transaction:false
refresh materialized view concurrently shelf;
-- migrate:down
--- db/migrations/20230108120000_words.sql
-- migrate:up transaction:false
drop index concurrently books_words;
-- migrate:down
