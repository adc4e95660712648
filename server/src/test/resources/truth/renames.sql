--- db/1.sql
CREATE SCHEMA alpha;
CREATE SCHEMA beta;
CREATE TYPE alpha.state AS ENUM ('on', 'off');
CREATE TABLE alpha.items (id serial PRIMARY KEY, state alpha.state DEFAULT 'on', label text UNIQUE, CHECK (label <> ''));
CREATE TABLE alpha.parts (item_id int REFERENCES alpha.items, n int, PRIMARY KEY (item_id, n));
CREATE VIEW alpha.shown AS SELECT i.id, i.label, p.n FROM alpha.items i LEFT JOIN alpha.parts p ON p.item_id = i.id WHERE i.state = 'on';
CREATE FUNCTION alpha.count_items(s alpha.state) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM alpha.items WHERE state = s';
CREATE FUNCTION alpha.stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER items_stamp BEFORE INSERT ON alpha.items FOR EACH ROW EXECUTE FUNCTION alpha.stamp();
ALTER TABLE alpha.items ENABLE ROW LEVEL SECURITY;
CREATE POLICY items_all ON alpha.items USING (state = 'on');
--- db/2.sql
ALTER TABLE alpha.items RENAME TO goods;
ALTER TABLE alpha.goods RENAME COLUMN label TO title;
ALTER TABLE alpha.goods RENAME CONSTRAINT items_label_key TO goods_title_key;
ALTER INDEX alpha.items_pkey RENAME TO goods_pkey;
ALTER SEQUENCE alpha.items_id_seq RENAME TO goods_id_seq;
ALTER TRIGGER items_stamp ON alpha.goods RENAME TO goods_stamp;
ALTER POLICY items_all ON alpha.goods RENAME TO goods_all;
ALTER FUNCTION alpha.count_items(alpha.state) RENAME TO count_goods;
ALTER TYPE alpha.state RENAME TO mode;
ALTER VIEW alpha.shown RENAME COLUMN n TO part;
CREATE OR REPLACE FUNCTION alpha.count_goods(s alpha.mode) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM alpha.goods WHERE state = s';
INSERT INTO alpha.goods (title, state) VALUES ('one', 'on'), ('two', 'off');
SELECT title, part FROM alpha.shown s, LATERAL (SELECT s.label AS title) l WHERE alpha.count_goods('on') >= 0;
--- db/3.sql
CREATE TABLE alpha.items (id int PRIMARY KEY);
DROP TABLE alpha.items;
ALTER TABLE alpha.goods SET SCHEMA beta;
ALTER TYPE alpha.mode SET SCHEMA beta;
DROP FUNCTION alpha.count_goods(beta.mode);
CREATE FUNCTION beta.count_goods(m beta.mode DEFAULT 'off') RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM beta.goods WHERE state = m $$;
SELECT beta.count_goods(), nextval('beta.goods_id_seq');
ALTER TABLE alpha.parts ADD CONSTRAINT parts_other FOREIGN KEY (n) REFERENCES beta.goods (id) NOT VALID;
ALTER FUNCTION alpha.stamp() SET SCHEMA beta;
--- db/4.sql
ALTER SCHEMA beta RENAME TO gamma;
SELECT id FROM gamma.goods WHERE state = 'off'::gamma.mode;
ALTER TABLE alpha.parts DROP CONSTRAINT parts_other;
COMMENT ON TRIGGER goods_stamp ON gamma.goods IS 'x';
DROP POLICY goods_all ON gamma.goods;
DROP TRIGGER goods_stamp ON gamma.goods;
DROP FUNCTION gamma.stamp();
ALTER TABLE gamma.goods DROP CONSTRAINT goods_title_key;
CREATE UNIQUE INDEX goods_title_key ON gamma.goods (title) WHERE state = 'on';
--- db/5.sql
DROP VIEW alpha.shown;
ALTER TABLE gamma.goods RENAME state TO mode;
ALTER TYPE gamma.mode RENAME VALUE 'off' TO 'out';
ALTER TABLE gamma.goods RENAME TO wares;
ALTER INDEX gamma.goods_title_key RENAME TO wares_title;
DROP INDEX gamma.wares_title;
DROP FUNCTION gamma.count_goods;
UPDATE gamma.wares SET mode = 'out';
DROP TABLE alpha.parts;
DROP SCHEMA alpha;
