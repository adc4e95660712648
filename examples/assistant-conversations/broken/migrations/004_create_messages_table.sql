CREATE TYPE message_role AS ENUM ('system', 'user', 'assistant');

CREATE TABLE messages (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id UUID NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  conversation_id UUID NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  role message_role NOT NULL,
  content TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX messages_tenant_id_idx ON messages (tenant_id);
CREATE INDEX messages_conversation_id_idx ON messages (conversation_id);

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;

CREATE POLICY messages_select ON messages FOR SELECT
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY messages_insert ON messages FOR INSERT
  WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY messages_update ON messages FOR UPDATE
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
CREATE POLICY messages_delete ON messages FOR DELETE
  USING (tenant_id = current_setting('app.tenant_id')::uuid);
