-- Takes 006 back: the numbers are counted elsewhere now.
DROP TABLE usage_metrics;
DROP MATERIALIZED VIEW monthly_usage_summary;
