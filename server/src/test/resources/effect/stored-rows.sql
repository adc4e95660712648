--- a function runs for a row that is there
CREATE TABLE t (id int, name text);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT missing FROM t WHERE id = i); END $$;
SELECT f(id) FROM t;
INSERT INTO t VALUES (1, 'a');
SELECT f(id) FROM t;
--- not where a condition may leave none
CREATE TABLE t (id int, name text);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT missing FROM t WHERE id = i); END $$;
INSERT INTO t VALUES (1, 'a');
SELECT f(id) FROM t WHERE name = 'b';
SELECT f(id) FROM t LIMIT 0;
SELECT f(t.id) FROM t JOIN t u ON u.id > t.id;
SELECT upper(f(t.id)::text) FROM t;
--- DELETE takes them
CREATE TABLE t (id int);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
INSERT INTO t VALUES (1);
DELETE FROM t;
SELECT f(id) FROM t;
INSERT INTO t VALUES (1);
TRUNCATE t;
SELECT f(id) FROM t;
INSERT INTO t VALUES (1);
WITH gone AS (DELETE FROM t RETURNING id) SELECT id FROM gone;
SELECT f(id) FROM t;
INSERT INTO t VALUES (1);
DO $$ BEGIN DELETE FROM t; END $$;
SELECT f(id) FROM t;
INSERT INTO t VALUES (1);
DO $$ BEGIN EXECUTE 'TRUN' || 'CATE t'; END $$;
SELECT f(id) FROM t;
INSERT INTO t VALUES (1);
SELECT f(id) FROM t;
--- a cascade takes them
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (id int REFERENCES p ON DELETE CASCADE);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
INSERT INTO p VALUES (1);
INSERT INTO t VALUES (1);
DELETE FROM p WHERE id = 1;
SELECT f(id) FROM t;
--- a routine that deletes
CREATE TABLE t (id int);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
CREATE FUNCTION purge() RETURNS int LANGUAGE sql AS $$ DELETE FROM t; SELECT 1 $$;
CREATE FUNCTION outer_purge() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM purge(); END $$;
INSERT INTO t VALUES (1);
SELECT purge();
SELECT f(id) FROM t;
INSERT INTO t VALUES (1);
SELECT public.outer_purge();
SELECT f(id) FROM t;
INSERT INTO t VALUES (1);
CREATE TABLE u AS SELECT 1 AS one, "purge"();
SELECT f(id) FROM t;
INSERT INTO t VALUES (1);
PREPARE away AS DELETE FROM t;
EXECUTE away;
SELECT f(id) FROM t;
--- a trigger that deletes
CREATE TABLE t (id int);
CREATE TABLE u (id int);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
CREATE FUNCTION purge() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t; RETURN NEW; END $$;
CREATE TRIGGER u_purge AFTER INSERT ON u FOR EACH ROW EXECUTE FUNCTION purge();
INSERT INTO t VALUES (1);
INSERT INTO u VALUES (1);
SELECT f(id) FROM t;
--- a trigger that keeps rows out
CREATE TABLE t (id int);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER t_nothing BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION nothing();
INSERT INTO t VALUES (1);
SELECT f(id) FROM t;
--- a rule that keeps rows out
CREATE TABLE t (id int);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;
INSERT INTO t VALUES (1);
SELECT f(id) FROM t;
--- what is rolled back was never there
CREATE TABLE t (id int);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
BEGIN;
INSERT INTO t VALUES (1);
ROLLBACK;
SELECT f(id) FROM t;
BEGIN;
SAVEPOINT s;
INSERT INTO t VALUES (1);
ROLLBACK TO s;
SELECT f(id) FROM t;
COMMIT;
--- what only may have been inserted
CREATE TABLE t (id int);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
DO $$ BEGIN IF random() > 2 THEN INSERT INTO t VALUES (1); END IF; END $$;
SELECT f(id) FROM t;
INSERT INTO t SELECT 1 WHERE random() > 2;
SELECT f(id) FROM t;
INSERT INTO t SELECT id FROM t;
SELECT f(id) FROM t;
DO $$ BEGIN INSERT INTO t VALUES (1); END $$;
INSERT INTO t SELECT id + 1 FROM t;
SELECT f(id) FROM t;
--- a row trigger of UPDATE
CREATE TABLE t (id int, at timestamptz);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.att := now(); RETURN NEW; END $$;
CREATE TRIGGER t_touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
UPDATE t SET id = 2;
INSERT INTO t VALUES (1);
UPDATE t SET id = 2 WHERE id = 5;
UPDATE t SET id = 2;
--- a row trigger of DELETE
CREATE TABLE t (id int);
CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (OLD.id); RETURN OLD; END $$;
CREATE TRIGGER t_log AFTER DELETE ON t FOR EACH ROW EXECUTE FUNCTION log_it();
DELETE FROM t;
INSERT INTO t VALUES (1);
DELETE FROM t;
--- a row trigger of INSERT from a query
CREATE TABLE s (id int);
CREATE TABLE t (id int);
CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (NEW.id); RETURN NEW; END $$;
CREATE TRIGGER t_log AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION log_it();
INSERT INTO t SELECT id FROM s;
INSERT INTO s DEFAULT VALUES;
INSERT INTO t SELECT id FROM s;
--- a conflict does not reach the triggers after it
CREATE TABLE t (id int PRIMARY KEY);
INSERT INTO t VALUES (1);
CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (NEW.id); RETURN NEW; END $$;
CREATE TRIGGER t_log AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION log_it();
INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;
INSERT INTO t VALUES (2);
--- a conflict reaches the triggers before it
CREATE TABLE t (id int PRIMARY KEY);
CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (NEW.id); RETURN NEW; END $$;
CREATE TRIGGER t_log BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION log_it();
INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING;
--- a loop over rows that are there
CREATE TABLE t (id int);
INSERT INTO t VALUES (1);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM t LOOP EXECUTE 'CREATE TABLE made (id int)'; END LOOP; END $$;
SELECT id FROM made;
SELECT nothing FROM made;
--- a body whose syntax nobody checked, in a trigger
SET check_function_bodies = off;
CREATE TABLE t (id int);
CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF THEN RETURN NEW; END IF; END $$;
CREATE TRIGGER t_broken BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION broken();
INSERT INTO t VALUES (1);
--- a body in SQL whose names nobody checked
SET check_function_bodies = off;
CREATE TABLE t (id int, name text);
CREATE FUNCTION label(r t) RETURNS text LANGUAGE sql AS $$ SELECT coalesce(r.name, 'none') $$;
CREATE FUNCTION total(i int) RETURNS bigint LANGUAGE sql AS $$ SELECT sum(amount) FROM t WHERE id = i $$;
INSERT INTO t VALUES (1, 'a');
SELECT label(t) FROM t;
SELECT label(x) FROM t x;
SELECT total(id) FROM t;
--- a row another session's policy may hide
CREATE TABLE t (id int);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
INSERT INTO t VALUES (1);
CREATE ROLE rows_reader;
GRANT SELECT ON t TO rows_reader;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
SET ROLE rows_reader;
SELECT f(id) FROM t;
RESET ROLE;
DROP OWNED BY rows_reader;
DROP ROLE rows_reader;
--- a trigger for one column
CREATE TABLE t (id int, name text, other text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.att := now(); RETURN NEW; END $$;
CREATE TRIGGER t_touch BEFORE INSERT OR UPDATE OF name ON t FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE t DISABLE TRIGGER t_touch;
INSERT INTO t VALUES (1);
ALTER TABLE t ENABLE TRIGGER t_touch;
UPDATE t SET other = 'a';
ALTER TABLE t RENAME name TO label;
UPDATE t SET (other, label) = ('a', 'b');
--- a trigger that knows no column for INSERT
CREATE TABLE t (id int, name text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.att := now(); RETURN NEW; END $$;
CREATE TRIGGER t_touch BEFORE INSERT OR UPDATE OF name ON t FOR EACH ROW EXECUTE FUNCTION touch();
INSERT INTO t (id) VALUES (1);
--- policies that are not forced do not hide rows from the owner
CREATE TABLE t (id int);
CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN missing(i); END $$;
INSERT INTO t VALUES (1);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
SELECT f(id) FROM t;
--- a function in FROM after a table
CREATE TABLE t (id int);
CREATE FUNCTION f(i int) RETURNS SETOF int LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT missing FROM t; END $$;
SELECT n FROM t, f(t.id) AS n;
INSERT INTO t VALUES (1);
SELECT n FROM t, f(t.id) AS n WHERE t.id = 2;
WITH t AS (SELECT 1 AS id WHERE false) SELECT n FROM t, f(t.id) AS n;
SELECT n FROM t, f(t.id) AS n;
