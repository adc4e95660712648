--- a guarded type is made once
DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN CREATE TYPE mood AS ENUM ('a', 'b'); END IF; END $$;
CREATE TABLE t (m mood);
DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN CREATE TYPE mood AS ENUM ('a', 'b'); END IF; END $$;
CREATE TYPE mood AS ENUM ('c');
--- a duplicate is caught
CREATE TYPE mood AS ENUM ('a');
DO $$ BEGIN CREATE TYPE mood AS ENUM ('b'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE TABLE t (m mood DEFAULT 'a');
CREATE TABLE u (m mood DEFAULT 'b');
--- a handler undoes the whole block
CREATE TABLE t (id int);
DO $$ BEGIN CREATE TABLE u (id int); CREATE TABLE t (id int); EXCEPTION WHEN duplicate_table THEN NULL; END $$;
SELECT * FROM u;
--- what a handler does not catch stands
CREATE TABLE t (id int);
DO $$ BEGIN CREATE TABLE t (id int); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
--- others catches
DO $$ BEGIN DROP TABLE missing; EXCEPTION WHEN OTHERS THEN CREATE TABLE made (id int); END $$;
SELECT id FROM made;
SELECT nothing FROM made;
--- a policy that is guarded by pg_policies
CREATE TABLE t (id int);
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE schemaname = 'public' AND tablename = 't' AND policyname = 'p') THEN
    CREATE POLICY p ON t USING (true);
  END IF;
END $$;
CREATE POLICY p ON t USING (true);
--- a policy that is there is not made again
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (true);
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE schemaname = 'public' AND tablename = 't' AND policyname = 'p') THEN
    CREATE POLICY p ON t USING (missing);
  END IF;
END $$;
DROP POLICY p ON t;
DROP POLICY p ON t;
--- a column guarded by information_schema
CREATE TABLE t (id int);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 't' AND column_name = 'name') THEN
    ALTER TABLE t ADD COLUMN name text;
  END IF;
END $$;
SELECT name FROM t;
ALTER TABLE t ADD COLUMN name text;
--- a column renamed when it is there
CREATE TABLE t (old int);
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 't' AND column_name = 'old') AND NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 't' AND column_name = 'new') THEN
    ALTER TABLE t RENAME COLUMN old TO new;
  END IF;
END $$;
SELECT new FROM t;
SELECT old FROM t;
--- a constraint guarded by pg_constraint
CREATE TABLE t (id int);
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 't_id_key' AND conrelid = 't'::regclass) THEN
    ALTER TABLE t ADD CONSTRAINT t_id_key UNIQUE (id);
  END IF;
END $$;
CREATE TABLE u (id int REFERENCES t (id));
ALTER TABLE t ADD CONSTRAINT t_id_key UNIQUE (id);
--- table_constraints
CREATE TABLE t (id int PRIMARY KEY);
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_name = 't_pkey' AND table_name = 't' AND constraint_type = 'PRIMARY KEY') THEN
    ALTER TABLE t DROP CONSTRAINT t_pkey;
  END IF;
END $$;
ALTER TABLE t DROP CONSTRAINT t_pkey;
--- a loop over tables in a literal array
CREATE TABLE a (id int);
CREATE TABLE b (id int);
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['a', 'b'] LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN made_at timestamptz', t);
    EXECUTE 'CREATE POLICY ' || quote_ident(t || '_all') || ' ON ' || t || ' USING (made_at IS NOT NULL)';
  END LOOP;
END $$;
SELECT made_at FROM a, (SELECT 1) x;
DROP POLICY a_all ON a;
DROP POLICY b_all ON b;
ALTER TABLE b ADD COLUMN made_at timestamptz;
--- a loop over pg_tables
CREATE TABLE a (id int);
CREATE TABLE b (id int);
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE 'ALTER TABLE public.' || quote_ident(r.tablename) || ' ADD COLUMN x int';
  END LOOP;
END $$;
SELECT a.x, b.x FROM a, b;
ALTER TABLE a ADD COLUMN x int;
--- a loop that drops every policy of a table
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (true);
CREATE POLICY q ON t USING (true);
DO $$ DECLARE pol record; BEGIN
  FOR pol IN SELECT policyname, tablename FROM pg_policies WHERE tablename = 't' LOOP
    EXECUTE format('DROP POLICY IF EXISTS %I ON %I', pol.policyname, pol.tablename);
  END LOOP;
END $$;
CREATE POLICY p ON t USING (true);
DROP POLICY q ON t;
--- a loop in a fixed list of values
CREATE TABLE a (id int);
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT * FROM (VALUES ('a', 'x'), ('a', 'y')) AS v(tab, col) LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN %I int', r.tab, r.col);
  END LOOP;
END $$;
SELECT x, y FROM a;
SELECT z FROM a;
--- a loop over unnest
CREATE TABLE a (id int);
DO $$ DECLARE c text; BEGIN
  FOR c IN SELECT unnest(ARRAY['x', 'y']) LOOP
    EXECUTE format('ALTER TABLE a ADD COLUMN %I int', c);
  END LOOP;
