--- migrations/1_a.up.sql
CREATE TABLE schools (id int PRIMARY KEY, name varchar(200) NOT NULL, opened date);
CREATE TABLE teachers (
  id int PRIMARY KEY,
  school_id int REFERENCES schools (id) ON DELETE SET NULL,
  salary money,
  subjects text[] DEFAULT ARRAY['maths']::text[]
);
CREATE TABLE classes (
  school_id int NOT NULL,
  number smallint NOT NULL,
  teacher_id int REFERENCES teachers,
  PRIMARY KEY (school_id, number)
);
--- migrations/2_b.up.sql
CREATE TABLE pupils (
  id bigserial PRIMARY KEY,
  school_id int NOT NULL,
  class_number smallint NOT NULL,
  born date,
  during tstzrange,
  FOREIGN KEY (school_id, class_number) REFERENCES classes (school_id, number)
);
CREATE INDEX pupils_class_idx ON pupils (school_id, class_number);
CREATE INDEX pupils_during_idx ON pupils USING gist (during);
--- migrations/3_c.up.sql
CREATE FUNCTION age_of(p pupils) RETURNS integer LANGUAGE sql IMMUTABLE
AS $$ SELECT 2024 - extract(year FROM p.born)::integer $$;
CREATE VIEW grown_pupils AS SELECT p.id, age_of(p) AS age FROM pupils p WHERE p.born < DATE '2006-01-01';
CREATE FUNCTION pupils_of(school int) RETURNS TABLE (id bigint, born date) LANGUAGE sql
AS $$ SELECT p.id, p.born FROM pupils p WHERE p.school_id = school $$;
CREATE VIEW first_school AS SELECT f.id, f.born FROM pupils_of(1) AS f;
CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
--- migrations/4_d.up.sql
CREATE VIEW class_sizes AS
WITH sizes AS (SELECT school_id, class_number, count(*) AS n FROM pupils GROUP BY 1, 2)
SELECT s.name, sizes.class_number, sizes.n, rank() OVER (PARTITION BY s.id ORDER BY sizes.n DESC)
FROM sizes JOIN schools s ON s.id = sizes.school_id;
ALTER VIEW class_sizes RENAME TO class_counts;
ALTER VIEW class_counts RENAME COLUMN n TO pupils;
SELECT name, pupils FROM class_counts ORDER BY pupils LIMIT 3;
--- migrations/5_e.up.sql
ALTER TABLE schools ADD COLUMN website text;
UPDATE schools SET website = 'https://' || lower(name) WHERE opened IS NOT NULL;
CREATE UNLOGGED TABLE scratch (id int, note text);
ALTER TABLE teachers ADD CONSTRAINT teachers_school_id_name UNIQUE (id, school_id);
ALTER TABLE teachers DROP CONSTRAINT teachers_school_id_fkey;
ALTER TABLE teachers ADD FOREIGN KEY (school_id) REFERENCES schools (id) NOT VALID;
ALTER TABLE teachers VALIDATE CONSTRAINT teachers_school_id_fkey;
TRUNCATE schools, teachers, classes, pupils RESTART IDENTITY;
DROP VIEW IF EXISTS grown_pupils, class_counts;
