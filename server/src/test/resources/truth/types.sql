--- sql/001_domains.sql
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN percent AS numeric(5,2) DEFAULT 0 CONSTRAINT percent_range CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN small_percent AS percent CHECK (VALUE < 10);
CREATE DOMAIN codes AS text[] CHECK (array_length(VALUE, 1) < 5);
CREATE TYPE point3 AS (x float8, y float8, z float8);
CREATE TYPE float_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE TYPE level AS ENUM ();
ALTER TYPE level ADD VALUE 'low';
ALTER TYPE level ADD VALUE IF NOT EXISTS 'high' AFTER 'low';
ALTER TYPE level ADD VALUE 'mid' BEFORE 'high';
--- sql/002_use.sql
CREATE TABLE things (
  id positive PRIMARY KEY,
  share percent NOT NULL,
  little small_percent,
  at point3,
  spread float_range DEFAULT '[1.5,2.5]',
  many float_multirange,
  levels level[] DEFAULT ARRAY['low', 'mid']::level[],
  tags codes DEFAULT '{a,b}',
  mac macaddr, net cidr, price money, bits bit(3) DEFAULT B'101', raw bytea DEFAULT '\x00ff',
  doc xml, tree jsonb, path jsonpath DEFAULT '$.a[*]', span interval DAY TO SECOND(3), q tsquery, snap pg_snapshot
);
INSERT INTO things (id, share, at) VALUES (1, 12.5, ROW(1, 2, 3)), (2, 50, '(0,0,1)'), ('3', '7', NULL);
SELECT (at).x + (at).y, spread @> 2.0::float8, levels[1], tags || 'c'::text FROM things WHERE share > 10;
UPDATE things SET at.z = 9, levels[3] = 'high', many = '{[1,2],[5,6)}' WHERE id = 1;
--- sql/003_functions.sql
CREATE FUNCTION length_of(p point3) RETURNS float8 LANGUAGE sql IMMUTABLE RETURN sqrt(p.x ^ 2 + p.y ^ 2 + p.z ^ 2);
CREATE FUNCTION plus(a point3, b point3) RETURNS point3 LANGUAGE sql IMMUTABLE AS 'SELECT (ROW(a.x + b.x, a.y + b.y, a.z + b.z))::point3';
CREATE OPERATOR + (LEFTARG = point3, RIGHTARG = point3, FUNCTION = plus, COMMUTATOR = +);
CREATE AGGREGATE sum (point3) (SFUNC = plus, STYPE = point3, INITCOND = '(0,0,0)');
CREATE FUNCTION level_no(l level) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT CASE l WHEN 'low' THEN 1 WHEN 'mid' THEN 2 ELSE 3 END $$;
CREATE CAST (level AS int) WITH FUNCTION level_no(level) AS ASSIGNMENT;
SELECT length_of(sum(at)), (max(levels[1]))::int FROM things;
SELECT at + ROW(1, 1, 1)::point3 FROM things;
CREATE INDEX things_length ON things (length_of(at));
--- sql/004_alter.sql
ALTER DOMAIN positive RENAME TO natural_number;
ALTER DOMAIN percent DROP CONSTRAINT percent_range;
ALTER DOMAIN percent ADD CONSTRAINT percent_min CHECK (VALUE >= 0) NOT VALID;
ALTER DOMAIN percent VALIDATE CONSTRAINT percent_min;
ALTER DOMAIN small_percent SET DEFAULT 1;
ALTER DOMAIN codes SET NOT NULL;
ALTER TYPE level RENAME VALUE 'mid' TO 'middle';
UPDATE things SET levels = '{middle}' WHERE 'low' = ANY (levels);
ALTER TABLE things ALTER COLUMN share TYPE numeric, ALTER COLUMN mac TYPE macaddr8 USING macaddr8_set7bit(mac::macaddr8);
DROP CAST (level AS int);
DROP AGGREGATE sum(point3);
--- sql/005_drop.sql
DROP INDEX things_length;
DROP FUNCTION length_of(point3);
DROP OPERATOR + (point3, point3);
DROP FUNCTION plus(point3, point3);
ALTER TABLE things DROP COLUMN at, DROP COLUMN spread, DROP COLUMN many;
DROP TYPE point3;
DROP TYPE float_range;
DROP DOMAIN small_percent CASCADE;
CREATE TYPE pair AS (a text, b int);
ALTER TYPE pair ADD ATTRIBUTE c date;
ALTER TYPE pair RENAME ATTRIBUTE a TO first;
CREATE TABLE pairs OF pair (PRIMARY KEY (b), first WITH OPTIONS NOT NULL);
INSERT INTO pairs (first, b) VALUES ('x', 1);
SELECT id, share, bits FROM things;
