--- sqitch.plan
%syntax-version=1.0.0
%project=factory

appschema 2024-01-01T00:00:00Z A <a@example.org> # schema
machines [appschema] 2024-01-02T00:00:00Z A <a@example.org> # machines
orders [machines] 2024-01-03T00:00:00Z A <a@example.org> # orders
log_order [orders] 2024-01-04T00:00:00Z A <a@example.org> # log
cleanup [log_order] 2024-01-05T00:00:00Z A <a@example.org> # cleanup
--- sqitch.conf
[core]
	engine = pg
--- deploy/appschema.sql
-- Deploy factory:appschema to pg
BEGIN;
CREATE SCHEMA factory;
SET search_path TO factory, public;
CREATE DOMAIN serial_number AS text CHECK (length(VALUE) = 8);
COMMIT;
--- deploy/machines.sql
-- Deploy factory:machines to pg
-- requires: appschema
\set ON_ERROR_STOP 1
BEGIN;
SET client_min_messages = 'warning';
CREATE TABLE factory.machines (
    number    factory.serial_number PRIMARY KEY,
    hall      SMALLINT    NOT NULL,
    speed     REAL        NULL,
    installed DATE        NOT NULL DEFAULT 'today'
);
CREATE TABLE factory.parts (
    id        INTEGER     PRIMARY KEY,
    machine   factory.serial_number NOT NULL REFERENCES factory.machines (number) DEFERRABLE,
    weight    DOUBLE PRECISION CHECK (weight > 0)
);
COMMIT;
--- deploy/orders.sql
-- Deploy factory:orders to pg
BEGIN;
SET LOCAL search_path = factory;
CREATE TABLE orders (
    id SERIAL PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES parts,
    pieces INTEGER NOT NULL CONSTRAINT pieces_positive CHECK (pieces > 0),
    due TIMESTAMP(0) WITHOUT TIME ZONE
);
CREATE INDEX ON orders (due);
SAVEPOINT before_seed;
INSERT INTO machines (number, hall) VALUES ('AB000001', 1);
INSERT INTO parts VALUES (1, 'AB000001', 2.5);
RELEASE before_seed;
COMMIT;
INSERT INTO factory.orders (part_id, pieces) VALUES (1, 100);
--- deploy/log_order.sql
-- Deploy factory:log_order to pg
BEGIN;
CREATE TABLE factory.order_log (order_id INTEGER, change JSONB, at TIMESTAMPTZ DEFAULT transaction_timestamp());
CREATE FUNCTION factory.log_order() RETURNS TRIGGER LANGUAGE plpgsql SET search_path = factory AS $$
BEGIN
    INSERT INTO order_log (order_id, change)
    VALUES (NEW.id, jsonb_build_object('old', to_jsonb(OLD), 'new', to_jsonb(NEW)));
    RETURN NULL;
END;
$$;
CREATE TRIGGER log_order AFTER UPDATE ON factory.orders FOR EACH ROW EXECUTE FUNCTION factory.log_order();
UPDATE factory.orders SET pieces = pieces * 2, due = '2030-01-01 00:00:00';
CREATE VIEW factory.workload AS
    SELECT m.hall, sum(o.pieces * p.weight) AS kilos
    FROM factory.machines m JOIN factory.parts p ON p.machine = m.number JOIN factory.orders o ON o.part_id = p.id
    GROUP BY m.hall HAVING sum(o.pieces) > 0;
COMMIT;
--- deploy/cleanup.sql
-- Deploy factory:cleanup to pg
BEGIN;
LOCK TABLE factory.orders IN SHARE ROW EXCLUSIVE MODE;
DROP TRIGGER log_order ON factory.orders;
DROP FUNCTION factory.log_order();
DROP VIEW factory.workload;
ALTER TABLE factory.orders DROP COLUMN due, ADD COLUMN done BOOLEAN;
ALTER TABLE factory.machines ADD CONSTRAINT hall_known CHECK (hall IN (1, 2, 3)) NOT VALID;
ALTER TABLE factory.machines VALIDATE CONSTRAINT hall_known;
TRUNCATE factory.order_log;
COMMIT;
