--- migrations/00001_vehicles.sql
-- +goose Up
CREATE TABLE makers (
    id BIGSERIAL PRIMARY KEY,
    name VARCHAR(100) UNIQUE NOT NULL
);
CREATE TABLE vehicles (
    id BIGSERIAL PRIMARY KEY,
    maker_id BIGINT REFERENCES makers(id) ON DELETE SET NULL,
    vin CHAR(17) NOT NULL,
    mileage INT NOT NULL DEFAULT 0,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX idx_vehicles_vin ON vehicles(vin);
-- +goose Down
DROP TABLE vehicles;
DROP TABLE makers;
--- migrations/00002_trips.sql
-- +goose Up
CREATE TABLE trips (
    id BIGSERIAL PRIMARY KEY,
    vehicle_id BIGINT NOT NULL REFERENCES vehicles(id) ON DELETE CASCADE,
    driver TEXT,
    started_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    distance NUMERIC(8, 1),
    CHECK (ended_at IS NULL OR ended_at >= started_at)
);
CREATE INDEX idx_trips_vehicle ON trips (vehicle_id, started_at);
-- +goose Down
DROP TABLE trips;
--- migrations/00003_mileage.sql
-- +goose Up
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION add_mileage() RETURNS TRIGGER AS $$
DECLARE
    added NUMERIC := COALESCE(NEW.distance, 0) - COALESCE(OLD.distance, 0);
BEGIN
    UPDATE vehicles SET mileage = mileage + added::INT WHERE id = NEW.vehicle_id;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
-- +goose StatementEnd
CREATE TRIGGER trips_mileage AFTER UPDATE OF distance ON trips
    FOR EACH ROW EXECUTE FUNCTION add_mileage();
INSERT INTO makers (name) VALUES ('Acme'), ('Volta');
INSERT INTO vehicles (maker_id, vin) SELECT id, lpad(name, 17, 'X') FROM makers;
INSERT INTO trips (vehicle_id, started_at) SELECT id, now() FROM vehicles;
UPDATE trips SET distance = 12.5;
-- +goose Down
DROP TRIGGER trips_mileage ON trips;
DROP FUNCTION add_mileage;
--- migrations/00004_fuel.sql
-- +goose Up
CREATE TYPE fuel AS ENUM ('petrol', 'diesel', 'electric');
ALTER TABLE vehicles ADD COLUMN fuel fuel;
UPDATE vehicles SET fuel = 'electric' WHERE vin LIKE '%Volta';
UPDATE vehicles SET fuel = 'diesel' WHERE fuel IS NULL;
ALTER TABLE vehicles ALTER COLUMN fuel SET NOT NULL;
CREATE TABLE refuels (
    trip_id BIGINT REFERENCES trips,
    litres REAL NOT NULL CHECK (litres > 0),
    price MONEY
);
-- +goose Down
DROP TABLE refuels;
ALTER TABLE vehicles DROP COLUMN fuel;
DROP TYPE fuel;
--- migrations/00005_views.sql
-- +goose Up
CREATE VIEW vehicle_stats AS
SELECT v.id, v.vin, m.name AS maker, v.fuel,
       count(t.*) AS trips, max(t.ended_at) AS last_trip,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY t.distance) AS median
FROM vehicles v
LEFT JOIN makers m ON m.id = v.maker_id
LEFT JOIN trips t ON t.vehicle_id = v.id
GROUP BY v.id, m.name;
-- +goose StatementBegin
DO $$
DECLARE r RECORD;
BEGIN
    FOR r IN SELECT vin FROM vehicle_stats WHERE trips > 0 LOOP
        RAISE NOTICE 'moved: %', r.vin;
    END LOOP;
END
$$;
-- +goose StatementEnd
SELECT vin, maker FROM vehicle_stats WHERE fuel = 'diesel' ORDER BY last_trip DESC NULLS LAST;
-- +goose Down
DROP VIEW vehicle_stats;
--- migrations/00006_archive.sql
-- +goose Up
DROP VIEW vehicle_stats;
ALTER TABLE trips RENAME TO journeys;
ALTER INDEX idx_trips_vehicle RENAME TO idx_journeys_vehicle;
ALTER SEQUENCE trips_id_seq RENAME TO journeys_id_seq;
ALTER TABLE journeys DROP COLUMN driver;
INSERT INTO journeys (vehicle_id, started_at) VALUES ((SELECT min(id) FROM vehicles), '2024-05-01 10:00+02') RETURNING id;
SELECT setval('journeys_id_seq', (SELECT max(id) FROM journeys));
-- +goose Down
ALTER TABLE journeys RENAME TO trips;
