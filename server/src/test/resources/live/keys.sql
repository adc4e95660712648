create table a (id int primary key, unique (id));
create table b (id int constraint bb unique, primary key (id));
create table c (id int primary key, constraint cc unique (id));
create table d (id int unique, unique (id));
create table f (id int unique, constraint ff unique (id));
create table g (id int constraint g1 unique, constraint g2 unique (id));
create table h (id int, n int, unique (id, n), unique (n, id), primary key (id) deferrable, unique (id));
alter table h add unique (id, n);
create table parted (id int, at date not null, note text, primary key (id, at)) partition by range (at);
create table parted_2024 partition of parted for values from ('2024-01-01') to ('2025-01-01');
create table parted_rest partition of parted default;
create index on parted (note);
alter table parted add constraint noted check (note <> '');
create table child (extra text) inherits (a);
create table likes (like h including all, own serial);
create table refs (
  a_id int references a on delete cascade,
  h_id int references h (id) on update set null on delete restrict,
  p_id int, p_at date,
  foreign key (p_id, p_at) references parted (id, at) on delete set null (p_id),
  check (a_id > 0), check (a_id < h_id), constraint named check (h_id > 0) not valid);
alter table refs add exclude using gist (int4range(a_id, h_id) with &&);
alter table refs rename column a_id to b_id;
create unique index on refs (lower(b_id::text), h_id desc) include (p_id) where b_id is not null;
create index concurrently refs_brin on refs using brin (p_at);
