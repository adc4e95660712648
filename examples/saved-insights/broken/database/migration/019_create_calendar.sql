CREATE TABLE "Calendar" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id UUID NOT NULL REFERENCES "Customer"(id) ON DELETE CASCADE,
  report_id UUID NOT NULL REFERENCES "Report"(id) ON DELETE CASCADE,
  cron VARCHAR(100) NOT NULL,
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_calendar_customer_id ON "Calendar"(customer_id);
