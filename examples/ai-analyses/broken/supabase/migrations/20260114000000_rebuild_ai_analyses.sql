-- From scratch, then.
DROP POLICY IF EXISTS "Owners read their analyses" ON ai_analyses;
DROP TABLE IF EXISTS ai_analyses CASCADE;
DROP TYPE analysis_status;

CREATE TABLE ai_analyses (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  document_id uuid NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  status analysis_status NOT NULL DEFAULT 'queued',
  result jsonb,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ai_analyses_document_id_idx ON ai_analyses (document_id);

ALTER TABLE ai_analyses ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Owners read their analyses"
  ON ai_analyses FOR SELECT TO authenticated
  USING (
    document_id IN (SELECT d.id FROM documents d WHERE d.owner_id = (SELECT auth.uid()))
  );

GRANT SELECT ON ai_analyses TO authenticated;

CREATE TYPE analysis_status AS ENUM ('queued', 'running', 'done', 'failed');
