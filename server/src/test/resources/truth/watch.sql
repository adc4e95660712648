--- upgrade/1.sql
CREATE TABLE changes (id bigserial PRIMARY KEY, tag text, object text, at timestamptz DEFAULT now());
CREATE TABLE prices (sku text PRIMARY KEY, cents int NOT NULL);
CREATE TABLE price_history (sku text, old_cents int, new_cents int, at timestamptz DEFAULT now());
CREATE FUNCTION remember_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO price_history (sku, old_cents, new_cents)
  SELECT o.sku, o.cents, n.cents FROM old_rows o JOIN new_rows n USING (sku);
  RETURN NULL;
END $$;
CREATE TRIGGER prices_history AFTER UPDATE ON prices REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION remember_price();
--- upgrade/2.sql
INSERT INTO prices VALUES ('a', 100), ('b', 250) ON CONFLICT DO NOTHING;
UPDATE prices SET cents = cents + 1;
CREATE RULE prices_keep AS ON DELETE TO prices DO ALSO INSERT INTO price_history (sku, old_cents) VALUES (OLD.sku, OLD.cents);
DELETE FROM prices WHERE sku = 'b';
CREATE CONSTRAINT TRIGGER prices_later AFTER INSERT ON prices NOT DEFERRABLE FOR EACH ROW WHEN (NEW.cents < 0) EXECUTE FUNCTION remember_price();
DROP TRIGGER prices_later ON prices;
--- upgrade/3.sql
CREATE PUBLICATION price_feed FOR TABLE prices (sku, cents) WHERE (cents > 0), price_history WITH (publish = 'insert');
ALTER PUBLICATION price_feed DROP TABLE price_history;
ALTER PUBLICATION price_feed SET TABLE prices;
CREATE STATISTICS price_stats ON sku, cents FROM prices;
CREATE VIEW cheap AS SELECT * FROM prices WHERE cents < 500 WITH LOCAL CHECK OPTION;
INSERT INTO cheap (sku, cents) VALUES ('c', 99);
UPDATE cheap SET cents = 98 WHERE sku = 'c' RETURNING sku, cents;
--- upgrade/4.sql
CREATE FUNCTION on_cheap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE TG_OP
    WHEN 'INSERT' THEN INSERT INTO prices VALUES (NEW.sku, NEW.cents);
    WHEN 'DELETE' THEN DELETE FROM prices WHERE sku = OLD.sku;
    ELSE RAISE EXCEPTION 'not %', TG_OP;
  END CASE;
  RETURN NULL;
END $$;
CREATE VIEW named AS SELECT sku, cents, upper(sku) AS name FROM prices;
CREATE TRIGGER named_change INSTEAD OF INSERT OR DELETE ON named FOR EACH ROW EXECUTE FUNCTION on_cheap();
INSERT INTO named (sku, cents) VALUES ('d', 5);
ALTER TABLE prices DISABLE TRIGGER ALL;
ALTER TABLE prices ENABLE ALWAYS TRIGGER prices_history;
--- upgrade/5.sql
DROP PUBLICATION price_feed;
DROP RULE prices_keep ON prices;
ALTER TABLE prices ADD COLUMN currency char(3) DEFAULT 'EUR' NOT NULL;
CREATE OR REPLACE VIEW cheap AS SELECT sku, cents, currency FROM prices WHERE cents < 100;
DROP VIEW named;
DROP FUNCTION on_cheap();
DROP TRIGGER IF EXISTS prices_history ON prices;
DROP FUNCTION remember_price() RESTRICT;
DROP STATISTICS price_stats;
INSERT INTO changes (tag, object) SELECT 'TABLE', tablename FROM pg_tables WHERE schemaname = 'public';
