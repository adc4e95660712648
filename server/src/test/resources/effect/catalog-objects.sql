--- publications
CREATE TABLE t (id int PRIMARY KEY, secret text);
CREATE TABLE u (id int);
CREATE SCHEMA s CREATE TABLE v (id int);
CREATE PUBLICATION p FOR TABLE t WHERE (id > 1), TABLES IN SCHEMA s;
ALTER PUBLICATION p ADD TABLE u;
ALTER PUBLICATION p SET TABLE u, t;
ALTER PUBLICATION p OWNER TO CURRENT_USER;
ALTER PUBLICATION p RENAME TO q;
DROP TABLE u;
ALTER PUBLICATION q DROP TABLE t;
ALTER PUBLICATION q ADD TABLES IN SCHEMA s;
COMMENT ON PUBLICATION q IS 'x';
DROP PUBLICATION IF EXISTS p;
--- publications twice
CREATE TABLE t (id int);
CREATE PUBLICATION p FOR TABLE t;
ALTER PUBLICATION p ADD TABLE t;
--- owners
CREATE TABLE t (id serial PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM t;
CREATE FUNCTION f(int, text DEFAULT 'a') RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE mood AS ENUM ('a');
CREATE SCHEMA s;
ALTER TABLE t OWNER TO CURRENT_USER;
ALTER VIEW v OWNER TO SESSION_USER;
ALTER TABLE v OWNER TO postgres;
ALTER FUNCTION f(int, text) OWNER TO postgres;
ALTER TYPE mood OWNER TO postgres;
ALTER SCHEMA s OWNER TO postgres;
ALTER SEQUENCE t_id_seq OWNED BY t.id;
ALTER INDEX t_pkey RENAME TO t_key;
ALTER TABLE t_key RENAME TO t_key2;
ALTER FUNCTION f(int) OWNER TO postgres;
--- an owner that is no role [silent]
CREATE TABLE t (id int);
ALTER TABLE t OWNER TO nobody_there;
--- comments
CREATE TABLE t (id int CONSTRAINT c CHECK (id > 0));
CREATE INDEX i ON t (id);
CREATE FUNCTION f(a int, OUT b int) LANGUAGE sql AS 'SELECT 1';
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
COMMENT ON COLUMN t.id IS 'x';
COMMENT ON CONSTRAINT c ON t IS 'x';
COMMENT ON INDEX i IS NULL;
COMMENT ON FUNCTION f(int) IS 'x';
COMMENT ON FUNCTION f IS 'x';
COMMENT ON TRIGGER tr ON t IS 'x';
COMMENT ON DATABASE postgres IS 'x';
COMMENT ON COLUMN t.nothing IS 'x';
--- comments on another kind
CREATE TABLE t (id int);
COMMENT ON VIEW t IS 'x';
--- grants
CREATE TABLE t (id int, name text);
CREATE SEQUENCE s;
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE mood AS ENUM ('a');
GRANT SELECT (id), UPDATE (name) ON t TO PUBLIC;
GRANT USAGE ON SEQUENCE s TO PUBLIC;
GRANT ALL ON ALL TABLES IN SCHEMA public TO CURRENT_USER;
GRANT EXECUTE ON FUNCTION f(int), f TO PUBLIC;
GRANT EXECUTE ON ALL ROUTINES IN SCHEMA public TO PUBLIC;
GRANT USAGE ON TYPE mood TO PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON FUNCTIONS FROM PUBLIC;
REVOKE ALL ON t FROM PUBLIC;
GRANT SELECT (nothing) ON t TO PUBLIC;
--- a schema that is not there
GRANT USAGE ON SCHEMA nowhere TO PUBLIC;
--- overloads and defaults
CREATE FUNCTION f(a int, b text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION g(VARIADIC xs numeric[]) RETURNS int LANGUAGE sql AS 'SELECT 3';
SELECT f(1), f(1, 'y'), f('a'::text), f(a => 1, b => 'z'), f(b => 'z', a => 1), g(1, 2.5), g(VARIADIC ARRAY[1, 2]);
CREATE OR REPLACE FUNCTION f(a int, b text DEFAULT 'y') RETURNS int LANGUAGE sql AS 'SELECT 4';
ALTER FUNCTION f(int, text) STABLE;
DROP FUNCTION f(text);
SELECT f('1');
DROP FUNCTION f;
SELECT f(1);
--- an overload nobody can choose
CREATE FUNCTION f(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 2';
SELECT f(1, 2);
SELECT f(1);
--- defaults go last
CREATE FUNCTION f(a int DEFAULT 1, b int) RETURNS int LANGUAGE sql AS 'SELECT 1';
--- a default that is taken away
CREATE FUNCTION f(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT 1';
--- LIKE
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text DEFAULT 'a' CHECK (name <> ''), twice int GENERATED ALWAYS AS (2) STORED, UNIQUE (name));
CREATE TABLE a (LIKE t);
CREATE TABLE b (LIKE t INCLUDING ALL);
CREATE TABLE c (LIKE t INCLUDING ALL EXCLUDING INDEXES EXCLUDING IDENTITY, extra int);
INSERT INTO b (name) VALUES ('x');
INSERT INTO c (id, name, extra) VALUES (1, 'x', 2);
ALTER TABLE b DROP CONSTRAINT t_name_check;
ALTER TABLE b DROP CONSTRAINT b_pkey;
DROP INDEX b_name_key;
--- LIKE takes keys only when asked
CREATE TABLE t (id int PRIMARY KEY);
CREATE TABLE a (LIKE t INCLUDING CONSTRAINTS);
CREATE TABLE r (id int REFERENCES a (id));
--- partitions
CREATE TABLE m (id int, day date NOT NULL, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE md PARTITION OF m DEFAULT;
CREATE INDEX m_day ON m (day);
ALTER TABLE m ADD COLUMN note text;
SELECT note FROM m1;
ALTER TABLE m DETACH PARTITION m1;
ALTER TABLE m1 DROP COLUMN note;
ALTER TABLE m1 ADD COLUMN note text;
ALTER TABLE m ATTACH PARTITION m1 FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE m2 (LIKE m INCLUDING ALL);
ALTER TABLE m ATTACH PARTITION m2 FOR VALUES FROM ('2024-02-01') TO ('2024-03-01');
--- partitions that overlap [silent]
CREATE TABLE m (day date) PARTITION BY RANGE (day);
CREATE TABLE m1 PARTITION OF m FOR VALUES FROM ('2024-01-01') TO ('2024-02-01');
CREATE TABLE m2 PARTITION OF m FOR VALUES FROM ('2024-01-15') TO ('2024-03-01');
--- a key of a partitioned table has its columns
CREATE TABLE m (id int PRIMARY KEY, day date) PARTITION BY RANGE (day);
--- moved to a schema
CREATE SCHEMA s;
CREATE TABLE t (id serial PRIMARY KEY, name text);
CREATE VIEW v AS SELECT name FROM t;
CREATE TYPE mood AS ENUM ('a');
ALTER TABLE t SET SCHEMA s;
ALTER TYPE mood SET SCHEMA s;
SELECT name FROM v;
SELECT nextval('s.t_id_seq'), 'a'::s.mood;
ALTER INDEX s.t_pkey RENAME TO t_key;
CREATE TABLE t (id int);
ALTER SCHEMA s RENAME TO z;
SELECT name FROM z.t;
DROP SCHEMA z CASCADE;
SELECT name FROM v;
--- a name that is taken in the other schema
CREATE SCHEMA s CREATE TABLE t (id int);
CREATE TABLE t (id int);
ALTER TABLE t SET SCHEMA s;
--- temporary objects
CREATE TABLE t (id int, name text);
CREATE TEMP TABLE t (other int);
SELECT other FROM t;
SELECT name FROM public.t;
CREATE TEMP VIEW tv AS SELECT other FROM t;
CREATE VIEW pv AS SELECT other FROM t;
DROP TABLE t CASCADE;
SELECT name FROM t;
CREATE TEMP SEQUENCE sq;
CREATE TABLE pg_temp.x (id int);
INSERT INTO x VALUES (nextval('sq'));
BEGIN;
CREATE TEMP TABLE going (id int) ON COMMIT DROP;
INSERT INTO going VALUES (1);
COMMIT;
SELECT id FROM going;
--- a permanent table needs permanent ones [silent]
CREATE TEMP TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int REFERENCES a);
--- savepoints
BEGIN;
CREATE TABLE t (id int);
SAVEPOINT a;
CREATE TABLE u (id int);
SAVEPOINT b;
ALTER TABLE t ADD COLUMN name text;
ROLLBACK TO a;
CREATE TABLE u (id int);
RELEASE a;
COMMIT;
SELECT id FROM u;
SELECT name FROM t;
--- enum labels in one transaction
CREATE TYPE mood AS ENUM ('a');
CREATE TABLE t (m mood);
BEGIN;
ALTER TYPE mood ADD VALUE 'b';
CREATE TYPE other AS ENUM ('x');
SELECT 'b'::mood;
--- enum labels renamed in one transaction
CREATE TYPE mood AS ENUM ('a', 'b');
BEGIN;
ALTER TYPE mood RENAME VALUE 'b' TO 'c';
SELECT 'c'::mood;
COMMIT;
SELECT 'b'::mood;
--- extensions
CREATE EXTENSION citext;
CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE TABLE t (id int, name citext);
CREATE INDEX i ON t USING gin (name ext.gin_trgm_ops);
SELECT ext.similarity('a', 'b');
ALTER EXTENSION pg_trgm SET SCHEMA public;
SELECT similarity('a', 'b');
--- extensions with what stands on them
CREATE EXTENSION citext;
CREATE TABLE t (name citext);
DROP EXTENSION citext CASCADE;
SELECT name FROM t;
--- views' columns
CREATE TABLE t (id int, name varchar(10));
CREATE VIEW v AS SELECT id, name || 'x' AS full_name, count(*) OVER () FROM t;
CREATE OR REPLACE VIEW v AS SELECT id, name || 'y' AS full_name, count(*) OVER (), 1 AS one FROM t;
ALTER VIEW v RENAME COLUMN one TO uno;
SELECT full_name, count, uno FROM v;
ALTER TABLE t RENAME COLUMN name TO label;
SELECT full_name FROM v;
CREATE OR REPLACE VIEW v AS SELECT id, label AS full_name, count(*) OVER (), 1 AS uno FROM t;
--- CREATE TABLE AS
CREATE TABLE t (id int PRIMARY KEY, name varchar(10));
CREATE TABLE a AS SELECT id, upper(name), id + 1 AS next, 'x' FROM t;
SELECT upper, next, "?column?" FROM a;
CREATE TABLE b (x, y) AS SELECT id, name FROM t WITH NO DATA;
ALTER TABLE b ALTER x SET NOT NULL, ADD PRIMARY KEY (x);
--- a search path that a role or database gives
CREATE SCHEMA s;
ALTER ROLE CURRENT_USER SET search_path = s, public;
CREATE TABLE t (id int);
SELECT id FROM public.t;
ALTER ROLE CURRENT_USER RESET search_path;
--- IN SCHEMA
CREATE SCHEMA s;
CREATE TABLE s.t (id int);
GRANT SELECT ON ALL TABLES IN SCHEMA s, public TO PUBLIC;
ALTER TABLE ALL IN TABLESPACE pg_default SET TABLESPACE pg_default;
GRANT SELECT ON ALL TABLES IN SCHEMA nowhere TO PUBLIC;
--- a function that returns nothing
CREATE FUNCTION nothing() RETURNS void LANGUAGE sql AS '';
SELECT nothing();
--- an extension that requires another [goes on]
CREATE EXTENSION earthdistance;
CREATE EXTENSION IF NOT EXISTS earthdistance CASCADE;
DROP EXTENSION cube CASCADE;
CREATE EXTENSION cube;
CREATE EXTENSION earthdistance;
--- an aggregate is granted, given away and renamed as a function
CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int);
GRANT ALL ON FUNCTION total(int) TO PUBLIC;
REVOKE ALL ON FUNCTION total FROM PUBLIC;
COMMENT ON FUNCTION total(int) IS 'x';
ALTER FUNCTION total(int) OWNER TO CURRENT_USER;
ALTER FUNCTION total(int) RENAME TO summed;
--- an aggregate is neither altered nor dropped as a function [goes on]
CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int);
ALTER FUNCTION total(int) IMMUTABLE;
DROP FUNCTION total(int);
DROP FUNCTION IF EXISTS total;
DROP ROUTINE total(int);