END $$;
SELECT x, y FROM a;
ALTER TABLE a ADD COLUMN y int;
--- a range loop makes tables
DO $$ BEGIN FOR i IN 1..3 LOOP EXECUTE 'CREATE TABLE part_' || i || ' (id int)'; END LOOP; END $$;
SELECT * FROM part_1, part_2, part_3;
SELECT * FROM part_4;
--- a range loop backwards
DO $$ BEGIN FOR i IN REVERSE 4..2 BY 2 LOOP EXECUTE format('CREATE TABLE part_%s (id int)', i); END LOOP; END $$;
SELECT * FROM part_4 a, part_2 b;
SELECT * FROM part_3;
--- to_regclass
DO $$ BEGIN IF to_regclass('public.t') IS NULL THEN CREATE TABLE t (id int); END IF; END $$;
DO $$ BEGIN IF to_regclass('public.t') IS NOT NULL THEN ALTER TABLE t ADD COLUMN x int; END IF; END $$;
SELECT x FROM t;
CREATE TABLE t (id int);
--- a name in a branch that is not taken is no error
DO $$ BEGIN IF false THEN SELECT * FROM missing; DROP TABLE other; END IF; END $$;
DROP TABLE missing;
--- a missing relation in a condition
DO $$ BEGIN IF EXISTS (SELECT 1 FROM missing) THEN NULL; END IF; END $$;
--- a missing column in a condition
CREATE TABLE t (id int);
DO $$ BEGIN IF EXISTS (SELECT 1 FROM t WHERE nope = 1) THEN NULL; END IF; END $$;
--- a missing table in static SQL
DO $$ BEGIN INSERT INTO missing VALUES (1); END $$;
--- what an unknown condition makes is not missed
CREATE TABLE t (id int);
DO $$ BEGIN IF (SELECT count(*) FROM t) > 0 THEN CREATE TABLE u (id int); ALTER TABLE t ADD COLUMN x int; END IF; END $$;
CREATE TABLE u (id int);
ALTER TABLE t ADD COLUMN x int;
--- what an unknown condition drops is not in the way
CREATE TABLE t (id int);
CREATE TABLE u (id int);
CREATE VIEW v AS SELECT id FROM u;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM t) THEN DROP VIEW v; DROP TABLE u; END IF; END $$;
CREATE TABLE u (id int, n int);
SELECT n FROM u;
--- an unknown condition that stops
CREATE TABLE t (id int);
DO $$ BEGIN IF EXISTS (SELECT FROM t) THEN RAISE EXCEPTION 'not empty'; END IF; ALTER TABLE t ADD COLUMN x int; END $$;
SELECT x FROM t;
ALTER TABLE t ADD COLUMN x int;
--- an unknown condition that returns
CREATE TABLE t (id int);
DO $$ BEGIN IF NOT EXISTS (SELECT FROM t) THEN RETURN; END IF; ALTER TABLE t ADD COLUMN x int; END $$;
ALTER TABLE t ADD COLUMN x int;
--- a certain exception undoes everything [silent]
DO $$ BEGIN CREATE TABLE t (id int); RAISE EXCEPTION 'no'; END $$;
--- return leaves
DO $$ BEGIN CREATE TABLE t (id int); RETURN; CREATE TABLE u (id int); END $$;
CREATE TABLE u (id int);
CREATE TABLE t (id int);
--- a caught exception of its own
DO $$ BEGIN BEGIN CREATE TABLE t (id int); RAISE EXCEPTION 'no'; EXCEPTION WHEN raise_exception THEN CREATE TABLE u (id int); END; END $$;
SELECT * FROM u;
SELECT * FROM t;
--- an error code of its own
DO $$ BEGIN BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'duplicate_object'; EXCEPTION WHEN duplicate_object THEN CREATE TABLE u (id int); END; END $$;
SELECT * FROM u;
CREATE TABLE u (id int);
--- a named condition is raised
DO $$ BEGIN BEGIN RAISE undefined_table; EXCEPTION WHEN SQLSTATE '42P01' THEN CREATE TABLE u (id int); END; END $$;
CREATE TABLE u (id int);
--- an inner handler that does not match leaves it to the outer
CREATE TABLE t (id int);
DO $$ BEGIN
  BEGIN CREATE TABLE t (id int); EXCEPTION WHEN undefined_table THEN NULL; END;
EXCEPTION WHEN duplicate_table THEN CREATE TABLE u (id int); END $$;
CREATE TABLE u (id int);
--- a class of errors
DO $$ BEGIN DROP TABLE missing; EXCEPTION WHEN syntax_error_or_access_rule_violation THEN CREATE TABLE u (id int); END $$;
CREATE TABLE u (id int);
--- a handler raises again
CREATE TABLE t (id int);
DO $$ BEGIN CREATE TABLE t (id int); EXCEPTION WHEN OTHERS THEN RAISE; END $$;
--- one block of several, one fails
CREATE TYPE a AS ENUM ('x');
DO $$ BEGIN
  BEGIN CREATE TYPE a AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN NULL; END;
  BEGIN CREATE TYPE b AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN NULL; END;
END $$;
CREATE TABLE t (a a, b b);
CREATE TYPE b AS ENUM ('x');
--- a constraint added in a caught block
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE u (t_id int);
DO $$ BEGIN ALTER TABLE u ADD CONSTRAINT u_fk FOREIGN KEY (t_id) REFERENCES t (id); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN ALTER TABLE u ADD CONSTRAINT u_fk FOREIGN KEY (t_id) REFERENCES t (id); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
ALTER TABLE u DROP CONSTRAINT u_fk;
ALTER TABLE u DROP CONSTRAINT u_fk;
--- a column added in a caught block
CREATE TABLE t (id int);
DO $$ BEGIN ALTER TABLE t ADD COLUMN x int; EXCEPTION WHEN duplicate_column THEN RAISE NOTICE 'there'; END $$;
DO $$ BEGIN ALTER TABLE t ADD COLUMN x int; EXCEPTION WHEN duplicate_column THEN RAISE NOTICE 'there'; END $$;
ALTER TABLE t ADD COLUMN x int;
--- a variable is a name in SQL
CREATE TABLE t (id int, name text);
DO $$ DECLARE who text := 'x'; n int; BEGIN
  INSERT INTO t (id, name) VALUES (1, who);
  SELECT count(*) INTO n FROM t WHERE name = who;
  UPDATE t SET name = who WHERE id = n;
