--- migrations/20250101_a.sql
CREATE EXTENSION btree_gist;
CREATE TABLE rates (
  product int NOT NULL,
  valid daterange NOT NULL,
  price numeric NOT NULL,
  gross numeric GENERATED ALWAYS AS (price * 1.19) VIRTUAL,
  CONSTRAINT rates_pk PRIMARY KEY (product, valid WITHOUT OVERLAPS)
);
CREATE TABLE bookings (
  id uuid DEFAULT uuidv7() PRIMARY KEY,
  product int,
  during daterange,
  CONSTRAINT bookings_rate FOREIGN KEY (product, PERIOD during) REFERENCES rates (product, PERIOD valid)
);
--- migrations/20250102_b.sql
INSERT INTO rates (product, valid, price) VALUES (1, '[2025-01-01,2026-01-01)', 10), (1, daterange('2026-01-01', NULL), 11);
INSERT INTO bookings (product, during) VALUES (1, '[2025-03-01,2025-03-05)') RETURNING new.id, old.id;
SELECT product, gross FROM rates WHERE valid @> DATE '2025-06-01';
ALTER TABLE bookings ADD CONSTRAINT bookings_days CHECK (upper(during) - lower(during) < 60) NOT ENFORCED;
ALTER TABLE bookings ADD CONSTRAINT bookings_during NOT NULL during NOT VALID;
ALTER TABLE bookings VALIDATE CONSTRAINT bookings_during;
--- migrations/20250103_c.sql
CREATE TABLE slots (
  room text,
  slot tstzrange,
  EXCLUDE USING gist (room WITH =, slot WITH &&) WHERE (room IS NOT NULL)
);
ALTER TABLE slots ADD CONSTRAINT slots_week EXCLUDE USING gist (slot WITH &&);
CREATE INDEX slots_lower ON slots (lower(slot));
INSERT INTO slots VALUES ('a', '[2025-01-01 10:00+00,2025-01-01 11:00+00)');
--- migrations/20250104_d.sql
ALTER TABLE slots DROP CONSTRAINT slots_week;
ALTER TABLE slots DROP CONSTRAINT slots_room_slot_excl;
ALTER TABLE rates ADD COLUMN note text, ALTER COLUMN gross SET EXPRESSION AS (price * 1.2);
CREATE VIEW today AS SELECT r.product, r.price, coalesce(b.n, 0) AS booked FROM rates r LEFT JOIN (SELECT product, count(*) AS n FROM bookings GROUP BY product) b USING (product) WHERE r.valid @> CURRENT_DATE;
SELECT product FROM today WHERE booked > 0;
--- migrations/20250105_e.sql
DROP VIEW today;
ALTER TABLE bookings DROP CONSTRAINT bookings_rate;
ALTER TABLE rates DROP CONSTRAINT rates_pk;
ALTER TABLE rates ADD PRIMARY KEY (product, valid);
ALTER TABLE rates DROP COLUMN gross;
DROP EXTENSION btree_gist CASCADE;
SELECT random(1, 6), array_sort(ARRAY[3, 1]), casefold('ß'), json_strip_nulls('{"a":null}');
