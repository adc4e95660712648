create schema "My Schema";
create type "My Schema"."Weird ""Type" as enum ('a', 'it''s', 'ü');
create type public.pair as (x int, y numeric(10,2)[], t text collate "C");
create domain d1 as varchar(20) collate "C" default 'x' constraint c1 check (length(value) > 0) constraint c2 check (value <> 'y');
create domain d2 as d1 not null;
create domain d3 as int[] check (array_length(value, 1) < 5);
create domain d4 as numeric(10,2)[] default '{}';
create domain d5 as timestamptz(3);
create type r1 as range (subtype = timestamptz);
create type r2 as range (subtype = text, collation = "C", multirange_type_name = r2multi);
create type r3 as range (subtype = float8, subtype_diff = float8mi, multirange_type_name = "R3s");
create table tt (
 a1 smallint, a2 integer, a3 bigint, a4 numeric, a5 numeric(10), a6 numeric(10,2), a7 real, a8 double precision,
 b1 text, b2 varchar, b3 varchar(10), b4 char, b5 char(10), b6 bpchar, b7 "char", b8 name,
 c1 bit, c2 bit(5), c3 varbit, c4 varbit(5), c5 bytea, c6 boolean, c7 uuid, c8 json, c9 jsonb, c10 xml,
 e1 date, e2 time, e3 time(3), e4 timetz, e5 timetz(2), e6 timestamp, e7 timestamp(0), e8 timestamptz, e9 timestamptz(6),
 i1 interval, i2 interval(3), i3 interval year, i4 interval month, i5 interval day, i6 interval hour, i7 interval minute, i8 interval second, i9 interval second(4),
 i10 interval year to month, i11 interval day to hour, i12 interval day to minute, i13 interval day to second, i14 interval day to second(2), i15 interval hour to minute, i16 interval hour to second, i17 interval hour to second(1), i18 interval minute to second, i19 interval minute to second(6), i20 interval day to second(2)[],
 g1 point, g2 line, g3 lseg, g4 box, g5 path, g6 polygon, g7 circle, n1 inet, n2 cidr, n3 macaddr, n4 macaddr8, m money,
 o1 oid, o2 regclass, o3 regproc, o4 regtype, o5 tsvector, o6 tsquery, o7 pg_lsn, o8 xid, o9 txid_snapshot, o10 jsonpath, o11 regconfig, o12 regrole,
 x1 int4range, x2 int4multirange, x3 tstzrange, x4 r1, x5 r2, x6 r3, x7 r2multi, x8 "R3s"[],
 y1 int[], y2 int[][], y3 varchar(10)[], y4 numeric(5,1)[], y5 timestamptz(2)[], y6 bit(3)[], y7 char(4)[],
 z1 d1, z2 d1[], z3 d2, z4 d3, z5 d3[], z6 d4, z7 d5[], z8 pair, z9 pair[], z10 "My Schema"."Weird ""Type", z11 "My Schema"."Weird ""Type"[]
);

create table "My Schema"."User" ("select" int primary key, "from" text default 'a''b\c', "Ünï" int, "a.b" int, "q""q" int, check ("from" <> 'x'));
create table "My Schema"."ünicode tablé" (id int references "My Schema"."User", "日本" text);
create table "order" ("group" int, "user" text, "table" int, primary key ("group", "table"));
create index "Idx Odd" on "My Schema"."User" ("from", "a.b" desc);
create index on "order" ("user");
alter table tt add column late interval day to second(3) default '1 day';
alter table tt add defs bytea default '\x00'::bytea, add defs2 text default E'a\nb', add defs3 jsonb default '{"a": "b''c"}', add defs4 text[] default array['a','b'], add defs5 int default -1, add defs6 numeric default 1.50, add defs7 timestamptz default now(), add defs8 date default current_date, add defs9 text default current_user, add defs10 pair default row(1,'{}','x'), add defs11 "char" default 'c', add defs12 interval hour to minute default '01:02', add defs13 bit(3) default b'101', add defs14 text default null, add defs15 boolean default ((1 = 1) and not false);
create table rowtyped (a tt, b tt[], c int, d "My Schema"."User");
create type mixed as (r tt, s pair, i interval day to second(2));
