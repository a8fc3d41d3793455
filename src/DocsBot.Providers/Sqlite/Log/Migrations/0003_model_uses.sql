-- Every call to a model, as JSON with purpose, model, usage, cost, elapsedMs and failure; and what they cost together.
ALTER TABLE interactions ADD COLUMN model_uses TEXT NOT NULL DEFAULT '[]';
ALTER TABLE interactions ADD COLUMN cost REAL;
