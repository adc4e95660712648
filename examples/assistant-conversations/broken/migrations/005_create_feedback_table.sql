CREATE TABLE feedback (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id UUID NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  message_id UUID NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  rating SMALLINT NOT NULL CHECK (rating IN (-1, 1)),
  comment TEXT,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX feedback_tenant_id_idx ON feedback (tenant_id);
CREATE INDEX feedback_message_id_idx ON feedback (message_id);
CREATE INDEX feedback_user_id_idx ON feedback (user_id);

CREATE MATERIALIZED VIEW message_feedback_summary AS
SELECT
  f.message_id,
  count(*) FILTER (WHERE f.rating = 1) AS liked,
  count(*) FILTER (WHERE f.rating = -1) AS disliked
FROM feedback f
GROUP BY f.message_id;

CREATE INDEX message_feedback_summary_message_id_idx ON message_feedback_summary (message_id);

REFRESH MATERIALIZED VIEW CONCURRENTLY message_feedback_summary;

ALTER TABLE feedback ENABLE ROW LEVEL SECURITY;

CREATE POLICY feedback_select ON feedback FOR SELECT
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY feedback_insert ON feedback FOR INSERT
  WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY feedback_update ON feedback FOR UPDATE
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
