CREATE TABLE conversations (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id UUID NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  user_id UUID NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  title TEXT,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX conversations_tenant_id_idx ON conversations (tenant_id);
CREATE INDEX conversations_user_id_idx ON conversations (user_id);

ALTER TABLE conversations ENABLE ROW LEVEL SECURITY;

CREATE POLICY conversations_select ON conversations FOR SELECT
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY conversations_insert ON conversations FOR INSERT
  WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY conversations_update ON conversations FOR UPDATE
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY conversations_delete ON conversations FOR DELETE
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
