--- changelog/001-animals.sql
--liquibase formatted sql

--changeset ann:1
CREATE TABLE species (
  latin VARCHAR(80) PRIMARY KEY,
  common VARCHAR(80)
);
--rollback DROP TABLE species;

--changeset ann:2 splitStatements:true
CREATE TABLE animal (
  id SERIAL PRIMARY KEY,
  latin VARCHAR(80) NOT NULL REFERENCES species (latin),
  name VARCHAR(40),
  born DATE,
  weight NUMERIC(7, 3)
);
CREATE INDEX animal_latin ON animal (latin);
--rollback DROP TABLE animal;
--- changelog/002-cages.sql
--liquibase formatted sql

--changeset bob:1
CREATE TABLE cage (id SERIAL PRIMARY KEY, area NUMERIC NOT NULL, opened TIME DEFAULT '08:00', closes TIMETZ);
ALTER TABLE animal ADD COLUMN cage_id INTEGER;
ALTER TABLE animal ADD CONSTRAINT animal_cage FOREIGN KEY (cage_id) REFERENCES cage (id) ON DELETE SET DEFAULT;
--rollback ALTER TABLE animal DROP COLUMN cage_id;

--changeset bob:2
INSERT INTO species VALUES ('Panthera leo', 'Lion'), ('Ursus maritimus', 'Polar bear');
INSERT INTO cage (area) VALUES (120.5), (300);
INSERT INTO animal (latin, name, cage_id) VALUES ('Panthera leo', 'Leo', 1);
--- changelog/003-feeding.sql
--liquibase formatted sql

--changeset ann:3 splitStatements:false
CREATE FUNCTION feed(animal_id INTEGER, kilos NUMERIC) RETURNS NUMERIC AS $$
DECLARE
  new_weight animal.weight%TYPE;
BEGIN
  UPDATE animal SET weight = coalesce(weight, 0) + kilos * 0.1 WHERE id = animal_id RETURNING weight INTO new_weight;
  RETURN new_weight;
EXCEPTION
  WHEN numeric_value_out_of_range THEN
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

--changeset ann:4
SELECT feed(id, 5) FROM animal;
CREATE TABLE feeding (animal_id INTEGER REFERENCES animal, at TIMESTAMP DEFAULT now(), kilos NUMERIC NOT NULL);
--- changelog/004-views.sql
--liquibase formatted sql

--changeset cyd:1 runOnChange:true
CREATE OR REPLACE VIEW cage_load AS
SELECT c.id AS cage, c.area, count(a.id) AS animals, sum(a.weight) AS weight
FROM cage c LEFT JOIN animal a ON a.cage_id = c.id
GROUP BY c.id;

--changeset cyd:2
CREATE VIEW crowded AS SELECT cage FROM cage_load WHERE animals / area > 0.5;
GRANT SELECT ON cage_load TO PUBLIC;
--- changelog/005-rework.sql
--liquibase formatted sql

--changeset bob:3
DROP VIEW crowded;
CREATE OR REPLACE VIEW cage_load AS
SELECT c.id AS cage, c.area, count(a.id) AS animals, sum(a.weight) AS weight, min(a.born) AS eldest
FROM cage c LEFT JOIN animal a ON a.cage_id = c.id
GROUP BY c.id;
ALTER TABLE species RENAME TO kinds;
ALTER TABLE animal RENAME latin TO kind;
ALTER TABLE animal DROP CONSTRAINT animal_latin_fkey;
ALTER TABLE animal ADD FOREIGN KEY (kind) REFERENCES kinds;
DROP FUNCTION feed(INTEGER, NUMERIC);
INSERT INTO feeding (animal_id, kilos) SELECT id, 2.5 FROM animal WHERE kind IN (SELECT latin FROM kinds WHERE common ILIKE 'l%');
