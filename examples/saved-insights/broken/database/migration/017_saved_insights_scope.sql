-- Dependencies: 014_semantic_layer.sql, 016_create_saved_insights.sql
ALTER TABLE "SavedInsights" DROP CONSTRAINT "SavedInsights_scope_check";
ALTER TABLE "SavedInsights" ADD CONSTRAINT "SavedInsights_scope_check"
  CHECK (scope IN ('form', 'schema', 'semantic_layer'));
