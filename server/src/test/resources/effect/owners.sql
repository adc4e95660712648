--- what a role owned may be made again
CREATE ROLE warden_of_vaults;
CREATE SCHEMA vaults AUTHORIZATION warden_of_vaults;
CREATE TABLE ledger (id int PRIMARY KEY);
ALTER TABLE ledger OWNER TO warden_of_vaults;
CREATE FUNCTION seal() RETURNS int LANGUAGE sql AS 'select 1';
ALTER FUNCTION seal() OWNER TO warden_of_vaults;
DROP OWNED BY warden_of_vaults CASCADE;
CREATE SCHEMA vaults;
CREATE TABLE ledger (id int PRIMARY KEY);
CREATE FUNCTION seal() RETURNS int LANGUAGE sql AS 'select 2';
DROP ROLE warden_of_vaults;
--- what was handed on goes with its new owner
CREATE ROLE giver_of_barges;
CREATE ROLE taker_of_barges;
CREATE TABLE barges (id int PRIMARY KEY);
ALTER TABLE barges OWNER TO giver_of_barges;
REASSIGN OWNED BY giver_of_barges TO taker_of_barges;
DROP OWNED BY giver_of_barges;
SELECT id FROM barges;
DROP OWNED BY taker_of_barges;
CREATE TABLE barges (id int PRIMARY KEY, tons int);
DROP ROLE giver_of_barges;
DROP ROLE taker_of_barges;
--- a role that owns nothing takes nothing along [goes on]
CREATE ROLE idler_of_docks;
CREATE TABLE docks (id int PRIMARY KEY);
GRANT SELECT ON docks TO idler_of_docks;
DROP OWNED BY idler_of_docks;
DROP ROLE idler_of_docks;
CREATE TABLE docks (id int);
SELECT depth FROM docks;
--- a table of a type keeps the type and its columns [goes on]
CREATE TYPE parcel AS (id int, label text);
CREATE TABLE parcels OF parcel (id PRIMARY KEY, label NOT NULL DEFAULT 'none');
DROP TYPE parcel;
ALTER TABLE parcels ADD COLUMN weight int;
ALTER TABLE parcels DROP COLUMN label;
ALTER TABLE parcels ALTER COLUMN id TYPE bigint;
ALTER TABLE parcels RENAME COLUMN label TO mark;
ALTER TABLE parcels ALTER COLUMN label DROP DEFAULT;
ALTER TYPE parcel ADD ATTRIBUTE weight int CASCADE;
INSERT INTO parcels (id, label, weight) VALUES (1, 'a', 2);
ALTER TABLE parcels NOT OF;
ALTER TABLE parcels ADD COLUMN height int;
DROP TYPE parcel;
--- a table goes with the type it is made of
CREATE TYPE crate AS (id int);
CREATE TABLE crates OF crate;
DROP TYPE crate CASCADE;
SELECT * FROM crates;
--- a table becomes one of a type when its columns are the type's [goes on]
CREATE TYPE berth AS (id int, name text);
CREATE TABLE fits (id int, name text);
CREATE TABLE misnamed (id int, title text);
CREATE TABLE mistyped (id bigint, name text);
CREATE TABLE longer (id int, name text, extra int);
CREATE TABLE shorter (id int);
ALTER TABLE fits OF berth;
ALTER TABLE misnamed OF berth;
ALTER TABLE mistyped OF berth;
ALTER TABLE longer OF berth;
ALTER TABLE shorter OF berth;
ALTER TABLE misnamed NOT OF;
ALTER TABLE fits ADD COLUMN more int;
DROP TYPE berth;
--- a table named twice is published once [goes on]
CREATE TABLE news (id int PRIMARY KEY);
CREATE PUBLICATION daily FOR TABLE news, news;
ALTER PUBLICATION daily ADD TABLE news;
