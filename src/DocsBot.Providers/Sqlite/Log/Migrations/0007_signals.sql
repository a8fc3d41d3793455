-- What says that an answer may have failed its reader (FailureSignal.cs, a bit each), and what a replay needs to prove that it renders the same bytes.
ALTER TABLE interactions ADD COLUMN signals INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interactions ADD COLUMN groundedness REAL;               -- share of the answer's claims that its passages support; null when there is nothing to judge
ALTER TABLE interactions ADD COLUMN messages_sha256 TEXT;            -- of the messages that the model was sent for the answer
ALTER TABLE interactions ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0; -- 1 when something was taken out of the question or the turns before it
ALTER TABLE interactions ADD COLUMN curated TEXT;                    -- the curated answer that was served

-- What earlier rows tell by themselves.
UPDATE interactions SET signals =
    CASE outcome WHEN 'noAnswer' THEN 1 WHEN 'cancelled' THEN 32 WHEN 'failed' THEN 256 WHEN 'degraded' THEN 512 ELSE 0 END
    + CASE WHEN helpful = 0 THEN 2 ELSE 0 END
    + CASE WHEN dropped_citations > 0 THEN 4 ELSE 0 END
    + CASE WHEN broken_rules <> '[]' THEN 1024 ELSE 0 END;

-- Passages, prompts, fragments and examples as they were, each once. None of them is of a reader.
CREATE TABLE pinned (
    sha256 TEXT NOT NULL PRIMARY KEY,
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
