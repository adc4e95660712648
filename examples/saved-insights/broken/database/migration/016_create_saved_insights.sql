CREATE TABLE "SavedInsights" (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  "userId" VARCHAR(255) NOT NULL,
  title VARCHAR(255) NOT NULL,
  question TEXT NOT NULL,
  scope VARCHAR(10) NOT NULL DEFAULT 'form' CHECK (scope IN ('form', 'schema')),
  created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
