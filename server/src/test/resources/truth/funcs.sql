--- migrations/1.sql
CREATE TABLE items (id int PRIMARY KEY, name text NOT NULL, qty int NOT NULL DEFAULT 0, meta jsonb);
CREATE FUNCTION add_item(p_name text, p_qty int DEFAULT 1) RETURNS int LANGUAGE sql AS $$
  INSERT INTO items (id, name, qty) VALUES ((SELECT coalesce(max(id), 0) + 1 FROM items), p_name, p_qty) RETURNING id
$$;
CREATE FUNCTION add_item(p_name text, p_meta jsonb) RETURNS int LANGUAGE sql AS $$
  INSERT INTO items (id, name, meta) VALUES (1000, p_name, p_meta) RETURNING id
$$;
SELECT add_item('nail', 3);
SELECT add_item(p_name => 'screw');
--- migrations/2.sql
CREATE FUNCTION label_of(i items) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT i.name || ' x' || i.qty $$;
CREATE FUNCTION clamp(v numeric, lo numeric, hi numeric) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT
RETURN greatest(lo, least(v, hi));
CREATE FUNCTION qty_ok(q int) RETURNS boolean LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT q >= 0; END;
ALTER TABLE items ADD CONSTRAINT items_qty CHECK (qty_ok(qty));
CREATE INDEX items_label_idx ON items (lower(name), (meta ->> 'kind'));
CREATE VIEW labels AS SELECT label_of(i) AS label, clamp(i.qty, 0, 10) AS shown FROM items i;
--- migrations/3.sql
CREATE FUNCTION report(OUT n bigint, OUT total bigint) LANGUAGE sql AS $$ SELECT count(*), sum(qty) FROM items $$;
CREATE FUNCTION first_two(VARIADIC xs int[]) RETURNS int[] LANGUAGE sql AS $$ SELECT xs[1:2] $$;
SELECT (report()).n, first_two(1, 2, 3);
CREATE FUNCTION same(x anyelement) RETURNS anyelement LANGUAGE sql AS $$ SELECT x $$;
SELECT same(1) + 1, same('a'::text) || 'b';
CREATE FUNCTION items_same(x items, y items) RETURNS boolean LANGUAGE sql AS 'SELECT x.id = y.id';
CREATE OPERATOR === (LEFTARG = items, RIGHTARG = items, FUNCTION = items_same);
CREATE CAST (items AS text) WITH FUNCTION label_of(items);
--- migrations/4.sql
DROP CAST (items AS text);
DROP VIEW labels;
CREATE OR REPLACE FUNCTION label_of(i items) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT i.name $$;
ALTER FUNCTION add_item(text, jsonb) RENAME TO add_item_with;
ALTER FUNCTION label_of(items) SET search_path = public;
DROP FUNCTION add_item(text, int);
COMMENT ON FUNCTION add_item_with(text, jsonb) IS 'adds';
CREATE MATERIALIZED VIEW item_kinds AS SELECT meta ->> 'kind' AS kind, count(*) FROM items GROUP BY 1;
SELECT kind, count FROM item_kinds;
INSERT INTO items VALUES (5000, 'bolt', 2, '[1]'), (5001, 'nut', 1, null) RETURNING name;
--- migrations/5.sql
CREATE FUNCTION items_below(max_qty int) RETURNS TABLE (item_name text, item_qty int) LANGUAGE sql STABLE AS $$
  SELECT name, qty FROM items WHERE qty < max_qty
$$;
SELECT b.item_name, upper(b.item_name) AS loud FROM items_below(5) b WHERE b.item_qty > 0;
CREATE FUNCTION longest(text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT x FROM unnest($1) x ORDER BY length(x) DESC LIMIT 1 $$;
CREATE AGGREGATE longest_of (text) (SFUNC = array_append, STYPE = text[], FINALFUNC = longest, INITCOND = '{}');
ALTER FUNCTION clamp(numeric, numeric, numeric) PARALLEL SAFE;
ALTER FUNCTION first_two(int[]) STABLE;
CREATE FUNCTION touch_items(n int) RETURNS SETOF items LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY UPDATE items SET qty = qty + n WHERE qty IS NOT NULL RETURNING *;
END $$;
SELECT t.id, t.qty FROM touch_items(1) AS t;
DROP FUNCTION items_below(int), touch_items;
