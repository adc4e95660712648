CREATE TABLE "Metric" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  semantic_layer_id UUID NOT NULL REFERENCES "SemanticLayer"(id) ON DELETE CASCADE,
  expression TEXT NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_metric_customer_id ON "Metric"(customer_id);
