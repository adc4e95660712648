--- migrations/1.sql
CREATE SCHEMA a;
CREATE SCHEMA b CREATE TABLE both_sides (id int PRIMARY KEY, side text DEFAULT 'b');
CREATE TABLE a.both_sides (id int PRIMARY KEY, side text DEFAULT 'a');
SET search_path TO a, b;
ALTER TABLE both_sides ADD COLUMN only_in_a int;
CREATE TYPE shade AS ENUM ('dark', 'light');
CREATE TABLE walls (id serial, shade shade, owner_side int REFERENCES both_sides);
--- migrations/2.sql
SET search_path TO b, a;
ALTER TABLE both_sides ADD COLUMN only_in_b int;
CREATE VIEW joined AS SELECT x.only_in_a, y.only_in_b, w.shade FROM a.both_sides x JOIN both_sides y USING (id) JOIN walls w ON w.owner_side = x.id;
CREATE FUNCTION shade_of(w walls) RETURNS shade LANGUAGE sql AS $$ SELECT w.shade $$;
CREATE SEQUENCE numbers INCREMENT BY 5;
SELECT nextval('numbers'), currval('b.numbers');
--- migrations/3.sql
RESET search_path;
CREATE TABLE public.copies (LIKE a.walls INCLUDING DEFAULTS INCLUDING CONSTRAINTS, extra text);
ALTER TABLE b.both_sides SET SCHEMA public;
CREATE INDEX ON both_sides (only_in_b);
ALTER SCHEMA a RENAME TO walls_schema;
ALTER TYPE walls_schema.shade RENAME VALUE 'dark' TO 'black';
INSERT INTO walls_schema.walls (shade) VALUES ('black'), ('light');
CREATE FUNCTION dark_walls() RETURNS bigint LANGUAGE sql SET search_path = walls_schema AS $$ SELECT count(*) FROM walls WHERE shade = 'black' $$;
SELECT dark_walls();
--- migrations/4.sql
DROP VIEW b.joined;
DROP FUNCTION b.shade_of(walls_schema.walls);
DROP SEQUENCE b.numbers;
DROP SCHEMA b;
ALTER TABLE copies ALTER COLUMN shade TYPE text;
ALTER TABLE copies ALTER COLUMN id DROP DEFAULT;
DROP SCHEMA walls_schema CASCADE;
SELECT id, only_in_b, side FROM both_sides;
INSERT INTO copies (id, shade, extra) VALUES (1, 'any', 'x');
--- migrations/5.sql
CREATE SCHEMA reporting;
SET search_path = reporting, public;
CREATE VIEW sides AS SELECT side, count(*) AS members FROM both_sides GROUP BY side;
CREATE TABLE sides_archive AS TABLE sides WITH NO DATA;
ALTER TABLE sides_archive ADD COLUMN at timestamptz DEFAULT now();
INSERT INTO sides_archive (side, members) SELECT side, members FROM sides;
ALTER TABLE copies RENAME COLUMN extra TO remark;
SELECT remark FROM public.copies;
CREATE INDEX sides_archive_side_idx ON sides_archive (side);
DROP VIEW sides;
ALTER TABLE sides_archive SET SCHEMA public;
