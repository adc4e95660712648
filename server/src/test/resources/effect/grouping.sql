--- what a group has one of
CREATE TABLE w (id int PRIMARY KEY, label text, kind int);
CREATE TABLE r (w_id int, stars int);
CREATE VIEW one AS SELECT w.id, w.label, avg(r.stars) FROM w JOIN r ON r.w_id = w.id GROUP BY w.id;
CREATE VIEW two AS SELECT lower(label) AS l, count(*) FROM w GROUP BY l;
CREATE VIEW three AS SELECT lower(label), count(*) FROM w GROUP BY lower(label);
CREATE VIEW four AS SELECT lower(label), count(*), max(kind) + 1 FROM w GROUP BY 1;
CREATE VIEW five AS SELECT label, kind, grouping(label), count(*) FROM w GROUP BY ROLLUP (label, kind);
CREATE VIEW six AS SELECT label, rank() OVER (ORDER BY count(*)) FROM w GROUP BY label HAVING min(kind) > 1;
CREATE VIEW seven AS SELECT (SELECT label FROM w x WHERE x.id = max(w.id)), count(*) FROM w;
CREATE VIEW eight AS SELECT id, count(*) FROM w JOIN (SELECT w_id AS id FROM r) s USING (id) GROUP BY id;
CREATE VIEW nine AS SELECT count(*) FILTER (WHERE kind > 1), string_agg(label, ',' ORDER BY id) FROM w;
CREATE VIEW ten AS SELECT w.label, (SELECT count(*) FROM r WHERE r.w_id = w.id) FROM w;
CREATE VIEW eleven AS SELECT label AS kind, count(*) FROM w GROUP BY label, kind;
CREATE VIEW twelve AS SELECT w.*, count(*) FROM w GROUP BY w.id;
CREATE VIEW thirteen AS SELECT CASE WHEN kind > 1 THEN 'a' ELSE 'b' END AS c, sum(id) FROM w GROUP BY CASE WHEN kind > 1 THEN 'a' ELSE 'b' END;
CREATE VIEW fourteen AS SELECT DISTINCT ON (label) label, kind FROM w;
CREATE VIEW fifteen AS SELECT label, sum(count(*)) OVER () FROM w GROUP BY label ORDER BY max(kind);
CREATE VIEW sixteen AS SELECT label || r.stars, r.stars FROM w, r GROUP BY label, r.stars;
CREATE VIEW seventeen AS SELECT label, mode() WITHIN GROUP (ORDER BY kind), percentile_cont(0.5) WITHIN GROUP (ORDER BY id) FROM w GROUP BY label;
CREATE VIEW no AS SELECT w.label, avg(r.stars) FROM w JOIN r ON r.w_id = w.id GROUP BY w.kind;
--- an aggregate makes one group of all
CREATE TABLE t (id int, name text);
SELECT name, count(*) FROM t;
--- a unique column is no primary key
CREATE TABLE t (id int UNIQUE NOT NULL, name text);
SELECT name FROM t GROUP BY id;
--- the key of another
CREATE TABLE t (id int PRIMARY KEY, name text);
CREATE TABLE u (id int PRIMARY KEY, name text);
SELECT u.name FROM t, u GROUP BY t.id;
--- only a part of the key
CREATE TABLE t (a int, b int, name text, PRIMARY KEY (a, b));
SELECT name FROM t GROUP BY a, b;
SELECT name FROM t GROUP BY a;
--- HAVING looks at a group
CREATE TABLE t (id int, name text);
SELECT count(*) FROM t HAVING name = 'a';
--- the argument of a window function
CREATE TABLE t (id int, name text);
SELECT lag(name) OVER (ORDER BY count(*)) FROM t GROUP BY id;
--- aggregates in WHERE
CREATE TABLE t (id int, name text);
SELECT id FROM t WHERE id > (SELECT max(id) FROM t);
SELECT id FROM t WHERE max(id) > 1;
--- aggregates in UPDATE
CREATE TABLE t (id int, name text);
UPDATE t SET name = 'a' WHERE count(*) > 1;
--- an aggregate of the query around
CREATE TABLE t (id int, name text);
SELECT name FROM t GROUP BY name HAVING EXISTS (SELECT 1 FROM t u WHERE u.id = max(t.id));
SELECT count(*) FROM t GROUP BY max(id);
--- window functions in WHERE
CREATE TABLE t (id int, name text);
SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM t) x WHERE n = 1;
SELECT id FROM t WHERE row_number() OVER (ORDER BY id) = 1;
--- window functions in HAVING
CREATE TABLE t (id int, name text);
SELECT id FROM t GROUP BY id HAVING rank() OVER (ORDER BY id) = 1;
--- a window that has a name
CREATE TABLE t (id int, name text);
SELECT rank() OVER w, (SELECT max(n) FROM (SELECT rank() OVER v AS n FROM t WINDOW v AS (ORDER BY id)) x) FROM t WINDOW w AS (ORDER BY id);
SELECT rank() OVER v FROM t WINDOW w AS (ORDER BY id);
--- a routine's parameter
CREATE TABLE t (id int, name text);
CREATE FUNCTION f(lim int) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) + lim FROM t WHERE id < lim $$;
DO $$ DECLARE n int := 1; c int; BEGIN SELECT count(*) + n INTO c FROM t; END $$;
DO $$ DECLARE c int; BEGIN SELECT count(*) + id INTO c FROM t; END $$;
--- a function of which nobody knows the kind
CREATE TABLE t (id int, name text);
DO $$ BEGIN EXECUTE convert_from(decode('Q1JFQVRFIEFHR1JFR0FURSBtZXJnZWQgKHRleHQpIChTRlVOQyA9IHRleHRjYXQsIFNUWVBFID0gdGV4dCk=', 'base64'), 'UTF8'); END $$;
SELECT id, merged(name) FROM t GROUP BY id;
--- an aggregate of the chain
CREATE TABLE t (id int, name text);
CREATE AGGREGATE merged (text) (SFUNC = textcat, STYPE = text);
SELECT id, merged(name) FROM t GROUP BY id;
SELECT upper(name), merged(name) FROM t;
