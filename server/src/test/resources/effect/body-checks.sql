--- a missing table
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM missing); END $$;
SELECT f();
--- a table that is dropped later
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM t); END $$;
DROP TABLE t;
SELECT f();
--- a table that is made later
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM t); END $$;
CREATE TABLE t (id int);
SELECT f();
--- a column that is renamed later
CREATE TABLE t (id int, a int);
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE t SET a = 1; END $$;
ALTER TABLE t RENAME COLUMN a TO b;
SELECT f();
--- parameters and variables are names
CREATE TABLE t (id int, name text);
CREATE FUNCTION f(p_id int, p_name text) RETURNS int LANGUAGE plpgsql AS $$ DECLARE v int := p_id + 1; r record; w t%ROWTYPE; BEGIN
  INSERT INTO t (id, name) VALUES (p_id, p_name) RETURNING id INTO v;
  SELECT * INTO r FROM t WHERE id = v AND name = f.p_name;
  SELECT * INTO w FROM t WHERE id = r.id;
  w.name := r.name;
  FOR r IN SELECT id, name FROM t WHERE id = $1 LOOP v := v + r.id; END LOOP;
  IF FOUND THEN RETURN v; END IF;
  RETURN w.id;
END $$;
SELECT f(1, 'x');
--- a variable nobody declared
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT id FROM t WHERE id = v_id); END $$;
SELECT f();
--- a variable with a column's name
CREATE TABLE t (id int, name text);
CREATE FUNCTION f(name text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT id FROM t WHERE name = name); END $$;
SELECT f('x');
--- a result column with a column's name
CREATE TABLE t (id int, name text);
CREATE FUNCTION f() RETURNS TABLE (id int) LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT id FROM t; END $$;
SELECT * FROM f();
--- a result column with a column's name, qualified
CREATE TABLE t (id int, name text);
CREATE FUNCTION f() RETURNS TABLE (id int) LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT t.id FROM t ORDER BY 1; END $$;
SELECT * FROM f();
--- a conflict that the body resolves
CREATE TABLE t (id int, name text);
CREATE FUNCTION f() RETURNS TABLE (id int) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN RETURN QUERY SELECT id FROM t; END $$;
SELECT * FROM f();
--- the updated_at trigger of a table without it
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := now(); RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
INSERT INTO t VALUES (1);
--- the updated_at trigger of a table with it
CREATE TABLE t (id int, updated_at timestamptz);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at = now(); IF TG_OP = 'INSERT' AND NEW.id > 0 THEN RETURN NEW; END IF; RETURN OLD; END $$;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
INSERT INTO t VALUES (1);
--- a trigger function of two tables
CREATE TABLE t (id int, a int);
CREATE TABLE u (id int, b int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_TABLE_NAME = 't' THEN NEW.a := 1; ELSE NEW.b := 1; END IF; RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER tr BEFORE INSERT ON u FOR EACH ROW EXECUTE FUNCTION f();
INSERT INTO t VALUES (1);
--- a missing field of NEW in a query
CREATE TABLE t (id int);
CREATE TABLE log (id int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log (id) VALUES (NEW.nope); RETURN NEW; END $$;
CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
INSERT INTO t VALUES (1);
--- NEW as a row
CREATE TABLE t (id int, a text);
CREATE TABLE log (at timestamptz DEFAULT now(), data jsonb, who text);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO log (data, who) VALUES (to_jsonb(NEW), current_user);
  INSERT INTO log (data) SELECT row_to_json(NEW)::jsonb;
  INSERT INTO log (data) VALUES (to_jsonb(NEW) - 'id');
  RETURN NEW; END $$;
CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
INSERT INTO t VALUES (1);
--- a temporary table of the body
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN
  DROP TABLE IF EXISTS tmp; CREATE TEMP TABLE tmp (id int) ON COMMIT DROP; INSERT INTO tmp VALUES (1); RETURN (SELECT id FROM tmp); END $$;
SELECT f();
--- a temporary table made from a query
CREATE TABLE t (id int);
CREATE FUNCTION f(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN
  CREATE TEMP TABLE tmp AS SELECT t.id, n AS twice FROM t; RETURN (SELECT sum(twice) FROM tmp); END $$;
SELECT f(1);
--- a temporary table of composed text
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'CREATE TEMP TABLE tmp (id int)'; INSERT INTO tmp VALUES (1); RETURN 1; END $$;
SELECT f();
--- composed text is not judged [silent]
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'SELECT * FROM missing'; END $$;
SELECT f();
--- a missing function
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM nothing(1); END $$;
SELECT f();
--- a function with other arguments
CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM g('x', 1); END $$;
SELECT f();
--- its own search_path
CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql SET search_path = app AS $$ BEGIN RETURN (SELECT count(*) FROM t); END $$;
SELECT f();
--- an empty search_path
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql SET search_path = '' AS $$ BEGIN RETURN (SELECT count(*) FROM t); END $$;
SELECT f();
--- a search_path set afterwards
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM t); END $$;
ALTER FUNCTION f() SET search_path = '';
SELECT f();
--- a branch for a table that is not there
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN IF to_regclass('public.missing') IS NOT NULL THEN DELETE FROM missing; END IF; RETURN 1; END $$;
SELECT f();
--- a handler that expects it
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN DELETE FROM missing; RETURN 1; EXCEPTION WHEN undefined_table THEN RETURN 0; END $$;
SELECT f();
--- a cursor
CREATE TABLE t (id int);
CREATE FUNCTION f(n int) RETURNS int LANGUAGE plpgsql AS $$ DECLARE c CURSOR (k int) FOR SELECT id FROM t WHERE id = k; r record; BEGIN
  FOR r IN c(n) LOOP RETURN r.id; END LOOP; OPEN c(1); FETCH c INTO r; CLOSE c; RETURN 0; END $$;
SELECT f(1);
--- a loop over an array, diagnostics, labels
CREATE TABLE t (id int);
CREATE FUNCTION f(ids int[]) RETURNS int LANGUAGE plpgsql AS $$ <<body>> DECLARE x int; n int; BEGIN
  FOREACH x IN ARRAY ids LOOP INSERT INTO t VALUES (x); END LOOP;
  GET DIAGNOSTICS n = ROW_COUNT; x := body.n; RETURN array_length(ids, 1) + body.x; END $$;
SELECT f(ARRAY[1]);
--- errors in a handler
CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ DECLARE m text; BEGIN RAISE EXCEPTION 'x'; EXCEPTION WHEN OTHERS THEN GET STACKED DIAGNOSTICS m = MESSAGE_TEXT; RETURN SQLSTATE || SQLERRM || m; END $$;
SELECT f();
--- on conflict and excluded
CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE FUNCTION f(p int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t (id, n) VALUES (p, 1) ON CONFLICT (id) DO UPDATE SET n = t.n + EXCLUDED.n; END $$;
SELECT f(1);
--- on conflict without a key
CREATE TABLE t (id int, n int);
CREATE FUNCTION f(p int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t (id, n) VALUES (p, 1) ON CONFLICT (id) DO NOTHING; END $$;
SELECT f(1);
--- json building and casts
CREATE TABLE t (id int, name text, at timestamptz);
CREATE FUNCTION f(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$ DECLARE result jsonb := '[]'; r record; BEGIN
  FOR r IN SELECT t.*, row_number() OVER (ORDER BY at) AS n FROM t WHERE t.name = p ->> 'name' LOOP
    result := result || jsonb_build_object('id', r.id, 'n', r.n, 'day', r.at::date);
  END LOOP;
  RETURN jsonb_build_object('rows', result, 'total', (SELECT count(*) FROM t), 'x', COALESCE((p ->> 'x')::int, 0));
END $$;
SELECT f('{}');
--- a composite type's field
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE p pair; BEGIN p.a := 1; p.b := 2; RETURN p.a + p.b; END $$;
SELECT f();
--- a composite type's missing field
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE p pair; BEGIN p.a := 1; RETURN p.c; END $$;
SELECT f();
--- a procedure
CREATE TABLE t (id int);
CREATE PROCEDURE p(INOUT n int) LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t VALUES (n); n := n + 1; COMMIT; END $$;
CALL p(1);
--- a body of SQL whose table is gone
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT id FROM t $$;
DROP TABLE t;
SELECT f();
--- nested blocks see the outer names
CREATE TABLE t (id int);
CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql AS $$ DECLARE b int := 1; BEGIN DECLARE c int := a + b; BEGIN DELETE FROM t WHERE id = a + b + c; END; RETURN b; END $$;
SELECT f(1);
--- an inner name is gone outside
CREATE TABLE t (id int);
CREATE FUNCTION f(a int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN DECLARE c int := a; BEGIN NULL; END; RETURN (SELECT id FROM t WHERE id = c); END $$;
SELECT f(1);
--- a case statement and a while loop
CREATE FUNCTION f(a int) RETURNS text LANGUAGE plpgsql AS $$ DECLARE i int := 0; BEGIN WHILE i < a LOOP i := i + 1; END LOOP; CASE i WHEN 1, 2 THEN RETURN 'few'; ELSE RETURN 'many'; END CASE; END $$;
SELECT f(2);
--- a trigger's transition tables
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM fresh; RETURN NULL; END $$;
CREATE TRIGGER tr AFTER INSERT ON t REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION f();
INSERT INTO t VALUES (1);
--- an event trigger's function
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS $$ DECLARE r record; BEGIN FOR r IN SELECT * FROM pg_event_trigger_ddl_commands() LOOP RAISE NOTICE '% %', tg_tag, r.object_identity; END LOOP; END $$;
SELECT 1;
--- an alias for a parameter
CREATE FUNCTION f(int) RETURNS int LANGUAGE plpgsql AS $$ DECLARE a ALIAS FOR $1; BEGIN RETURN a + 1; END $$;
SELECT f(1);
--- update from, delete using, with
CREATE TABLE t (id int, n int);
CREATE TABLE u (id int, n int);
CREATE FUNCTION f(k int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
  WITH gone AS (DELETE FROM u USING t WHERE u.id = t.id AND t.n = k RETURNING u.*) UPDATE t SET n = gone.n FROM gone WHERE gone.id = t.id;
  PERFORM 1 FROM t JOIN LATERAL (SELECT u.n FROM u WHERE u.id = t.id LIMIT k) x ON true;
END $$;
SELECT f(1);
--- unnest with ordinality
CREATE TABLE t (id uuid, n int);
CREATE FUNCTION f(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE t SET n = x.at FROM unnest(ids) WITH ORDINALITY AS x(id, at) WHERE t.id = x.id; END $$;
SELECT f(ARRAY[]::uuid[]);
