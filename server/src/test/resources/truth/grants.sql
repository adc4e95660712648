--- migrations/01-roles.sql
CREATE ROLE shop_owner NOLOGIN;
CREATE ROLE shop_clerk LOGIN PASSWORD 'secret' VALID UNTIL '2040-01-01';
CREATE ROLE shop_guest NOINHERIT;
GRANT shop_clerk TO shop_owner WITH ADMIN OPTION;
CREATE SCHEMA shop AUTHORIZATION shop_owner;
ALTER ROLE shop_clerk SET search_path = shop, public;
GRANT USAGE ON SCHEMA shop TO shop_clerk, shop_guest;
--- migrations/02-tables.sql
CREATE TABLE shop.wares (id int PRIMARY KEY, name text NOT NULL, cost numeric, shelf text DEFAULT 'A1');
ALTER TABLE shop.wares OWNER TO shop_owner;
CREATE TABLE shop.sales (id bigserial PRIMARY KEY, ware_id int REFERENCES shop.wares, clerk name DEFAULT current_user, at timestamptz DEFAULT now());
GRANT SELECT (id, name), UPDATE (shelf) ON shop.wares TO shop_clerk;
GRANT INSERT, SELECT ON shop.sales TO shop_clerk WITH GRANT OPTION;
GRANT USAGE, SELECT ON SEQUENCE shop.sales_id_seq TO shop_clerk;
GRANT SELECT ON ALL TABLES IN SCHEMA shop TO shop_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE shop_owner IN SCHEMA shop GRANT EXECUTE ON FUNCTIONS TO shop_guest;
--- migrations/03-rls.sql
ALTER TABLE shop.sales ENABLE ROW LEVEL SECURITY;
ALTER TABLE shop.sales FORCE ROW LEVEL SECURITY;
CREATE POLICY own_sales ON shop.sales TO shop_clerk USING (clerk = current_user) WITH CHECK (ware_id IN (SELECT id FROM shop.wares WHERE cost IS NOT NULL));
CREATE POLICY all_sales ON shop.sales FOR SELECT TO shop_owner USING (true);
CREATE FUNCTION shop.is_clerk() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, shop AS $$ SELECT pg_has_role(session_user, 'shop_clerk', 'member') $$;
CREATE POLICY clerks_only ON shop.sales AS RESTRICTIVE FOR UPDATE USING (shop.is_clerk());
CREATE VIEW shop.catalogue WITH (security_barrier) AS SELECT id, name FROM shop.wares WHERE cost > 0 WITH CASCADED CHECK OPTION;
GRANT SELECT ON shop.catalogue TO shop_guest;
--- migrations/04-change.sql
REVOKE INSERT ON shop.sales FROM shop_clerk CASCADE;
ALTER POLICY own_sales ON shop.sales USING (clerk = current_user AND at > now() - interval '1 day');
DROP POLICY clerks_only ON shop.sales;
DROP FUNCTION shop.is_clerk();
ALTER TABLE shop.wares RENAME COLUMN shelf TO place;
GRANT UPDATE (place) ON shop.wares TO shop_guest;
INSERT INTO shop.wares (id, name, cost) VALUES (1, 'Pen', 1.2);
INSERT INTO shop.sales (ware_id) SELECT id FROM shop.catalogue;
--- migrations/05-end.sql
DROP VIEW shop.catalogue;
ALTER TABLE shop.sales DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;
DROP POLICY own_sales ON shop.sales;
REVOKE ALL PRIVILEGES ON ALL TABLES IN SCHEMA shop FROM shop_guest;
REASSIGN OWNED BY shop_owner TO CURRENT_USER;
DROP OWNED BY shop_guest;
DROP ROLE shop_guest;
ALTER ROLE shop_clerk RENAME TO shop_seller;
GRANT SELECT ON shop.wares TO shop_seller;
