-- Dependencies: 016_create_saved_insights.sql
ALTER TABLE "SavedInsights" ADD COLUMN "customerId" VARCHAR(50);

CREATE INDEX idx_saved_insights_customer ON "SavedInsights"("customerId");