END $$;
SELECT 1;
--- a variable nobody declared
CREATE TABLE t (id int);
DO $$ BEGIN DELETE FROM t WHERE id = whatever; END $$;
--- a variable with a column's name
CREATE TABLE t (id int);
DO $$ DECLARE id int := 1; BEGIN DELETE FROM t WHERE id = id; END $$;
--- a field of a record
CREATE TABLE t (id int, name text);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT id, name FROM t LOOP UPDATE t SET name = r.name WHERE t.id = r.id; END LOOP; END $$;
SELECT 1;
--- a type nobody made
DO $$ DECLARE x nothing; BEGIN NULL; END $$;
--- a type nobody made in an inner block that does not run
DO $$ BEGIN IF false THEN DECLARE x nothing; BEGIN NULL; END; END IF; END $$;
--- a row type of a table
CREATE TABLE t (id int, name text);
DO $$ DECLARE r t%ROWTYPE; n t.name%TYPE := 'x'; BEGIN SELECT * INTO r FROM t; INSERT INTO t (id, name) VALUES (r.id, n); END $$;
SELECT 1;
--- a type of a column that is not there
CREATE TABLE t (id int);
DO $$ DECLARE n t.name%TYPE; BEGIN NULL; END $$;
--- a row type of a table that is not there
DO $$ DECLARE r missing%ROWTYPE; BEGIN NULL; END $$;
--- a type of a column of a table that is not there
DO $$ DECLARE r missing.id%TYPE; BEGIN NULL; END $$;
--- case of a known value
DO $$ DECLARE v text := 'b'; BEGIN
  CASE v WHEN 'a' THEN CREATE TABLE ta (id int); WHEN 'b', 'c' THEN CREATE TABLE tb (id int); ELSE CREATE TABLE tc (id int); END CASE;
END $$;
CREATE TABLE ta (id int);
CREATE TABLE tc (id int);
CREATE TABLE tb (id int);
--- else
DO $$ BEGIN IF 1 = 2 THEN CREATE TABLE a (id int); ELSIF current_schema() = 'public' THEN CREATE TABLE b (id int); ELSE CREATE TABLE c (id int); END IF; END $$;
CREATE TABLE a (id int);
CREATE TABLE c (id int);
CREATE TABLE b (id int);
--- found
CREATE TABLE t (id int);
DO $$ BEGIN PERFORM 1 FROM pg_class WHERE relname = 't'; IF NOT FOUND THEN CREATE TABLE u (id int); END IF; END $$;
CREATE TABLE u (id int);
DO $$ BEGIN PERFORM 1 FROM pg_class WHERE relname = 'nothing'; IF NOT FOUND THEN CREATE TABLE w (id int); END IF; END $$;
CREATE TABLE w (id int);
--- a name selected into a variable
CREATE TABLE t (id int, CONSTRAINT odd_name CHECK (id > 0));
DO $$ DECLARE c text; BEGIN
  SELECT conname INTO c FROM pg_constraint WHERE conrelid = 'public.t'::regclass AND contype = 'c';
  IF c IS NOT NULL THEN EXECUTE 'ALTER TABLE t DROP CONSTRAINT ' || quote_ident(c); END IF;
END $$;
ALTER TABLE t DROP CONSTRAINT odd_name;
--- counting rows of a catalog
CREATE TABLE t (id int);
DO $$ DECLARE n int; BEGIN
  SELECT count(*) INTO n FROM information_schema.tables WHERE table_schema = 'public' AND table_name IN ('t', 'u');
  IF n = 1 THEN CREATE TABLE u (id int); END IF;
END $$;
CREATE TABLE u (id int);
--- catalogs joined
CREATE TABLE t (id int);
CREATE INDEX t_id ON t (id);
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 't_id' AND n.nspname = 'public') THEN CREATE INDEX t_id ON t (id); END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_constraint con JOIN pg_class rel ON rel.oid = con.conrelid JOIN pg_namespace nsp ON nsp.oid = rel.relnamespace WHERE nsp.nspname = 'public' AND rel.relname = 't' AND con.conname = 'u') THEN ALTER TABLE t ADD CONSTRAINT u UNIQUE (id); END IF;
END $$;
ALTER TABLE t ADD CONSTRAINT u UNIQUE (id);
--- an enum label guarded
CREATE TYPE mood AS ENUM ('a');
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = 'b' AND enumtypid = 'mood'::regtype) THEN ALTER TYPE mood ADD VALUE 'b'; END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = 'mood' AND e.enumlabel = 'c') THEN ALTER TYPE mood ADD VALUE 'c'; END IF;
END $$;
CREATE TABLE t (m mood DEFAULT 'b', n mood DEFAULT 'c');
ALTER TYPE mood ADD VALUE 'c';
--- a role
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'lens_do_role') THEN CREATE ROLE lens_do_role; END IF; END $$;
GRANT USAGE ON SCHEMA public TO lens_do_role;
CREATE ROLE lens_do_role;
--- a schema, an extension
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.schemata WHERE schema_name = 'app') THEN CREATE SCHEMA app; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citext') THEN CREATE EXTENSION citext; END IF;
END $$;
CREATE TABLE app.t (c citext);
CREATE SCHEMA app;
--- a trigger
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'tr') THEN CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(); END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'tr' AND tgrelid = 't'::regclass AND NOT tgisinternal) THEN CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(); END IF;
END $$;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
--- a function
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_proc WHERE proname = 'f') THEN
    CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';
  END IF;
