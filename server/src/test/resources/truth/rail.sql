--- migrations/20210101000001_stations.sql
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION IF NOT EXISTS ltree;
CREATE TABLE stations (
    station_id UUID PRIMARY KEY DEFAULT uuid_generate_v1mc(),
    code TEXT COLLATE "C" UNIQUE NOT NULL,
    region LTREE NOT NULL,
    location POINT
);
CREATE INDEX ON stations USING GIST (region);
--- migrations/20210102000001_lines.sql
CREATE TABLE lines (
    line_id UUID PRIMARY KEY DEFAULT uuid_generate_v1mc(),
    name TEXT NOT NULL
);
CREATE TABLE stops (
    line_id UUID NOT NULL REFERENCES lines (line_id) ON DELETE CASCADE,
    station_id UUID NOT NULL REFERENCES stations (station_id),
    position INT NOT NULL,
    minutes INT[] NOT NULL DEFAULT '{}'::int[],
    PRIMARY KEY (line_id, position),
    UNIQUE (line_id, station_id)
);
--- migrations/20210103000001_trigger.sql
CREATE OR REPLACE FUNCTION set_updated_at() RETURNS TRIGGER AS
$$
BEGIN
    NEW.updated_at = now();
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE OR REPLACE FUNCTION trigger_updated_at(tablename regclass) RETURNS VOID AS
$$
BEGIN
    EXECUTE format('CREATE TRIGGER set_updated_at
        BEFORE UPDATE
        ON %s
        FOR EACH ROW
        WHEN (OLD is distinct from NEW)
    EXECUTE FUNCTION set_updated_at();', tablename);
END;
$$ LANGUAGE plpgsql;
ALTER TABLE lines ADD COLUMN updated_at TIMESTAMPTZ;
SELECT trigger_updated_at('lines');
CREATE COLLATION case_insensitive (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
--- migrations/20210104000001_trains.sql
CREATE TYPE train_class AS ENUM ('regional', 'fast');
CREATE TABLE trains (
    train_no INT NOT NULL CHECK (train_no > 0),
    day DATE NOT NULL,
    line_id UUID NOT NULL REFERENCES lines,
    class train_class NOT NULL,
    delay INTERVAL MINUTE DEFAULT '0',
    note TEXT COLLATE case_insensitive,
    PRIMARY KEY (train_no, day)
);
CREATE VIEW late AS
    SELECT t.train_no, t.day, l.name, extract(epoch FROM t.delay) / 60 AS minutes
    FROM trains t NATURAL JOIN lines l WHERE t.delay > INTERVAL '5 minutes';
CREATE MATERIALIZED VIEW network AS
    WITH RECURSIVE reach (a, b, hops) AS (
        SELECT s.station_id, n.station_id, 1 FROM stops s JOIN stops n ON n.line_id = s.line_id AND n.position = s.position + 1
        UNION
        SELECT r.a, n.station_id, r.hops + 1 FROM reach r JOIN stops s ON s.station_id = r.b
        JOIN stops n ON n.line_id = s.line_id AND n.position = s.position + 1 WHERE r.hops < 10
    )
    SELECT a, b, min(hops) AS hops FROM reach GROUP BY a, b;
CREATE UNIQUE INDEX network_ab ON network (a, b);
--- migrations/20210105000001_seed.sql
INSERT INTO stations (code, region) VALUES ('FRA', 'de.hesse'), ('KAS', 'de.hesse'), ('BER', 'de.berlin');
INSERT INTO lines (name) VALUES ('R1');
INSERT INTO stops (line_id, station_id, position)
SELECT l.line_id, s.station_id, row_number() OVER (ORDER BY s.code) FROM lines l, stations s WHERE s.region ~ 'de.hesse.*'::lquery;
UPDATE lines SET name = 'RE1' WHERE name = 'R1';
INSERT INTO trains (train_no, day, line_id, class, delay) SELECT 4711, CURRENT_DATE, line_id, 'fast', '7 minutes' FROM lines;
SELECT train_no, minutes FROM late WHERE name LIKE 'RE%';
--- migrations/20210106000001_rework.sql
ALTER TABLE stops DROP CONSTRAINT stops_line_id_station_id_key;
ALTER TABLE stops ADD COLUMN platform TEXT, ALTER COLUMN minutes DROP DEFAULT;
DROP VIEW late;
ALTER TABLE trains ALTER COLUMN class TYPE text USING class::text;
DROP TYPE train_class;
ALTER TABLE trains ADD CONSTRAINT trains_class_check CHECK (class = ANY ('{regional,fast}'::text[]));
DROP MATERIALIZED VIEW network;
DROP EXTENSION ltree CASCADE;
