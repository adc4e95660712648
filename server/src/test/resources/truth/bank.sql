--- migrations/000001_customers.up.sql
CREATE TABLE customers (
  id UUID PRIMARY KEY,
  kind VARCHAR(10) NOT NULL CHECK (kind IN ('person', 'company')),
  name TEXT NOT NULL,
  risk SMALLINT DEFAULT 0
);
CREATE TABLE accounts (
  iban VARCHAR(34) PRIMARY KEY,
  customer_id UUID NOT NULL REFERENCES customers (id),
  currency CHAR(3) NOT NULL DEFAULT 'EUR',
  balance NUMERIC(18, 2) NOT NULL DEFAULT 0,
  opened_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  closed_at TIMESTAMPTZ
);
--- migrations/000001_customers.down.sql
DROP TABLE accounts;
DROP TABLE customers;
--- migrations/000002_transfers.up.sql
CREATE TYPE transfer_kind AS ENUM ('sepa', 'internal');
CREATE TABLE transfers (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  kind transfer_kind NOT NULL DEFAULT 'sepa',
  debtor VARCHAR(34) NOT NULL REFERENCES accounts,
  creditor VARCHAR(34) NOT NULL,
  amount NUMERIC(18, 2) NOT NULL,
  valuta DATE NOT NULL,
  purpose TEXT,
  PRIMARY KEY (id, valuta),
  CONSTRAINT transfers_amount_positive CHECK (amount > 0)
) PARTITION BY RANGE (valuta);
CREATE TABLE transfers_2025 PARTITION OF transfers FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE transfers_later PARTITION OF transfers DEFAULT;
CREATE INDEX transfers_debtor ON transfers (debtor);
--- migrations/000002_transfers.down.sql
DROP TABLE transfers;
DROP TYPE transfer_kind;
--- migrations/000003_booking.up.sql
CREATE FUNCTION book(p_debtor varchar, p_creditor varchar, p_amount numeric) RETURNS bigint
LANGUAGE plpgsql AS $body$
DECLARE
  v_id bigint;
  v_left numeric;
BEGIN
  UPDATE accounts SET balance = balance - p_amount WHERE iban = p_debtor RETURNING balance INTO v_left;
  IF v_left < 0 THEN
    RAISE EXCEPTION USING MESSAGE = 'not enough', ERRCODE = '23514';
  ELSIF v_left IS NULL THEN
    RAISE EXCEPTION 'no account %', p_debtor;
  END IF;
  UPDATE accounts SET balance = balance + p_amount WHERE iban = p_creditor;
  INSERT INTO transfers (debtor, creditor, amount, valuta)
  VALUES (p_debtor, p_creditor, p_amount, current_date) RETURNING id INTO STRICT v_id;
  RETURN v_id;
END
$body$;
INSERT INTO customers VALUES ('11111111-1111-1111-1111-111111111111', 'person', 'Ann'), ('22222222-2222-2222-2222-222222222222', 'company', 'Bee Ltd');
INSERT INTO accounts (iban, customer_id, balance)
VALUES ('DE1', '11111111-1111-1111-1111-111111111111', 100), ('DE2', '22222222-2222-2222-2222-222222222222', DEFAULT);
SELECT book('DE1', 'DE2', 12.34);
--- migrations/000004_limits.up.sql
CREATE TABLE limits (
  customer_id UUID PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  per_day NUMERIC(18, 2) NOT NULL,
  valid DATERANGE NOT NULL DEFAULT daterange(CURRENT_DATE, NULL)
);
INSERT INTO limits (customer_id, per_day) SELECT id, CASE kind WHEN 'company' THEN 10000 ELSE 1000 END FROM customers;
CREATE PROCEDURE raise_limit(c uuid, factor numeric) LANGUAGE plpgsql AS $$
BEGIN
  UPDATE limits SET per_day = per_day * factor WHERE customer_id = c;
END $$;
CALL raise_limit('11111111-1111-1111-1111-111111111111', 1.1);
CREATE VIEW exposure AS
  SELECT c.id, c.name, coalesce(sum(a.balance) FILTER (WHERE a.closed_at IS NULL), 0) AS total, l.per_day
  FROM customers c LEFT JOIN accounts a ON a.customer_id = c.id LEFT JOIN limits l ON l.customer_id = c.id
  GROUP BY c.id, c.name, l.per_day;
--- migrations/000005_rework.up.sql
ALTER TABLE transfers ADD COLUMN booked BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE transfers DETACH PARTITION transfers_2025;
ALTER TABLE transfers ATTACH PARTITION transfers_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TYPE transfer_kind RENAME VALUE 'internal' TO 'book';
DROP VIEW exposure;
ALTER TABLE customers ALTER COLUMN kind TYPE TEXT;
ALTER TABLE customers DROP CONSTRAINT customers_kind_check;
DROP PROCEDURE raise_limit(uuid, numeric);
DELETE FROM limits l USING customers c WHERE c.id = l.customer_id AND c.kind = 'company';
SELECT debtor, sum(amount) OVER (PARTITION BY debtor ORDER BY valuta ROWS UNBOUNDED PRECEDING) FROM transfers WHERE kind = 'book';