END $$;
SELECT f();
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';
--- a publication
CREATE TABLE t (id int);
CREATE PUBLICATION pub;
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_publication_tables WHERE pubname = 'pub' AND schemaname = 'public' AND tablename = 't') THEN ALTER PUBLICATION pub ADD TABLE t; END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_publication_tables WHERE pubname = 'pub' AND tablename = 't') THEN ALTER PUBLICATION pub ADD TABLE t; END IF;
END $$;
ALTER PUBLICATION pub ADD TABLE t;
--- unknown text that can only be a policy
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (true);
DO $$ DECLARE n text := current_setting('my.name', true); BEGIN EXECUTE format('DROP POLICY IF EXISTS %I ON t', coalesce(n, 'p')); END $$;
CREATE POLICY p ON t USING (true);
CREATE TABLE t (id int);
--- an executed text that is wrong
DO $$ BEGIN EXECUTE 'CREATE TABEL t (id int)'; END $$;
--- an executed text with a missing table
DO $$ BEGIN EXECUTE 'ALTER TABLE missing ADD COLUMN x int'; END $$;
--- an executed text sees no variables
CREATE TABLE t (id int);
DO $$ DECLARE v int := 1; BEGIN EXECUTE 'DELETE FROM t WHERE id = v'; END $$;
--- an executed text with parameters
CREATE TABLE t (id int);
DO $$ DECLARE v int := 1; n int; BEGIN EXECUTE 'SELECT count(*) FROM t WHERE id = $1' INTO n USING v; END $$;
SELECT 1;
--- search_path inside a block
CREATE SCHEMA app;
DO $$ BEGIN SET search_path = app; CREATE TABLE t (id int); END $$;
SELECT * FROM app.t;
SELECT * FROM public.t;
--- set_config inside a block
CREATE SCHEMA app;
DO $$ BEGIN PERFORM set_config('search_path', 'app', false); CREATE TABLE t (id int); END $$;
SELECT * FROM app.t;
CREATE TABLE app.t (id int);
--- exit and continue
DO $$ DECLARE n text; BEGIN
  FOREACH n IN ARRAY ARRAY['a', 'b', 'c', 'd'] LOOP
    CONTINUE WHEN n = 'b';
    EXIT WHEN n = 'd';
    EXECUTE 'CREATE TABLE ' || n || ' (id int)';
  END LOOP;
END $$;
SELECT * FROM a, c;
CREATE TABLE b (id int);
CREATE TABLE d (id int);
CREATE TABLE a (id int);
--- a while loop
DO $$ DECLARE i int := 0; BEGIN WHILE i < 3 LOOP EXECUTE 'CREATE TABLE t' || i || ' (id int)'; i := i + 1; END LOOP; END $$;
CREATE TABLE t3 (id int);
CREATE TABLE t2 (id int);
--- labels
DO $$ BEGIN
  <<outer>> FOR i IN 1..3 LOOP
    FOR j IN 1..3 LOOP
      CONTINUE outer WHEN i = 2;
      EXIT outer WHEN i = 3;
      EXECUTE format('CREATE TABLE t_%s_%s (id int)', i, j);
    END LOOP;
  END LOOP;
END $$;
SELECT * FROM t_1_3;
CREATE TABLE t_2_1 (id int);
CREATE TABLE t_1_1 (id int);
--- a loop over rows nobody knows
CREATE TABLE t (name text);
CREATE TABLE kept (id int);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT name FROM t LOOP EXECUTE 'CREATE TABLE ' || quote_ident(r.name) || ' (id int)'; END LOOP; END $$;
CREATE TABLE other (id int);
CREATE POLICY p ON kept USING (true);
CREATE POLICY p ON kept USING (true);
--- nothing but data leaves everything certain
CREATE TABLE t (id int, name text);
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT * FROM t LOOP
    UPDATE t SET name = upper(r.name) WHERE id = r.id;
    RAISE NOTICE 'row %', r.id;
  END LOOP;
END $$;
CREATE TABLE t (id int);
--- a statement in a block says what is missing
CREATE TABLE t (id int);
DO $$ BEGIN ALTER TABLE t DROP COLUMN nope; END $$;
--- a function nobody made
DO $$ BEGIN PERFORM nothing(1); END $$;
--- a wrong argument
DO $$ DECLARE v text; BEGIN v := lower(1); END $$;
--- string_agg builds a statement
CREATE TABLE t (id int);
DO $$ DECLARE s text; BEGIN
  SELECT string_agg(format('DROP TABLE %I', tablename), '; ') INTO s FROM pg_tables WHERE schemaname = 'public';
  EXECUTE s;
END $$;
SELECT * FROM t;
--- array_agg feeds a loop
CREATE TABLE a (id int);
CREATE TABLE b (id int);
DO $$ DECLARE names text[]; n text; BEGIN
  SELECT array_agg(tablename::text) INTO names FROM pg_tables WHERE schemaname = 'public';
  FOREACH n IN ARRAY names LOOP EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', n); EXECUTE format('CREATE POLICY p ON %I USING (true)', n); END LOOP;
