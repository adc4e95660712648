--- migrations/001_types.sql
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TYPE order_state AS ENUM ('draft', 'placed', 'paid', 'shipped');
CREATE DOMAIN price AS numeric(12, 2) CHECK (VALUE >= 0);
CREATE TYPE address AS (street text, city text, zip varchar(12));
--- migrations/002_customers.sql
CREATE TABLE customers (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email citext NOT NULL UNIQUE,
  full_name text NOT NULL,
  home address,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX customers_created_at_idx ON customers (created_at DESC);
--- migrations/003_products.sql
CREATE TABLE products (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku varchar(40) NOT NULL,
  title text NOT NULL,
  cost price NOT NULL DEFAULT 0,
  tags text[] NOT NULL DEFAULT '{}',
  CONSTRAINT products_sku_key UNIQUE (sku)
);
CREATE INDEX ON products USING gin (tags);
INSERT INTO products (sku, title, cost) VALUES ('A-1', 'Apple', 1.5), ('B-2', 'Bread', 3)
ON CONFLICT (sku) DO NOTHING;
--- migrations/004_orders.sql
CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  state order_state NOT NULL DEFAULT 'draft',
  note text,
  placed_at timestamptz
);
CREATE TABLE order_lines (
  order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES products (id),
  quantity integer NOT NULL CHECK (quantity > 0),
  unit_price price NOT NULL,
  PRIMARY KEY (order_id, product_id)
);
--- migrations/005_totals.sql
CREATE VIEW order_totals AS
SELECT o.id, o.customer_id, sum(l.quantity * l.unit_price) AS total
FROM orders o JOIN order_lines l ON l.order_id = o.id
GROUP BY o.id, o.customer_id;
CREATE FUNCTION order_total(p_order bigint) RETURNS numeric LANGUAGE sql STABLE
AS $$ SELECT t.total FROM order_totals t WHERE t.id = p_order $$;
COMMENT ON VIEW order_totals IS 'What each order costs';
COMMENT ON COLUMN orders.note IS 'for the parcel';
--- migrations/006_later.sql
ALTER TYPE order_state ADD VALUE 'returned' AFTER 'shipped';
ALTER TABLE orders ADD COLUMN coupon text, ALTER COLUMN note SET DEFAULT '';
ALTER TABLE orders ADD CONSTRAINT orders_placed_check CHECK (state = 'draft' OR placed_at IS NOT NULL);
ALTER TABLE products RENAME COLUMN title TO name;
CREATE UNIQUE INDEX products_name_key ON products (lower(name));
UPDATE products SET name = upper(name) WHERE sku = 'A-1';
--- migrations/007_cleanup.sql
DROP FUNCTION order_total(bigint);
DROP VIEW order_totals;
ALTER TABLE orders DROP COLUMN coupon;
