-- Blocks, labels and declarations.
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ begin null; end; $$;
CREATE OR REPLACE FUNCTION f() RETURNS void AS $body$
DECLARE
BEGIN
  NULL; -- nothing
END;
$body$ LANGUAGE plpgsql;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
<<outer_block>>
DECLARE
  quantity integer := 30;
BEGIN
  RAISE NOTICE 'Quantity here is %', quantity;
  quantity := 50;
  DECLARE
    quantity integer := 80;
  BEGIN
    RAISE NOTICE 'Quantity here is %', quantity;
    RAISE NOTICE 'Outer quantity here is %', outer_block.quantity;
    outer_block.quantity = quantity + 1;
  END;
END outer_block
$$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
begin
  <<inner>>
  begin
    exit inner;
  end inner;
  <<"Quoted Label">>
  declare x int; begin exit "Quoted Label" when x > 1; end "Quoted Label";
end
$$;
CREATE FUNCTION f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE plpgsql AS $$
declare
  declare
  i int;
  declare j int;
begin
  i := a; j := $1 + length(b); return i + j;
end $$;
CREATE FUNCTION f(int, text) RETURNS int LANGUAGE plpgsql AS $$
declare
  a alias for $1;
  b alias for $2;
  c alias for a;
begin
  a := 3; c = 4; $1 := 5; return a;
end $$;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  prior alias for old;
  updated alias for new;
begin
  updated.changed_at := now(); new.end := 1; return updated;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare
  user_id integer;
  quantity numeric(5);
  price numeric(10, 2) default 0.0;
  url varchar := 'http://example.com/';
  myrow pg_class%ROWTYPE;
  myfield pg_class.relname%TYPE;
  arow RECORD;
  transaction_time CONSTANT timestamp with time zone := now();
  n int NOT NULL := 3;
  t text COLLATE "C" := 'a';
  u text collate pg_catalog."C" not null default 'x';
  v constant text collate "POSIX" not null = 'y';
begin
  null;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare
  a int[];
  b int[][] := '{}';
  c text array;
  d text array[3] = array['a'];
  e pg_catalog.int4;
  g timestamp(3) without time zone;
  h interval day to second (2);
  i bit varying (3);
  j double precision;
  k char(3);
  l "char";
  m pg_class.relname%type[];
  n pg_class%rowtype[];
  o pg_class.relname%type array;
  p pg_class.relname%type array[4];
  q pg_catalog.pg_class.relname%type;
  r pg_catalog.pg_class%rowtype;
  s a%type;
  t j%type[];
  z jsonb default '{}'::jsonb;
begin
  a[1] := 2; a[1:2] = array[1, 2]; b[1][2] := 3; r.relname := 'x'; n[1].relname = 'y'; a[s[1]] := 3;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare
  type text; schema text; table_name text; notice text; query text; first int; next int; message text;
  absolute int; alias int; close int; open int; raise int; "select" int; comment text; update int;
begin
  type := 'a'; schema = 'b'; table_name := 'c'; notice := 'd'; query := 'e'; first := 1; next := 2;
  message := 'm'; absolute := 3; alias := 4; close := 5; open := 6; raise := 7; "select" := 8;
  comment := 'c'; comment on table t is 'x'; update := 3; update t set a = 1;
  raise notice '%', notice; raise notice 'x';
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
#option dump
begin end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
#print_strict_params on
#variable_conflict use_column
begin null; end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ #variable_conflict use_variable
begin end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ #variable_conflict error
#print_strict_params off
begin end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare
  c1 cursor for select * from t;
  c2 cursor (key integer) for select * from t where a = key;
  c3 no scroll cursor is select 1;
  c4 scroll cursor (a int, b text) is select a, b from t order by 1;
  c5 cursor for update t set a = 1 returning *;
  c6 cursor for with x as (select 1) select * from x;
  c7 cursor (d numeric(3,1), e int[]) for values (1, 2);
  c8 refcursor := 'name';
begin
  open c1; open c2(1); open c2(key := 2); open c2 (key => 3); open c4(1, 'x'); open c4(b := 'x', a := 1);
  open c7(1.5, array[1,2]); open c3;
end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
declare
  x int := (select count(*) from t);
  y int := case when x > 1 then 2 else 3 end;
  z record;
begin
  z := row(1, 2); z := (select t from t limit 1); z.a := 1; z.a.b := 2; z.a[1] := 3; z.a[1].b := 4;
  x := count(*) from t; x := a from t where b = 1 order by c limit 1; x = distinct 1; x := a, b;
end $$;
CREATE FUNCTION f("Mixed Case" int, b int) RETURNS int LANGUAGE plpgsql AS $$
begin "Mixed Case" := 1; f."Mixed Case" := 2; f.b := 3; return "Mixed Case"; end $$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS 'begin null; end';
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS 'declare a text := ''it''''s''; begin a := ''x'' || a; return ''y''; end';
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS E'declare a text := \'it\'\'s\';\nbegin\n\treturn a || \'\\\\n\';\nend';
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$begin/* a comment /* nested */ */null;end$$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $a$ begin execute $b$ select '$$' $b$; perform $$x$$; end $a$;
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
begin
  begin
    begin
      null;
    exception when others then null;
    end;
  exception when division_by_zero or unique_violation or sqlstate '23503' then
    raise notice '% %', sqlstate, sqlerrm;
    raise;
  when sqlstate 'P0001' then
    begin null; end;
  end;
end $$;
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
declare found_it boolean; sqlstate int;
begin
  sqlstate := 3;
  found := true; found_it := found;
  if not found then return 1; end if;
  return 2;
exception
  when no_data_found then return 3;
  when too_many_rows or assert_failure or raise_exception or plpgsql_error then return 4;
  when "unique_violation" then return 5;
  when insufficient_privilege or undefined_table or undefined_column or duplicate_object or duplicate_table
    or foreign_key_violation or check_violation or not_null_violation or exclusion_violation then return 6;
  when query_canceled or deadlock_detected or lock_not_available or serialization_failure then return 7;
  when others then return 8;
end $$;
CREATE PROCEDURE f() LANGUAGE plpgsql AS $$ begin commit; rollback; commit and chain; rollback and no chain; commit and no chain; end $$;
CREATE PROCEDURE f(INOUT a int, IN b text) LANGUAGE plpgsql AS $$ begin a := a + 1; return; end $$;
CREATE PROCEDURE f(a int) LANGUAGE plpgsql AS $$ begin return; end $$;
CREATE PROCEDURE f(OUT a int, OUT b int) LANGUAGE plpgsql AS $$ begin a := 1; f.b := 2; end $$;
