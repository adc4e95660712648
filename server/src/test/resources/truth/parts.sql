--- db/migration/V1__init.sql
CREATE SCHEMA metrics;
CREATE TABLE metrics.samples (
  device_id integer NOT NULL,
  taken_at timestamptz NOT NULL,
  reading double precision,
  kind char(1) DEFAULT 'x',
  PRIMARY KEY (device_id, taken_at)
) PARTITION BY RANGE (taken_at);
CREATE TABLE metrics.samples_2024 PARTITION OF metrics.samples
FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE metrics.samples_2025 PARTITION OF metrics.samples
FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE metrics.samples_rest PARTITION OF metrics.samples DEFAULT;
--- db/migration/V2__regions.sql
CREATE TABLE metrics.regions (
  code text NOT NULL, label text
) PARTITION BY LIST (code);
CREATE TABLE metrics.regions_eu PARTITION OF metrics.regions FOR VALUES IN ('de', 'fr');
CREATE TABLE metrics.regions_us (LIKE metrics.regions INCLUDING ALL);
ALTER TABLE metrics.regions ATTACH PARTITION metrics.regions_us FOR VALUES IN ('us');
ALTER TABLE metrics.regions DETACH PARTITION metrics.regions_eu;
--- db/migration/V3__inherit.sql
SET search_path = metrics, public;
CREATE TABLE events (id bigint PRIMARY KEY, at timestamptz DEFAULT now());
CREATE TABLE login_events (ip inet) INHERITS (events);
ALTER TABLE events ADD COLUMN payload jsonb DEFAULT '{}'::jsonb;
CREATE INDEX login_events_payload_idx ON login_events USING gin (payload);
CREATE INDEX samples_reading_idx ON samples (reading);
--- db/migration/V4__move.sql
RESET search_path;
CREATE SCHEMA archive;
ALTER TABLE metrics.regions_eu SET SCHEMA archive;
ALTER TABLE archive.regions_eu RENAME TO old_regions;
CREATE VIEW archive.all_regions AS
SELECT code, label FROM archive.old_regions UNION ALL SELECT code, label FROM metrics.regions;
CREATE TABLE archive.snapshot AS SELECT device_id, max(reading) AS top FROM metrics.samples GROUP BY device_id;
ALTER TABLE archive.snapshot ADD PRIMARY KEY (device_id);
--- db/migration/V5__end.sql
DROP TABLE metrics.samples_2024;
DROP VIEW archive.all_regions;
DROP TABLE archive.old_regions;
CREATE SEQUENCE archive.counter START 10 OWNED BY archive.snapshot.device_id;
ALTER TABLE archive.snapshot ALTER COLUMN device_id SET DEFAULT nextval('archive.counter');
