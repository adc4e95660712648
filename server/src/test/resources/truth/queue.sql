--- migrations/1_jobs.sql
CREATE TYPE job_status AS ENUM ('ready', 'running', 'done');
CREATE TABLE jobs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  payload jsonb NOT NULL,
  status job_status DEFAULT 'ready'::job_status NOT NULL,
  attempts smallint DEFAULT 0 NOT NULL,
  run_at timestamp DEFAULT (now() AT TIME ZONE 'utc') + interval '1 minute'
);
CREATE INDEX jobs_ready_idx ON jobs (run_at) INCLUDE (attempts) WHERE status = 'ready';
--- migrations/2_claim.sql
CREATE FUNCTION claim_job() RETURNS SETOF jobs LANGUAGE sql AS $$
  UPDATE jobs SET status = 'running', attempts = attempts + 1
  WHERE id = (SELECT id FROM jobs WHERE status = 'ready' ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING *
$$;
CREATE FUNCTION finish_job(job uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE jobs SET status = 'done' WHERE id = job;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no job %', job;
  END IF;
END $$;
SELECT id, status FROM claim_job();
--- migrations/3_notify.sql
CREATE FUNCTION notify_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('jobs', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER jobs_notify AFTER INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION notify_job();
ALTER TABLE jobs DISABLE TRIGGER jobs_notify;
INSERT INTO jobs (payload) VALUES ('{"kind": "mail"}'), (jsonb_build_object('kind', 'sms'));
ALTER TABLE jobs ENABLE TRIGGER jobs_notify;
--- migrations/4_status.sql
ALTER TYPE job_status RENAME TO job_status_old;
CREATE TYPE job_status AS ENUM ('ready', 'running', 'done', 'failed');
DROP INDEX jobs_ready_idx;
ALTER TABLE jobs
  ALTER COLUMN status DROP DEFAULT,
  ALTER COLUMN status TYPE job_status USING status::text::job_status,
  ALTER COLUMN status SET DEFAULT 'ready';
DROP TYPE job_status_old;
--- migrations/5_loop.sql
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['mails', 'texts'] LOOP
    EXECUTE format('CREATE TABLE %I (id bigint PRIMARY KEY, job_id uuid REFERENCES jobs (id))', t);
    EXECUTE format('CREATE INDEX %I ON %I (job_id)', t || '_job_idx', t);
  END LOOP;
END $$;
ALTER TABLE mails ADD COLUMN recipient text NOT NULL;
INSERT INTO texts (id) VALUES (1);
CREATE VIEW outbox AS SELECT id, job_id FROM mails UNION SELECT id, job_id FROM texts;
