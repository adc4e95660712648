--- scripts/V001__server.sql
CREATE EXTENSION postgres_fdw;
CREATE EXTENSION IF NOT EXISTS file_fdw;
CREATE SERVER reporting FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'reports.example.org', dbname 'reports');
CREATE USER MAPPING FOR CURRENT_USER SERVER reporting OPTIONS (user 'reader', password 'x');
CREATE SERVER logs FOREIGN DATA WRAPPER file_fdw;
CREATE SCHEMA remote;
--- scripts/V002__tables.sql
CREATE FOREIGN TABLE remote.sales (
  id bigint NOT NULL,
  region text OPTIONS (column_name 'area'),
  total numeric(12,2)
) SERVER reporting OPTIONS (schema_name 'public', table_name 'sales');
CREATE FOREIGN TABLE remote.access_log (line text) SERVER logs OPTIONS (filename '/var/log/access.log', format 'text');
CREATE TABLE sales (LIKE remote.sales INCLUDING ALL);
ALTER TABLE sales ADD CONSTRAINT sales_pk PRIMARY KEY (id);
--- scripts/V003__views.sql
CREATE VIEW all_sales AS SELECT id, region, total FROM sales UNION ALL SELECT id, region, total FROM remote.sales;
CREATE MATERIALIZED VIEW sales_by_region AS SELECT region, sum(total) AS total FROM sales GROUP BY region WITH NO DATA;
CREATE INDEX sales_by_region_idx ON sales_by_region (region);
CREATE FUNCTION region_total(r text) RETURNS numeric LANGUAGE sql STABLE AS 'SELECT total FROM sales_by_region WHERE region = r';
REFRESH MATERIALIZED VIEW sales_by_region;
--- scripts/V004__alter.sql
ALTER FOREIGN TABLE remote.sales ADD COLUMN sold_on date;
ALTER FOREIGN TABLE remote.sales ALTER COLUMN region OPTIONS (SET column_name 'zone');
ALTER FOREIGN TABLE remote.access_log RENAME COLUMN line TO raw;
ALTER SERVER reporting OPTIONS (SET dbname 'warehouse');
ALTER TABLE sales ADD COLUMN sold_on date;
INSERT INTO sales (id, region, total, sold_on) VALUES (1, 'north', 10, '2024-01-01');
SELECT region_total('north');
--- scripts/V005__drop.sql
DROP FUNCTION region_total(text);
DROP MATERIALIZED VIEW sales_by_region;
DROP VIEW all_sales;
DROP FOREIGN TABLE remote.access_log;
DROP SERVER logs;
DROP USER MAPPING FOR CURRENT_USER SERVER reporting;
DROP SERVER reporting CASCADE;
DROP SCHEMA remote;
DROP EXTENSION postgres_fdw;
