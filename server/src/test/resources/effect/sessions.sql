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
