-- Dependencies: 018_add_customer_to_saved_insights.sql
CREATE TABLE "Conversation" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  insight_id UUID REFERENCES "SavedInsights"(id) ON DELETE SET NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE "ConversationMessage" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  conversation_id UUID NOT NULL REFERENCES "Conversation"(id) ON DELETE CASCADE,
  body TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_conversation_customer_id ON "Conversation"(customer_id);
CREATE INDEX idx_conversation_insight_id ON "Conversation"(insight_id);
CREATE INDEX idx_conversation_message_customer_id ON "ConversationMessage"(customer_id);
CREATE INDEX idx_conversation_message_conversation_id ON "ConversationMessage"(conversation_id);
