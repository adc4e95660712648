--- a default that is dropped holds nothing [goes on]
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT f());
ALTER TABLE t ALTER a DROP DEFAULT;
DROP FUNCTION f();
--- a default that is replaced [goes on]
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT f());
ALTER TABLE t ALTER a SET DEFAULT 5;
DROP FUNCTION f();
--- a default of null [goes on]
CREATE SEQUENCE s;
CREATE TABLE t (id int PRIMARY KEY DEFAULT nextval('s'));
ALTER TABLE t ALTER id SET DEFAULT NULL;
DROP SEQUENCE s;
--- a check that is dropped, a computed column [goes on]
CREATE FUNCTION f(int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'select true';
CREATE TABLE t (id int PRIMARY KEY, a int CHECK (f(a)), b int GENERATED ALWAYS AS (case when f(1) then 1 end) STORED);
ALTER TABLE t DROP CONSTRAINT t4_a_check;
DROP FUNCTION f(int);
ALTER TABLE t DROP COLUMN b;
DROP FUNCTION f(int);
--- a view that is replaced [goes on]
CREATE TABLE t (id int PRIMARY KEY, a int, b int);
CREATE VIEW v AS SELECT id, a AS x FROM t;
CREATE OR REPLACE VIEW v AS SELECT id, b AS x FROM t;
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t DROP COLUMN b;
--- a policy that is altered [goes on]
CREATE FUNCTION f() RETURNS bool LANGUAGE sql AS 'select true';
CREATE TABLE t (id int PRIMARY KEY);
CREATE POLICY p ON t USING (f());
ALTER POLICY p ON t USING (true);
DROP FUNCTION f();
--- a column of another type [goes on]
CREATE TYPE e AS ENUM ('a');
CREATE TABLE t (id int PRIMARY KEY, a e);
DROP TYPE e;
ALTER TABLE t ALTER a TYPE text;
DROP TYPE e;
--- an index on an expression [goes on]
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
CREATE TABLE t (id int PRIMARY KEY);
CREATE INDEX i ON t (f(id));
DROP FUNCTION f(int);
DROP INDEX i;
DROP FUNCTION f(int);
--- what computes a column is replaced, and dropped [goes on]
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
CREATE TABLE t (id int PRIMARY KEY, b int GENERATED ALWAYS AS (f(id)) STORED, c int);
ALTER TABLE t ALTER b SET EXPRESSION AS (id + 1);
DROP FUNCTION f(int);
ALTER TABLE t DROP COLUMN id;
ALTER TABLE t ALTER c SET EXPRESSION AS (1);
ALTER TABLE t ALTER c DROP EXPRESSION;
ALTER TABLE t ALTER c DROP EXPRESSION IF EXISTS;
ALTER TABLE t ALTER b SET EXPRESSION AS (nope + 1);
ALTER TABLE t ALTER b SET EXPRESSION AS ('a'::date);
ALTER TABLE t ALTER b DROP EXPRESSION;
ALTER TABLE t ALTER b SET DEFAULT 3;
ALTER TABLE t ALTER b DROP EXPRESSION;
--- a virtual column keeps its expression [goes on]
CREATE TABLE t (id int PRIMARY KEY, b int GENERATED ALWAYS AS (id + 1) VIRTUAL);
ALTER TABLE t ALTER b DROP EXPRESSION;
ALTER TABLE t ALTER b SET EXPRESSION AS (id + 2);
--- a dropped column had a default [goes on]
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT f());
ALTER TABLE t DROP COLUMN a;
DROP FUNCTION f();
--- a function with an atomic body is replaced by one without [goes on]
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a FROM t LIMIT 1; END;
ALTER TABLE t DROP COLUMN a;
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 2';
ALTER TABLE t DROP COLUMN a;
--- a trigger and its function [goes on]
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE t (id int PRIMARY KEY);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
DROP FUNCTION f();
DROP TRIGGER g ON t;
DROP FUNCTION f();
--- a renamed column keeps its default [goes on]
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';
CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT f());
ALTER TABLE t RENAME a TO b;
DROP FUNCTION f();
ALTER TABLE t ALTER b DROP DEFAULT;
DROP FUNCTION f();
--- a renamed computed column [goes on]
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
CREATE TABLE t (id int PRIMARY KEY, g int GENERATED ALWAYS AS (f(id)) STORED);
ALTER TABLE t RENAME TO u;
ALTER TABLE u RENAME g TO h;
DROP FUNCTION f(int);
ALTER TABLE u ALTER h DROP EXPRESSION;
DROP FUNCTION f(int);
--- a renamed constraint [goes on]
CREATE FUNCTION f(int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'select true';
CREATE TABLE t (id int PRIMARY KEY, CONSTRAINT c CHECK (f(id)));
ALTER TABLE t RENAME CONSTRAINT c TO d;
DROP FUNCTION f(int);
ALTER TABLE t DROP CONSTRAINT d;
DROP FUNCTION f(int);
--- a check of a domain [goes on]
CREATE FUNCTION f(text) RETURNS bool LANGUAGE sql IMMUTABLE AS 'select true';
CREATE DOMAIN d AS text CONSTRAINT k CHECK (f(VALUE));
DROP FUNCTION f(text);
ALTER DOMAIN d DROP CONSTRAINT k;
DROP FUNCTION f(text);
--- a column that is published [goes on]
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE PUBLICATION p FOR TABLE t (id, a);
ALTER TABLE t DROP COLUMN a;
ALTER PUBLICATION p SET TABLE t;
ALTER TABLE t DROP COLUMN a;
--- a serial column and its sequence [goes on]
CREATE TABLE t (id serial PRIMARY KEY);
DROP SEQUENCE t19_id_seq;
ALTER TABLE t ALTER id DROP DEFAULT;
DROP SEQUENCE t19_id_seq;
--- a default of a parameter [goes on]
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';
CREATE FUNCTION g(a int DEFAULT f()) RETURNS int LANGUAGE sql AS 'select 1';
DROP FUNCTION f();
CREATE OR REPLACE FUNCTION g(a int DEFAULT 3) RETURNS int LANGUAGE sql AS 'select 1';
DROP FUNCTION f();
--- a rule [goes on]
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE TABLE l (id int, b int);
CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO l VALUES (new.id, new.a);
ALTER TABLE t DROP COLUMN a;
DROP TABLE l;
DROP RULE r ON t;
ALTER TABLE t DROP COLUMN a;
DROP TABLE l;
--- a policy about another table [goes on]
CREATE TABLE m (id int PRIMARY KEY, u int);
CREATE TABLE t (id int PRIMARY KEY);
CREATE POLICY p ON t USING (EXISTS (SELECT 1 FROM m WHERE u = t.id));
ALTER TABLE m DROP COLUMN u;
DROP TABLE m;
DROP TABLE t;
DROP TABLE m;
--- views on views [goes on]
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE VIEW v AS SELECT * FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM v;
DROP VIEW v;
DROP MATERIALIZED VIEW m;
DROP VIEW v;
ALTER TABLE t ALTER a TYPE bigint;
--- an identity column and its sequence [goes on]
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int);
DROP SEQUENCE t24_id_seq;
DROP SEQUENCE t24_id_seq CASCADE;
ALTER TABLE t ALTER id DROP IDENTITY;
DROP SEQUENCE t24_id_seq;
CREATE INDEX ON t (id);
ALTER TABLE t DROP COLUMN id;
--- a serial column with another default [goes on]
CREATE TABLE t (id serial PRIMARY KEY, b bigserial);
ALTER TABLE t ALTER id SET DEFAULT 5;
DROP SEQUENCE t25_id_seq;
DROP SEQUENCE t25_b_seq CASCADE;
INSERT INTO t (id, b) VALUES (1, 1);
--- a sequence that a default names [goes on]
CREATE SEQUENCE s;
CREATE TABLE t (id int DEFAULT nextval('s'), z int DEFAULT nextval('s'::regclass));
DROP SEQUENCE s;
ALTER TABLE t ALTER id DROP DEFAULT;
DROP SEQUENCE s;
ALTER TABLE t ALTER z DROP DEFAULT;
DROP SEQUENCE s;
--- sequences go with their columns [goes on]
CREATE TABLE t (id int GENERATED BY DEFAULT AS IDENTITY, a int);
ALTER TABLE t DROP COLUMN id;
CREATE SEQUENCE t27_id_seq;
CREATE TABLE u (id int GENERATED BY DEFAULT AS IDENTITY);
DROP TABLE u;
CREATE SEQUENCE u27_id_seq;
--- what a rule may name [goes on]
CREATE TABLE t (id int, a int);
CREATE TABLE l (id int, a int, at timestamptz);
CREATE RULE ra AS ON INSERT TO t DO ALSO INSERT INTO l SELECT NEW.*, now();
CREATE RULE rb AS ON UPDATE TO t WHERE OLD.a <> NEW.a DO ALSO INSERT INTO l (id, a) VALUES (OLD.id, NEW.nope);
CREATE RULE rc AS ON UPDATE TO t WHERE OLD.a <> NEW.a DO ALSO (UPDATE l SET a = NEW.a WHERE l.id = OLD.id; DELETE FROM l WHERE id = NEW.id);
CREATE RULE rd AS ON DELETE TO t DO INSTEAD UPDATE t SET a = 0 WHERE t.id = OLD.id;
CREATE RULE re AS ON DELETE TO t DO INSTEAD NOTHING;
CREATE RULE rf AS ON INSERT TO t DO INSTEAD SELECT f(NEW.id);
CREATE RULE rg AS ON UPDATE TO t WHERE a <> 3 DO ALSO NOTIFY x;
CREATE VIEW v AS SELECT id, a FROM t;
CREATE RULE rh AS ON INSERT TO v DO INSTEAD INSERT INTO t VALUES (NEW.id, NEW.a) RETURNING t.id, t.a;
CREATE OR REPLACE RULE rh AS ON INSERT TO v DO INSTEAD INSERT INTO t (id) VALUES (NEW.id);
ALTER TABLE l DROP COLUMN at;
--- a default of a domain, a domain of a column [goes on]
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ select 'x' $$;
CREATE DOMAIN d AS text DEFAULT f();
DROP FUNCTION f();
ALTER DOMAIN d SET DEFAULT 'y';
DROP FUNCTION f();
CREATE DOMAIN e AS text DEFAULT nope();
CREATE TABLE t (a d);
DROP DOMAIN d;
ALTER TABLE t RENAME a TO b;
ALTER TABLE t RENAME TO u;
DROP DOMAIN d;
ALTER TABLE u DROP COLUMN b;
DROP DOMAIN d;
--- tables of publications [goes on]
CREATE TABLE t (id int PRIMARY KEY, a int);
CREATE PUBLICATION p FOR TABLE t;
DROP PUBLICATION p;
CREATE PUBLICATION p FOR TABLE t;
ALTER PUBLICATION p ADD TABLE t;
ALTER PUBLICATION p DROP TABLE t;
ALTER PUBLICATION p DROP TABLE t;
ALTER PUBLICATION p SET TABLE t WHERE (id > 3);
--- renamed functions and views [goes on]
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'select 1';
CREATE TABLE t (id int DEFAULT f());
ALTER FUNCTION f() RENAME TO g;
DROP FUNCTION g();
ALTER TABLE t ALTER id DROP DEFAULT;
DROP FUNCTION g();
CREATE TABLE tb (a int, b int);
CREATE VIEW v AS SELECT a FROM tb;
ALTER VIEW v RENAME TO w;
ALTER TABLE tb DROP COLUMN a;
CREATE OR REPLACE VIEW w AS SELECT b AS a FROM tb;
ALTER TABLE tb DROP COLUMN a;
ALTER TABLE tb DROP COLUMN b;
--- renamed triggers and policies [goes on]
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE t (id int, a int);
CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f();
ALTER TRIGGER g ON t RENAME TO h;
DROP FUNCTION f();
ALTER TABLE t DROP COLUMN a;
DROP TRIGGER h ON t;
DROP FUNCTION f();
ALTER TABLE t DROP COLUMN a;
CREATE FUNCTION k() RETURNS bool LANGUAGE sql AS 'select true';
CREATE POLICY p ON t USING (k());
ALTER POLICY p ON t RENAME TO q;
DROP FUNCTION k();
DROP POLICY q ON t;
DROP FUNCTION k();
--- columns in WHEN, columns that compute others [silent] [goes on]
CREATE TABLE t (id int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$begin return new; end$$;
CREATE TABLE t9b (id int PRIMARY KEY, a int, g int GENERATED ALWAYS AS (a + 1) STORED, CHECK (a > id));
ALTER TABLE t9b DROP COLUMN a;
ALTER TABLE t9b ALTER a TYPE bigint;
ALTER TABLE t9b DROP COLUMN g;
ALTER TABLE t9b ALTER a TYPE bigint;
ALTER TABLE t9b ADD g int GENERATED ALWAYS AS (a + 1) STORED;
ALTER TABLE t9b DROP COLUMN a CASCADE;
ALTER TABLE t9b ADD g int;
DROP TABLE t9b;
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (id > 0) EXECUTE FUNCTION f();
--- a computed column of partitions [goes on]
CREATE TABLE t (id int, k int, g int GENERATED ALWAYS AS (k * 2) STORED) PARTITION BY LIST (k);
CREATE TABLE ta PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t ALTER g DROP EXPRESSION;
ALTER TABLE ta ALTER g SET DEFAULT 3;
--- a rename to a name that is taken changes nothing [goes on]
CREATE TABLE t (id int, a int);
CREATE TABLE r (id int);
ALTER TABLE t RENAME TO r;
SELECT a FROM t;
ALTER TABLE t RENAME a TO id;
SELECT a FROM t;
--- nothing moves to a schema that does not exist [goes on]
CREATE TABLE t (id int);
ALTER TABLE t SET SCHEMA nope;
SELECT id FROM t;
--- a column that cannot become another type keeps its own [goes on]
CREATE TABLE t (id int);
ALTER TABLE t ALTER id TYPE uuid USING id::uuid;
ALTER TABLE t ALTER id TYPE numeric(10, 2);
--- of several, all are dropped or none [goes on]
CREATE TABLE t (id int);
DROP TABLE t, nothere;
SELECT id FROM t;
--- a role that owns something stays [goes on]
CREATE ROLE keeper;
CREATE TABLE t (id int);
ALTER TABLE t OWNER TO keeper;
REASSIGN OWNED BY keeper TO CURRENT_USER;
DROP OWNED BY keeper;
DROP ROLE keeper;
--- a view of something temporary is temporary
CREATE TEMP TABLE t (id int);
CREATE VIEW v AS SELECT * FROM t;
SELECT id FROM pg_temp.v;
SELECT id FROM v;
--- checks of a domain have names [goes on]
CREATE DOMAIN d AS int CONSTRAINT small CHECK (VALUE < 9);
ALTER DOMAIN d ADD CONSTRAINT small CHECK (VALUE < 9);
ALTER DOMAIN d RENAME CONSTRAINT small TO tiny;
ALTER DOMAIN d DROP CONSTRAINT small;
ALTER DOMAIN d DROP CONSTRAINT tiny;
--- a range type has its multirange
CREATE TYPE floats AS RANGE (subtype = float8);
SELECT floats_multirange(floats(1, 2));
--- what goes along may be needed by others [goes on]
CREATE TABLE s (id serial);
CREATE TABLE u (id int DEFAULT nextval('s_id_seq'));
DROP TABLE s;
ALTER TABLE s DROP COLUMN id;
DROP TABLE u;
ALTER TABLE s DROP COLUMN id;
CREATE EXTENSION hstore;
CREATE TABLE h (a hstore);
DROP EXTENSION hstore;
DROP EXTENSION hstore CASCADE;
SELECT 'a=>1'::hstore;
--- a view holds the types of its columns
CREATE TABLE t (id int, name varchar(20), other varchar(20));
CREATE VIEW v AS SELECT name FROM t;
ALTER TABLE t ALTER COLUMN other TYPE text;
ALTER TABLE t ALTER COLUMN name TYPE text;
--- the columns of UPDATE OF are needed by their trigger [goes on]
CREATE TABLE jobs (id int, lat float, lng float, name text);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER placed BEFORE INSERT OR UPDATE OF lat, lng ON jobs FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE jobs DROP COLUMN name;
ALTER TABLE jobs DROP COLUMN IF EXISTS lat;
ALTER TABLE jobs ALTER lng TYPE numeric;
ALTER TABLE jobs DROP COLUMN lng CASCADE;
DROP TRIGGER placed ON jobs;
ALTER TABLE jobs DROP COLUMN lat;
--- an index of a constraint that nobody knows the name of
CREATE TABLE t (a int, b int, UNIQUE (a, b));
DO $$ DECLARE c text; BEGIN
  SELECT conname INTO c FROM pg_constraint WHERE conrelid = 't'::regclass AND contype = 'u' AND conkey @> ARRAY(SELECT attnum FROM pg_attribute WHERE attrelid = 't'::regclass AND attname IN ('a', 'b'));
  IF c IS NOT NULL THEN EXECUTE format('ALTER TABLE t DROP CONSTRAINT %I', c); END IF;
END $$;
DROP INDEX IF EXISTS t_a_b_key;
--- a table that references itself [goes on]
CREATE TABLE t (id bigint, up bigint, tenant text);
ALTER TABLE t ADD CONSTRAINT t_pk PRIMARY KEY (id);
ALTER TABLE t ADD CONSTRAINT t_fk FOREIGN KEY (up) REFERENCES t (id);
ALTER TABLE t ALTER COLUMN id TYPE varchar(9);
ALTER TABLE t DROP CONSTRAINT t_pk;
ALTER TABLE t DROP COLUMN id;
ALTER TABLE t DROP CONSTRAINT t_pk CASCADE;
ALTER TABLE t ALTER COLUMN id TYPE varchar(9);
ALTER TABLE t DROP CONSTRAINT t_fk;
ALTER TABLE t ALTER COLUMN up TYPE varchar(9);
ALTER TABLE t ADD PRIMARY KEY (id), ADD CONSTRAINT t_fk FOREIGN KEY (up) REFERENCES t;
ALTER TABLE t DROP COLUMN id CASCADE;
ALTER TABLE t DROP CONSTRAINT t_fk;
--- a table that references itself by a unique index [goes on]
CREATE TABLE t (id bigint PRIMARY KEY, code text, up text);
CREATE UNIQUE INDEX t_code ON t (code);
ALTER TABLE t ADD CONSTRAINT t_fk FOREIGN KEY (up) REFERENCES t (code);
DROP INDEX t_code;
DROP INDEX t_code CASCADE;
ALTER TABLE t DROP CONSTRAINT t_fk;
CREATE UNIQUE INDEX t_code ON t (code);
ALTER TABLE t ADD CONSTRAINT t_fk FOREIGN KEY (up) REFERENCES t (code);
ALTER TABLE t DROP COLUMN up;
DROP INDEX t_code;
DROP TABLE t;
--- an extension goes with its schema [goes on]
CREATE SCHEMA s;
CREATE EXTENSION citext WITH SCHEMA s;
CREATE TABLE t (id int PRIMARY KEY, name s.citext);
DROP SCHEMA s;
DROP SCHEMA s CASCADE;
ALTER EXTENSION citext UPDATE;
SELECT name FROM t;
CREATE EXTENSION IF NOT EXISTS citext;
ALTER TABLE t ADD COLUMN name citext;
