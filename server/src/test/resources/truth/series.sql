--- migrations/V1__measure.sql
CREATE TABLE device (id int PRIMARY KEY, name text NOT NULL, zone text NOT NULL);
CREATE TABLE measure (
  device_id int NOT NULL REFERENCES device,
  at timestamptz NOT NULL,
  value double precision,
  quality smallint DEFAULT 1,
  PRIMARY KEY (device_id, at)
) PARTITION BY RANGE (at);
CREATE TABLE measure_2024_01 PARTITION OF measure FOR VALUES FROM ('2024-01-01 00:00+00') TO ('2024-02-01 00:00+00');
CREATE TABLE measure_2024_02 PARTITION OF measure (quality DEFAULT 2) FOR VALUES FROM ('2024-02-01 00:00+00') TO ('2024-03-01 00:00+00') WITH (fillfactor = 70);
CREATE TABLE measure_old PARTITION OF measure FOR VALUES FROM (MINVALUE) TO ('2024-01-01 00:00+00') PARTITION BY LIST (device_id);
CREATE TABLE measure_old_1 PARTITION OF measure_old FOR VALUES IN (1, 2, 3);
CREATE TABLE measure_old_rest PARTITION OF measure_old DEFAULT;
--- migrations/V2__index.sql
CREATE INDEX measure_value ON measure (value) WHERE value IS NOT NULL;
CREATE INDEX ON ONLY measure (quality);
CREATE INDEX measure_old_quality ON measure_old (quality);
ALTER TABLE measure ADD COLUMN unit text DEFAULT 'C';
ALTER TABLE measure ADD CONSTRAINT measure_quality CHECK (quality BETWEEN 0 AND 9);
INSERT INTO device VALUES (1, 'thermo', 'cellar'), (9, 'hygro', 'roof');
INSERT INTO measure (device_id, at, value) VALUES (1, '2023-05-05', 3.5), (9, '2024-01-15', 7), (1, '2024-02-15', NULL);
--- migrations/V3__hash.sql
CREATE TABLE event (id uuid NOT NULL DEFAULT gen_random_uuid(), device_id int, kind text) PARTITION BY HASH (id);
DO $$
BEGIN
  FOR n IN 0..3 LOOP
    EXECUTE format('CREATE TABLE event_%s PARTITION OF event FOR VALUES WITH (MODULUS 4, REMAINDER %s)', n, n);
  END LOOP;
END $$;
ALTER TABLE event ADD PRIMARY KEY (id);
ALTER TABLE event ADD FOREIGN KEY (device_id) REFERENCES device (id);
INSERT INTO event (device_id, kind) SELECT id, 'boot' FROM device;
SELECT tableoid::regclass, count(*) FROM event GROUP BY 1;
--- migrations/V4__swap.sql
ALTER TABLE measure DETACH PARTITION measure_2024_01;
CREATE TABLE measure_2024_01_new (LIKE measure INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
INSERT INTO measure_2024_01_new SELECT * FROM measure_2024_01;
DROP TABLE measure_2024_01;
ALTER TABLE measure_2024_01_new RENAME TO measure_2024_01;
ALTER TABLE measure ATTACH PARTITION measure_2024_01 FOR VALUES FROM ('2024-01-01 00:00+00') TO ('2024-02-01 00:00+00');
CREATE VIEW latest AS SELECT DISTINCT ON (m.device_id) d.name, m.at, m.value FROM measure m JOIN device d ON d.id = m.device_id ORDER BY m.device_id, m.at DESC;
--- migrations/V5__end.sql
CREATE TABLE multi (a int, b text, c date) PARTITION BY RANGE (a, lower(b));
CREATE TABLE multi_1 PARTITION OF multi FOR VALUES FROM (1, 'a') TO (1, 'm');
CREATE TABLE multi_2 PARTITION OF multi FOR VALUES FROM (1, 'm') TO (MAXVALUE, MAXVALUE);
INSERT INTO multi VALUES (1, 'Berta', NULL);
DROP VIEW latest;
ALTER TABLE measure RENAME COLUMN value TO reading;
SELECT reading, unit FROM measure_2024_02;
ALTER TABLE measure DROP CONSTRAINT measure_quality;
DROP TABLE measure_old;
TRUNCATE event, device CASCADE;
DROP TABLE multi_1;
