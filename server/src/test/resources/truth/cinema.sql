--- migrations/1600000000000_films.sql
-- Up Migration
CREATE TABLE film (
  film_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL,
  year smallint,
  minutes int CHECK (minutes BETWEEN 1 AND 1000),
  languages char(2)[] NOT NULL DEFAULT '{en}'
);
CREATE TABLE hall (hall_id text PRIMARY KEY, seats int NOT NULL);
-- Down Migration
DROP TABLE hall;
DROP TABLE film;
--- migrations/1600000000001_shows.sql
-- Up Migration
CREATE EXTENSION btree_gist;
CREATE TABLE show (
  show_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  film_id int NOT NULL REFERENCES film,
  hall_id text NOT NULL REFERENCES hall,
  span tsrange NOT NULL,
  CONSTRAINT show_overlap EXCLUDE USING gist (hall_id WITH =, span WITH &&)
);
CREATE TABLE ticket (
  show_id bigint REFERENCES show ON DELETE CASCADE,
  seat int NOT NULL,
  price numeric(5,2) NOT NULL,
  sold_at timestamp,
  UNIQUE (show_id, seat)
);
-- Down Migration
DROP TABLE ticket;
DROP TABLE show;
--- migrations/1600000000002_sell.sql
-- Up Migration
INSERT INTO film (title, year, minutes) VALUES ('Stalker', 1979, 162), ('Brazil', 1985, 132);
INSERT INTO hall VALUES ('A', 120), ('B', 40);
INSERT INTO show (film_id, hall_id, span)
SELECT f.film_id, 'A', tsrange(timestamp '2024-01-01' + n * interval '4 hours', timestamp '2024-01-01' + n * interval '4 hours' + f.minutes * interval '1 minute')
FROM film f, generate_series(1, 2) AS g (n) WHERE f.year = 1979;
INSERT INTO ticket (show_id, seat, price) SELECT show_id, s, 9.50 FROM show, generate_series(1, 5) s;
CREATE FUNCTION sell(p_show bigint, p_seats int[]) RETURNS SETOF ticket LANGUAGE sql AS $$
  UPDATE ticket SET sold_at = localtimestamp WHERE show_id = p_show AND seat = ANY (p_seats) RETURNING *
$$;
SELECT seat, price FROM sell(1, ARRAY[1, 2]);
-- Down Migration
DROP FUNCTION sell;
--- migrations/1600000000003_stats.sql
-- Up Migration
CREATE VIEW film_income AS
SELECT f.title, to_char(sum(t.price), 'FM999990.00') AS income, count(DISTINCT s.show_id) AS shows
FROM film f JOIN show s USING (film_id) LEFT JOIN ticket t USING (show_id)
WHERE t.sold_at IS NOT NULL GROUP BY f.film_id;
CREATE VIEW busiest AS
SELECT DISTINCT ON (hall_id) hall_id, show_id, upper(span) - lower(span) AS lasts
FROM show ORDER BY hall_id, upper(span) - lower(span) DESC;
CREATE TABLE daily AS SELECT date_trunc('day', lower(span)) AS day, count(*) AS n FROM show GROUP BY 1;
ALTER TABLE daily ADD PRIMARY KEY (day), ALTER COLUMN n SET DEFAULT 0;
-- Down Migration
DROP TABLE daily;
--- migrations/1600000000004_rename.sql
-- Up Migration
DROP VIEW film_income;
ALTER TABLE film RENAME title TO name;
ALTER TABLE show RENAME CONSTRAINT show_overlap TO show_no_overlap;
ALTER TABLE film ADD COLUMN slug text GENERATED ALWAYS AS (lower(name)) STORED;
CREATE UNIQUE INDEX film_slug ON film (slug);
ALTER TABLE ticket ALTER COLUMN price TYPE numeric(7,2), ALTER COLUMN seat TYPE smallint;
INSERT INTO daily (day) VALUES ('2024-02-01') ON CONFLICT (day) DO UPDATE SET n = daily.n + EXCLUDED.n;
COMMENT ON CONSTRAINT show_no_overlap ON show IS 'one film at a time';
DROP FUNCTION sell(bigint, integer[]);
-- Down Migration
ALTER TABLE film RENAME name TO title;
