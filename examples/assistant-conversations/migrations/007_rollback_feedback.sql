-- Takes 004 and 005 back.
DROP TYPE message_role;
DROP TABLE messages;
DROP MATERIALIZED VIEW message_feedback_summary;
DROP TABLE feedback;