END $$;
DROP POLICY p ON a;
CREATE POLICY p ON b USING (true);
--- a constant array of the declaration
DO $$ DECLARE names text[] := '{a,b}'; n text; BEGIN FOREACH n IN ARRAY names LOOP EXECUTE format('CREATE TABLE %I (id int)', n); END LOOP; END $$;
SELECT * FROM a, b;
CREATE TABLE b (id int);
--- a nested block
DO $$ DECLARE n text := 'a'; BEGIN DECLARE n text := 'b'; BEGIN EXECUTE 'CREATE TABLE ' || n || ' (id int)'; END; EXECUTE 'CREATE TABLE ' || n || ' (x int)'; END $$;
SELECT id FROM b;
SELECT id FROM a;
--- a table of the block is used in it
DO $$ BEGIN CREATE TEMP TABLE tmp (id int); INSERT INTO tmp VALUES (1); CREATE TABLE t AS SELECT id FROM tmp; DROP TABLE tmp; END $$;
SELECT id FROM t;
SELECT id FROM tmp;
--- a variable in CREATE TABLE AS
DO $$ DECLARE v int := 1; BEGIN CREATE TABLE t AS SELECT v AS one; END $$;
SELECT one FROM t;
SELECT v FROM t;
--- another language is not run
DO LANGUAGE plpgsql $$ BEGIN CREATE TABLE t (id int); END $$;
CREATE TABLE t (id int);
--- a nullable column by information_schema
CREATE TABLE t (id int NOT NULL, d int DEFAULT 1);
DO $$ BEGIN
  IF (SELECT is_nullable FROM information_schema.columns WHERE table_name = 't' AND column_name = 'id') = 'NO' THEN ALTER TABLE t ALTER COLUMN id DROP NOT NULL; CREATE TABLE was_not_null (x int); END IF;
  IF (SELECT data_type FROM information_schema.columns WHERE table_name = 't' AND column_name = 'd') = 'integer' THEN CREATE TABLE was_integer (x int); END IF;
