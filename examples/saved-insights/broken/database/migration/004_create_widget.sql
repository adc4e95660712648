CREATE TABLE "Widget" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  dashboard_id UUID NOT NULL REFERENCES "Dashboard"(id) ON DELETE CASCADE,
  kind VARCHAR(50) NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_widget_customer_id ON "Widget"(customer_id);
