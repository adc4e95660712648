BEGIN;

-- Copied from 003, which had to run first.
CREATE TABLE conversations (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id UUID NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title TEXT,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE usage_metrics (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id UUID NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  conversation_id UUID NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  model TEXT NOT NULL,
  input_tokens INTEGER NOT NULL DEFAULT 0,
  output_tokens INTEGER NOT NULL DEFAULT 0,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX usage_metrics_tenant_id_idx ON usage_metrics (tenant_id);
CREATE INDEX usage_metrics_conversation_id_idx ON usage_metrics (conversation_id);

CREATE MATERIALIZED VIEW monthly_usage_summary AS
SELECT
  u.tenant_id,
  date_trunc('month', u.created_at) AS month,
  sum(u.input_tokens) AS input_tokens,
  sum(u.output_tokens) AS output_tokens
FROM usage_metrics u
GROUP BY u.tenant_id, date_trunc('month', u.created_at);

CREATE UNIQUE INDEX monthly_usage_summary_key ON monthly_usage_summary (tenant_id, month);

VACUUM ANALYZE usage_metrics;

ALTER TABLE usage_metrics ENABLE ROW LEVEL SECURITY;

CREATE POLICY usage_metrics_select ON usage_metrics FOR SELECT
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY usage_metrics_insert ON usage_metrics FOR INSERT
  WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY usage_metrics_update ON usage_metrics FOR UPDATE
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY usage_metrics_delete ON usage_metrics FOR DELETE
  USING (tenant_id = current_setting('app.tenant_id')::uuid);

COMMIT;
