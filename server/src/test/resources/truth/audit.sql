--- migrations/1.sql
CREATE TABLE accounts (id uuid PRIMARY KEY, email varchar(255) NOT NULL, last_seen timestamp, ip inet, limits int4range);
CREATE TABLE audit_log (
  id bigserial PRIMARY KEY,
  table_name regclass NOT NULL,
  row_id uuid,
  action text NOT NULL CHECK (action IN ('INSERT', 'UPDATE', 'DELETE')),
  old_row jsonb,
  new_row jsonb,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX audit_log_at_brin ON audit_log USING brin (at);
--- migrations/2.sql
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO audit_log (table_name, row_id, action, old_row) VALUES (TG_RELID, OLD.id, TG_OP, to_jsonb(OLD));
    RETURN OLD;
  END IF;
  INSERT INTO audit_log (table_name, row_id, action, new_row) VALUES (TG_RELID, NEW.id, TG_OP, to_jsonb(NEW));
  RETURN NEW;
END $$;
DO $$
DECLARE
  r record;
BEGIN
  FOR r IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = 'accounts' LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION audit()', r.tablename || '_audit', r.tablename);
  END LOOP;
END $$;
INSERT INTO accounts (id, email) VALUES ('00000000-0000-0000-0000-000000000001', 'a@example.org');
--- migrations/3.sql
ALTER TABLE accounts ADD COLUMN status text NOT NULL DEFAULT 'new';
ALTER TABLE accounts ADD CONSTRAINT accounts_status_check CHECK (status = ANY (ARRAY['new', 'old']));
CREATE VIEW recent AS SELECT a.email, l.action, l.new_row ->> 'status' AS status FROM audit_log l JOIN accounts a ON a.id = l.row_id WHERE l.at > now() - interval '7 days';
CREATE FUNCTION recent_count(since interval) RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT count(*) FROM audit_log WHERE at > now() - since $$;
SELECT recent_count('1 day'), recent_count(interval '2 hours');
ALTER TABLE accounts ALTER COLUMN last_seen TYPE timestamptz USING last_seen AT TIME ZONE 'UTC';
--- migrations/4.sql
ALTER TABLE audit_log DROP CONSTRAINT audit_log_action_check;
ALTER TABLE audit_log ADD CONSTRAINT audit_log_action_check CHECK (action <> '');
DROP VIEW recent;
ALTER TABLE audit_log ALTER COLUMN row_id TYPE text;
DROP TRIGGER accounts_audit ON accounts;
DROP FUNCTION audit();
UPDATE accounts SET status = 'old' WHERE email LIKE 'a%';
ALTER SEQUENCE audit_log_id_seq RESTART WITH 1000;
SELECT setval('audit_log_id_seq', 5000);
--- migrations/5.sql
CREATE TABLE audit_actions (action text PRIMARY KEY, kept interval NOT NULL DEFAULT '90 days');
INSERT INTO audit_actions (action) SELECT DISTINCT action FROM audit_log;
ALTER TABLE audit_log ADD CONSTRAINT audit_log_action_fkey FOREIGN KEY (action) REFERENCES audit_actions (action) ON UPDATE CASCADE;
CREATE PROCEDURE forget(older_than interval) LANGUAGE sql AS $$ DELETE FROM audit_log WHERE at < now() - older_than $$;
CALL forget('1 year');
DELETE FROM audit_log l USING audit_actions a WHERE a.action = l.action AND l.at < now() - a.kept;
