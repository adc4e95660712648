--- SET LOCAL ends with its transaction
CREATE SCHEMA app;
SET search_path = app, public;
CREATE TABLE t (id int);
BEGIN;
SET LOCAL search_path = public;
CREATE TABLE u (id int);
COMMIT;
SELECT id FROM t;
CREATE INDEX t_id ON t (id);
SELECT id FROM app.u;
--- SET LOCAL ends with a rollback
CREATE SCHEMA app;
BEGIN;
SET LOCAL search_path = app;
CREATE TABLE t (id int);
ROLLBACK;
CREATE TABLE t (id int);
SELECT id FROM app.t;
--- SET LOCAL does nothing outside of a transaction
CREATE SCHEMA app;
SET LOCAL search_path = app;
CREATE TABLE t (id int);
SELECT id FROM public.t;
SELECT id FROM app.t;
--- SET after SET LOCAL stays
CREATE SCHEMA app;
BEGIN;
SET LOCAL search_path = public;
SET search_path = app;
COMMIT;
CREATE TABLE t (id int);
SELECT id FROM app.t;
--- a savepoint takes SET back
CREATE SCHEMA app;
BEGIN;
SAVEPOINT before;
SET search_path = app;
ROLLBACK TO before;
CREATE TABLE t (id int);
COMMIT;
SELECT id FROM public.t;
--- set_config for a transaction
CREATE SCHEMA app;
BEGIN;
SELECT set_config('search_path', 'app', true);
CREATE TABLE t (id int);
COMMIT;
SELECT id FROM app.t;
SELECT id FROM t;
--- set_config outside of a transaction
CREATE SCHEMA app;
SELECT set_config('search_path', 'app', true);
CREATE TABLE t (id int);
SELECT id FROM public.t;
--- set_config for the session
CREATE SCHEMA app;
SELECT set_config('search_path', 'app', false);
CREATE TABLE t (id int);
SELECT id FROM app.t;
--- what a block sets for itself ends with it
CREATE SCHEMA app;
DO $$ BEGIN
  PERFORM set_config('search_path', 'app', true);
  CREATE TABLE t (id int);
END $$;
SELECT id FROM app.t;
SELECT id FROM t;
--- a prepared statement knows its types
CREATE TABLE t (id int, name text);
PREPARE one (int, text) AS INSERT INTO t VALUES ($1, $2);
EXECUTE one (1, 'a');
EXECUTE one ('2', NULL);
EXECUTE one (3::smallint, 'b'::varchar);
DEALLOCATE one;
PREPARE one (text, text) AS SELECT id FROM t WHERE name = $1 OR name = $2;
EXECUTE one ('a', 'b');
EXECUTE one (1, 'b');
EXECUTE one (true, 'nine');
EXECUTE one (now(), 'nine');
DEALLOCATE ALL;
PREPARE one (int) AS SELECT id FROM t WHERE id = $1;
EXECUTE one ('nine');
--- a prepared statement's own types
CREATE TABLE t (id int, name text);
PREPARE any_of AS SELECT id FROM t WHERE id = $1;
EXECUTE any_of ('1');
PREPARE one (uuid) AS INSERT INTO t (id) VALUES ($1);
--- a prepared statement of what is missing
PREPARE one AS SELECT id FROM missing;
--- a function's own settings
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET statement_timeout = '1s' SET app.mine = 'x' AS $$ SELECT 1 $$;
CREATE FUNCTION g() RETURNS int LANGUAGE sql SET search_pathx = '' AS $$ SELECT 1 $$;
