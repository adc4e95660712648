--- patches/0001.sql
CREATE TABLE config (key text PRIMARY KEY, value text);
DO $$
DECLARE
  tabs text[] := ARRAY['north', 'south'];
  tab text;
  i int;
BEGIN
  FOREACH tab IN ARRAY tabs LOOP
    EXECUTE 'CREATE TABLE ' || quote_ident('sales_' || tab) || ' (id int PRIMARY KEY, amount numeric)';
    FOR i IN 1..3 LOOP
      EXECUTE format('INSERT INTO %I VALUES ($1, $2)', 'sales_' || tab) USING i, i * 10;
    END LOOP;
  END LOOP;
END $$;
INSERT INTO config SELECT 'rows', count(*)::text FROM sales_north;
--- patches/0002.sql
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'sales_north' AND column_name = 'sold_on') THEN
    ALTER TABLE sales_north ADD COLUMN sold_on date;
  END IF;
  IF to_regclass('public.sales_west') IS NULL THEN
    CREATE TABLE sales_west (LIKE sales_north INCLUDING ALL);
  END IF;
  PERFORM 1 FROM pg_constraint WHERE conname = 'amount_positive';
  IF NOT FOUND THEN
    ALTER TABLE sales_west ADD CONSTRAINT amount_positive CHECK (amount > 0);
  END IF;
END $$;
INSERT INTO sales_west (id, amount, sold_on) VALUES (1, 5, '2024-02-29');
ALTER TABLE sales_west DROP CONSTRAINT amount_positive;
--- patches/0003.sql
CREATE FUNCTION total_of(tab text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
  result numeric := 0;
BEGIN
  EXECUTE format('SELECT sum(amount) FROM %I', tab) INTO result;
  RETURN coalesce(result, 0);
END $$;
CREATE FUNCTION each_sale(min_amount numeric = 0) RETURNS TABLE (place text, amount numeric) LANGUAGE plpgsql AS $$
DECLARE
  c CURSOR (low numeric) FOR SELECT s.amount FROM sales_north s WHERE s.amount >= low;
  r record;
BEGIN
  FOR r IN c (min_amount) LOOP
    place := 'north';
    amount := r.amount;
    RETURN NEXT;
  END LOOP;
  RETURN QUERY SELECT 'south'::text, s.amount FROM sales_south s WHERE s.amount >= min_amount;
  RETURN;
END $$;
SELECT total_of('sales_north'), (SELECT sum(amount) FROM each_sale(10)), place FROM each_sale() LIMIT 1;
--- patches/0004.sql
CREATE PROCEDURE transfer(INOUT n int, who text DEFAULT 'north') LANGUAGE plpgsql AS $$
<<outer_block>>
DECLARE
  left_over int := n;
BEGIN
  WHILE left_over > 0 LOOP
    left_over := left_over - 1;
    CONTINUE WHEN left_over % 2 = 0;
    EXIT outer_block WHEN left_over = 1;
    UPDATE sales_north SET amount = amount + 1 WHERE id = left_over;
  END LOOP;
  n := outer_block.left_over;
EXCEPTION
  WHEN unique_violation OR foreign_key_violation THEN
    GET STACKED DIAGNOSTICS who = MESSAGE_TEXT;
    RAISE WARNING 'failed: %', who;
END $$;
CALL transfer(3);
CALL transfer(n => 1, who => 'south');
DO LANGUAGE plpgsql 'DECLARE n int; BEGIN SELECT count(*) INTO STRICT n FROM config; ASSERT n = 1, ''one row''; END';
--- patches/0005.sql
DO $do$
DECLARE
  r record;
BEGIN
  FOR r IN SELECT c.table_name FROM information_schema.tables c WHERE c.table_schema = 'public' AND c.table_name LIKE 'sales\_%' ORDER BY 1 LOOP
    EXECUTE format($f$ALTER TABLE %I ADD COLUMN IF NOT EXISTS note text DEFAULT %L$f$, r.table_name, 'n/a');
  END LOOP;
EXCEPTION WHEN OTHERS THEN
  RAISE;
END $do$;
SELECT note FROM sales_south UNION SELECT note FROM sales_west;
DROP FUNCTION each_sale(numeric);
DROP PROCEDURE transfer;
DROP TABLE sales_north, sales_south, sales_west;
DROP FUNCTION total_of;
