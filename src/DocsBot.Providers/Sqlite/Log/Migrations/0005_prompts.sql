-- Why an interaction got its prompt, what the prompt was made of, and what the model did beside answering.
ALTER TABLE interactions ADD COLUMN domain TEXT;            -- the kind of question; null when no model was asked
ALTER TABLE interactions ADD COLUMN route TEXT;             -- why it was taken for that kind
ALTER TABLE interactions ADD COLUMN experiment TEXT;        -- null when no experiment chose the version
ALTER TABLE interactions ADD COLUMN arm TEXT;               -- as how_to@v2
ALTER TABLE interactions ADD COLUMN fragments TEXT NOT NULL DEFAULT '[]';     -- [{"name":"tone","sha256":"…"}]
ALTER TABLE interactions ADD COLUMN examples TEXT NOT NULL DEFAULT '[]';      -- ids of the examples in the prompt
ALTER TABLE interactions ADD COLUMN reasoning TEXT;         -- what the model thought aloud, hidden from the reader
ALTER TABLE interactions ADD COLUMN broken_rules TEXT NOT NULL DEFAULT '[]';  -- ["canaryLeak","foreignLink","rawHtml"]
CREATE INDEX interactions_by_arm ON interactions (experiment, arm, prompt_sha256) WHERE experiment IS NOT NULL;
