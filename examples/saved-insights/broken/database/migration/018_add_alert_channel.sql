CREATE TABLE "AlertChannel" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  alert_id UUID NOT NULL REFERENCES "Alert"(id) ON DELETE CASCADE,
  target VARCHAR(255) NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_alert_channel_customer_id ON "AlertChannel"(customer_id);