END $$;
SELECT * FROM was_not_null, was_integer;
SELECT * FROM nothing;
--- a function that makes things when it is called
CREATE FUNCTION make(n text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', n); END $$;
SELECT make('a');
SELECT id FROM a;
CREATE TABLE b (id int);
CREATE TABLE a (id int);
--- a function that fails when it is called
CREATE FUNCTION unmake(n text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('DROP TABLE %I', n); END $$;
SELECT unmake('a');
--- a function that is not called makes nothing
CREATE TABLE t (name text);
CREATE FUNCTION make(n text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', n); END $$;
SELECT make(name) FROM t;
CREATE TABLE other (id int);
CREATE POLICY p ON other USING (true);
CREATE POLICY p ON other USING (true);
--- a strict function with nothing
CREATE FUNCTION unmake(n text) RETURNS void STRICT LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('DROP TABLE %I', n); END $$;
SELECT unmake(NULL);
CREATE TABLE t (id int);
--- a procedure
CREATE PROCEDURE make(n text, m text DEFAULT 'x') LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE TABLE ' || n || ' (id int)'; END $$;
CALL make('a');
SELECT id FROM a;
CREATE TABLE a (id int);
--- a function of SQL
CREATE TABLE t (id int);
CREATE FUNCTION grow() RETURNS void LANGUAGE sql AS $$ ALTER TABLE t ADD COLUMN x int $$;
SELECT grow();
SELECT x FROM t;
ALTER TABLE t ADD COLUMN x int;
--- a function that only changes rows
CREATE TABLE t (id int, n int);
CREATE FUNCTION bump() RETURNS int LANGUAGE plpgsql AS $$ DECLARE c int; BEGIN UPDATE t SET n = n + 1; GET DIAGNOSTICS c = ROW_COUNT; PERFORM set_config('my.x', 'y', true); RETURN c; END $$;
SELECT bump();
CREATE TABLE t (id int);
--- a function with an IF of its parameter
CREATE TABLE t (id int);
CREATE FUNCTION rls(tab text, kind text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tab);
  IF kind = 'open' THEN EXECUTE format('CREATE POLICY %I ON %I USING (true)', tab || '_open', tab);
  ELSE EXECUTE format('CREATE POLICY %I ON %I USING (false)', tab || '_shut', tab); END IF;
END $$;
SELECT rls('t', 'open');
DROP POLICY t_open ON t;
SELECT rls('t', 'shut');
DROP POLICY t_open ON t;
--- a function calls a function
CREATE FUNCTION make(n text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', n); END $$;
CREATE FUNCTION make_both() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM make('a'); PERFORM make('b'); END $$;
SELECT make_both();
SELECT * FROM a, b;
DO $$ BEGIN PERFORM make('c'); END $$;
CREATE TABLE c (id int);
--- a function under its own search_path
CREATE SCHEMA app;
CREATE FUNCTION make() RETURNS void LANGUAGE plpgsql SET search_path = app AS $$ BEGIN CREATE TABLE t (id int); END $$;
SELECT make();
SELECT id FROM app.t;
CREATE TABLE t (id int);
CREATE TABLE app.t (id int);
--- a function in FROM
CREATE FUNCTION make(n text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I (id int)', n); RETURN 1; END $$;
SELECT * FROM make('a');
CREATE TABLE a (id int);
--- a view that may be gone does not hold its table
CREATE TABLE data (id int);
CREATE TABLE u (id int, x int);
CREATE VIEW v AS SELECT x FROM u;
CREATE POLICY p ON u USING (x > 0);
DO $$ BEGIN IF NOT EXISTS (SELECT FROM data) THEN DROP VIEW v; DROP POLICY p ON u; END IF; END $$;
ALTER TABLE u DROP COLUMN x;
--- a key that may be gone
CREATE TABLE data (id int);
CREATE TABLE u (id int PRIMARY KEY, x int);
DO $$ BEGIN IF NOT EXISTS (SELECT FROM data) THEN ALTER TABLE u DROP CONSTRAINT u_pkey; END IF; END $$;
ALTER TABLE u ADD PRIMARY KEY (x);
--- a type that may have changed
CREATE TABLE data (id int);
CREATE TABLE u (id int, x int);
DO $$ BEGIN IF NOT EXISTS (SELECT FROM data) THEN ALTER TABLE u ALTER COLUMN x TYPE text; ALTER TABLE u RENAME COLUMN id TO ident; END IF; END $$;
INSERT INTO u (x) VALUES ('abc');
SELECT ident FROM u;
ALTER TABLE u RENAME COLUMN ident TO id;
--- a function that may have been replaced
CREATE TABLE data (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
DO $$ BEGIN IF NOT EXISTS (SELECT FROM data) THEN DROP FUNCTION f(); END IF; END $$;
CREATE OR REPLACE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;
SELECT f();
--- a label that may have been added
CREATE TABLE data (id int);
CREATE TYPE mood AS ENUM ('a');
DO $$ BEGIN IF NOT EXISTS (SELECT FROM data) THEN ALTER TYPE mood ADD VALUE 'b'; END IF; END $$;
CREATE TABLE t (m mood DEFAULT 'b');
ALTER TYPE mood ADD VALUE 'c';
--- a schema that may have been made
CREATE TABLE data (id int);
DO $$ BEGIN IF NOT EXISTS (SELECT FROM data) THEN CREATE SCHEMA app; CREATE TABLE app.t (id int); END IF; END $$;
SELECT id FROM app.t;
CREATE TABLE app.u (id int);
--- a table that may have been renamed
CREATE TABLE data (id int);
CREATE TABLE a (id int);
DO $$ BEGIN IF NOT EXISTS (SELECT FROM data) THEN ALTER TABLE a RENAME TO b; END IF; END $$;
SELECT id FROM b;
CREATE TABLE a (x int);
SELECT x FROM a;
--- a constraint with an unknown name
CREATE TABLE t (id int, CONSTRAINT c CHECK (id > 0));
DO $$ DECLARE n text; BEGIN
  SELECT conname INTO n FROM pg_constraint WHERE conrelid = 't'::regclass AND pg_get_constraintdef(oid) LIKE '%id > 0%';
  IF n IS NOT NULL THEN EXECUTE format('ALTER TABLE t DROP CONSTRAINT %I', n); END IF;
END $$;
ALTER TABLE t ADD CONSTRAINT c CHECK (id > 1);
CREATE TABLE t (id int);
--- a loop whose text is unknown bounds what it touches
CREATE TABLE t (id int);
CREATE TABLE names (n text);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT n FROM names LOOP EXECUTE 'GRANT SELECT ON t TO ' || r.n; EXECUTE format('COMMENT ON TABLE t IS %L', r.n); END LOOP; END $$;
CREATE POLICY p ON t USING (true);
CREATE POLICY p ON t USING (true);
--- an unknown trigger leaves the tables certain
CREATE TABLE t (id int);
CREATE TABLE names (n text);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT n FROM names LOOP EXECUTE format('DROP TRIGGER IF EXISTS %I ON t', r.n); END LOOP; END $$;
ALTER TABLE t DROP COLUMN nope;
--- whatever is run
CREATE TABLE names (n text);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT n FROM names LOOP EXECUTE r.n; END LOOP; END $$;
CREATE TABLE t (id int);
--- two handlers, the second one fits
DO $$ BEGIN DROP TABLE missing; EXCEPTION WHEN duplicate_table THEN CREATE TABLE a (id int); WHEN undefined_table OR undefined_object THEN CREATE TABLE b (id int); END $$;
CREATE TABLE a (id int);
CREATE TABLE b (id int);
--- sqlstate and sqlerrm are known in a handler
DO $$ BEGIN DROP TABLE missing; EXCEPTION WHEN OTHERS THEN IF SQLSTATE = '42P01' THEN CREATE TABLE a (id int); END IF; RAISE NOTICE '%', SQLERRM; END $$;
CREATE TABLE a (id int);
--- what was there before the failing statement of the block is undone
CREATE TABLE t (id int);
DO $$ BEGIN ALTER TABLE t ADD COLUMN x int; ALTER TABLE t ADD COLUMN id int; EXCEPTION WHEN duplicate_column THEN NULL; END $$;
SELECT x FROM t;
--- select into strict of nothing
DO $$ DECLARE n text; BEGIN SELECT relname INTO STRICT n FROM pg_class WHERE relname = 'nothing'; EXCEPTION WHEN no_data_found THEN CREATE TABLE a (id int); END $$;
CREATE TABLE a (id int);
--- an extension in a caught block
DO $$ BEGIN CREATE EXTENSION IF NOT EXISTS no_such_extension_of_ours; EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'none'; END $$;
CREATE TABLE t (id int);
--- a missing schema
DO $$ BEGIN CREATE TABLE nowhere.t (id int); END $$;
--- assert
DO $$ BEGIN ASSERT to_regclass('nothing') IS NULL, 'there'; CREATE TABLE t (id int); END $$;
CREATE TABLE t (id int);
--- not in a list of schemas
CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE TABLE t (id int);
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LOOP
    EXECUTE format('ALTER TABLE %I.%I ADD COLUMN made_at date', r.schemaname, r.tablename);
  END LOOP;
END $$;
SELECT a.made_at, b.made_at FROM app.t a, t b;
ALTER TABLE app.t ADD COLUMN made_at date;
--- a partition of a year
CREATE TABLE e (at date) PARTITION BY RANGE (at);
DO $$ DECLARE y int; BEGIN FOR y IN 2020..2022 LOOP
  EXECUTE format('CREATE TABLE e_%s PARTITION OF e FOR VALUES FROM (%L) TO (%L)', y, y || '-01-01', (y + 1) || '-01-01');
END LOOP; END $$;
SELECT at FROM e_2022;
CREATE TABLE e_2020 (id int);
--- a null column of a missing row
CREATE TABLE t (id int);
DO $$ BEGIN IF (SELECT relname FROM pg_class WHERE relname = 'nothing') IS NULL THEN CREATE TABLE a (id int); END IF; END $$;
CREATE TABLE a (id int);
--- a boolean of two exists
CREATE TABLE a (id int);
DO $$ DECLARE there boolean; BEGIN
  there := EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'a');
  IF there AND NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'b') THEN ALTER TABLE a RENAME TO b; END IF;
END $$;
SELECT id FROM b;
SELECT id FROM a;
--- select exists into
CREATE TABLE a (id int);
DO $$ DECLARE there boolean; BEGIN
  SELECT EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'a' AND column_name = 'x') INTO there;
  IF NOT there THEN ALTER TABLE a ADD COLUMN x int; END IF;
END $$;
SELECT x FROM a;
ALTER TABLE a ADD COLUMN x int;
--- a policy with unknown parts of its text
CREATE TABLE t (id int);
DO $$ BEGIN EXECUTE format('CREATE POLICY p ON t USING (%s)', current_setting('no.such', true)); EXCEPTION WHEN OTHERS THEN NULL; END $$;
CREATE POLICY p ON t USING (true);
--- grants to a role that may be there
DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lens_nobody') THEN GRANT USAGE ON SCHEMA public TO lens_nobody; END IF; END $$;
--- a duplicate through a caught role
DO $$ BEGIN CREATE ROLE lens_do_role2; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE lens_do_role2; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
GRANT USAGE ON SCHEMA public TO lens_do_role2;
--- return next and a set in a loop do not disturb
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE plpgsql AS $$ DECLARE i int; BEGIN FOR i IN 1..2 LOOP EXECUTE 'CREATE TABLE s' || i || ' (id int)'; RETURN NEXT i; END LOOP; RETURN QUERY SELECT id FROM t; END $$;
SELECT * FROM f();
CREATE TABLE s2 (id int);
--- a case without else
DO $$ BEGIN CASE 1 WHEN 2 THEN NULL; END CASE; EXCEPTION WHEN case_not_found THEN CREATE TABLE a (id int); END $$;
CREATE TABLE a (id int);
--- an execute in a loop over a query of text
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT 'a' AS n UNION ALL SELECT 'b' LOOP EXECUTE 'CREATE TABLE ' || r.n || ' (id int)'; END LOOP;
END $$;
SELECT * FROM a, b;
CREATE TABLE b (id int);
--- a for loop over dynamic rows
CREATE TABLE t (id int);
DO $$ DECLARE r record; BEGIN FOR r IN EXECUTE 'SELECT id FROM missing' LOOP NULL; END LOOP; END $$;
--- a for loop over a missing table
DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM missing LOOP NULL; END LOOP; END $$;
--- a wrong type in a caught block
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE t (m mood);
DO $$ BEGIN INSERT INTO t VALUES ('zzz'); EXCEPTION WHEN invalid_text_representation THEN CREATE TABLE a (id int); END $$;
CREATE TABLE a (id int);
--- a regclass in a text
CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE TABLE t (id int);
CREATE FUNCTION watch(target regclass) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER TABLE ' || target || ' ADD COLUMN x int'; EXECUTE format('CREATE POLICY p ON %s USING (x > 0)', target); END $$;
SELECT watch('app.t');
SELECT x FROM app.t;
DO $$ BEGIN EXECUTE 'SELECT watch(' || quote_literal('t') || ')'; END $$;
SELECT x FROM t;
DROP POLICY p ON t;
CREATE POLICY p ON app.t USING (true);
--- relations by their identity
CREATE TABLE a (id int);
CREATE TABLE b (id int);
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT c.oid::regclass AS rel FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE %s ADD COLUMN x int', r.rel);
  END LOOP;
END $$;
SELECT a.x, b.x FROM a, b;
ALTER TABLE b ADD COLUMN x int;
--- policies dropped by one text
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (true);
CREATE POLICY q ON t USING (true);
DO $$ BEGIN EXECUTE (SELECT COALESCE(string_agg(format('DROP POLICY IF EXISTS %I ON public.t;', policyname), ' '), '') FROM pg_policies WHERE tablename = 't'); END $$;
CREATE POLICY p ON t USING (true);
DROP POLICY q ON t;
--- policies dropped by one text whose rows are not known
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (true);
DO $$ BEGIN EXECUTE (SELECT COALESCE(string_agg(format('DROP POLICY IF EXISTS %I ON public.t;', policyname), ' '), '') FROM pg_policies WHERE tablename = 't' AND qual LIKE '%true%'); END $$;
CREATE POLICY p ON t USING (true);
CREATE TABLE t (id int);
--- a procedure that returns early
CREATE TABLE t (id int);
CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN SELECT id INTO n FROM t LIMIT 1; IF n IS NULL THEN RETURN; END IF; PERFORM set_config('a.b', 'c', false); LOOP UPDATE t SET id = id + 1; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END $$;
CALL p();
CREATE TABLE t (id int);
--- a called function raises and the caller catches
CREATE FUNCTION no() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE TABLE gone (id int)'; RAISE EXCEPTION 'no'; END $$;
DO $$ BEGIN PERFORM no(); EXCEPTION WHEN raise_exception THEN CREATE TABLE a (id int); END $$;
CREATE TABLE gone (id int);
CREATE TABLE a (id int);
--- a called function raises and nobody catches [silent]
CREATE FUNCTION no() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE TABLE gone (id int)'; RAISE EXCEPTION 'no'; END $$;
DO $$ BEGIN CREATE TABLE a (id int); PERFORM no(); END $$;
--- a called function's error is caught by its caller
CREATE FUNCTION no() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DROP TABLE missing'; END $$;
DO $$ BEGIN PERFORM no(); EXCEPTION WHEN undefined_table THEN CREATE TABLE a (id int); END $$;
CREATE TABLE a (id int);
--- a search_path that leads nowhere
SET search_path = '';
CREATE TABLE public.t (id int);
CREATE TEMP TABLE tmp (id int);
CREATE TABLE u (id int);
--- a search_path that leads nowhere inside a block
DO $$ BEGIN SET search_path = nowhere; CREATE TABLE t (id int); END $$;
--- a constant that names a relation for a function
CREATE TABLE t (id int);
SELECT pg_relation_size('t'), to_regclass('nothing');
SELECT pg_relation_size('nothing');
--- a block that does not compile does nothing, so what comes after is judged
CREATE TABLE t (id int);
DO $$ BEGIN FOR r IN SELECT policyname FROM pg_policies LOOP EXECUTE format('DROP POLICY %I ON t', r.policyname); END LOOP; END $$;
SELECT * FROM nobody_made_it;
--- dropping views of unknown names brings no table
CREATE TABLE t (id int);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT viewname FROM pg_views WHERE schemaname = 'public' AND definition ILIKE '%security%' LOOP EXECUTE format('DROP VIEW %I CASCADE', r.viewname); END LOOP; END $$;
SELECT * FROM nobody_made_it;
SELECT nothing FROM t;
--- a policy made after all policies were dropped is there
CREATE TABLE t (id int);
CREATE POLICY p ON t USING (true);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT policyname, tablename FROM pg_policies WHERE qual ILIKE '%true%' LOOP EXECUTE format('DROP POLICY %I ON %I', r.policyname, r.tablename); END LOOP; END $$;
CREATE POLICY p ON t USING (true);
CREATE POLICY p ON t USING (true);
--- a statement that cannot be read leaves doubt about its own columns only
CREATE TABLE t (id int);
ALTER TABLE t ADD CONSTRAINT IF NOT EXISTS c CHECK (id > 0), ADD COLUMN a int;
SELECT b FROM t;
--- every overload of a function is dropped by what PostgreSQL says of it
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'select 1';
CREATE FUNCTION f(a int, b timestamptz) RETURNS int LANGUAGE sql AS 'select 1';
DO $$ DECLARE r record; BEGIN FOR r IN SELECT proname, pg_get_function_identity_arguments(oid) AS args FROM pg_proc WHERE proname = 'f' AND pronamespace = 'public'::regnamespace LOOP EXECUTE format('DROP FUNCTION public.%I(%s)', r.proname, r.args); END LOOP; END $$;
SELECT f(1);
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'select 1';
COMMENT ON FUNCTION f IS 'one';
--- every overload is dropped by its signature
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'select 1';
CREATE FUNCTION f(uuid[], b varchar) RETURNS int LANGUAGE sql AS 'select 1';
DO $$ DECLARE r record; BEGIN FOR r IN SELECT oid::regprocedure AS sig FROM pg_proc WHERE proname = 'f' AND pronamespace = 'public'::regnamespace LOOP EXECUTE 'DROP FUNCTION ' || r.sig; END LOOP; END $$;
SELECT f(1);
--- functions that may be gone are no reason to call a name ambiguous
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'select 1';
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'select 1';
DO $$ DECLARE r record; BEGIN FOR r IN SELECT oid::regprocedure AS sig FROM pg_proc WHERE proname = 'f' AND pg_get_functiondef(oid) ILIKE '%a text%' LOOP EXECUTE 'DROP FUNCTION ' || r.sig; END LOOP; END $$;
COMMENT ON FUNCTION f IS 'one';
--- the items of an array become what the variable is
CREATE TABLE t (id int);
DO $$ DECLARE n int; BEGIN FOREACH n IN ARRAY ARRAY['1', '2'] LOOP INSERT INTO t VALUES (n); END LOOP; END $$;
DO $$ DECLARE n int; BEGIN FOREACH n IN ARRAY ARRAY['x'] LOOP INSERT INTO t VALUES (n); END LOOP; EXCEPTION WHEN invalid_text_representation THEN NULL; END $$;
DO $$ DECLARE n int; BEGIN FOREACH n IN ARRAY ARRAY['1', 'x'] LOOP INSERT INTO t VALUES (n); END LOOP; END $$;
--- a row becomes a composite type
CREATE TYPE point3 AS (x float, y float, label text);
CREATE TABLE t (at point3);
INSERT INTO t VALUES (ROW(1, 2, 'a')::point3), ((1, '2', 3)::point3), (ROW(NULL, 1.5, now())::point3);
INSERT INTO t VALUES (ROW(1, true, 'a')::point3);
--- a row of another length
CREATE TYPE point3 AS (x float, y float, label text);
SELECT ROW(1, 2)::point3;
--- a constraint of a domain
CREATE DOMAIN positive AS int CONSTRAINT at_least CHECK (VALUE > 0) NOT VALID;
ALTER DOMAIN positive VALIDATE CONSTRAINT at_least;
ALTER DOMAIN positive VALIDATE CONSTRAINT missing;
--- a text that is no condition
SELECT CASE WHEN 'yes' THEN 1 END;
SELECT CASE WHEN 'low' THEN 1 END;
--- parallel is one of three
CREATE FUNCTION f() RETURNS int LANGUAGE sql PARALLEL RESTRICTED AS $$ SELECT 1 $$;
ALTER FUNCTION f() PARALLEL SAFEX;
