-- What the reader thought of the answer; all null when nothing was said.
ALTER TABLE interactions ADD COLUMN helpful INTEGER;       -- 1 thumbs up, 0 thumbs down
ALTER TABLE interactions ADD COLUMN comment TEXT;
ALTER TABLE interactions ADD COLUMN feedback_at TEXT;
CREATE INDEX interactions_by_feedback ON interactions (feedback_at) WHERE feedback_at IS NOT NULL;
