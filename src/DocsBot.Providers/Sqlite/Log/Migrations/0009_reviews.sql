-- What people judge and what they accepted. Times are ISO 8601 in UTC, lists JSON.

-- The review queue.
CREATE TABLE review_items (
    id             TEXT NOT NULL PRIMARY KEY,
    subject        TEXT NOT NULL UNIQUE,     -- what it is about, so that nothing is queued twice
    kind           TEXT NOT NULL,            -- single or pair
    reason         TEXT NOT NULL,            -- why it is worth a look
    interaction_id TEXT,                     -- the row it is about
    curated_id     TEXT,                     -- the curated answer to look at again
    pair           TEXT,                     -- the question and both answers of a pair, in the order they were made
    priority       INTEGER NOT NULL,
    needed         INTEGER NOT NULL,         -- how many reviewers
    added_at       TEXT NOT NULL,
    closed_at      TEXT                      -- when it was set aside without a review
) STRICT;

CREATE INDEX review_items_by_priority ON review_items (priority DESC, added_at, id) WHERE closed_at IS NULL;
CREATE INDEX review_items_by_interaction ON review_items (interaction_id) WHERE interaction_id IS NOT NULL;

-- Who is at work on what.
CREATE TABLE review_claims (
    item_id  TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    until    TEXT NOT NULL,
    PRIMARY KEY (item_id, reviewer)
) STRICT, WITHOUT ROWID;

-- One judgement of one reviewer; never changed but for undone_at.
CREATE TABLE reviews (
    id             TEXT NOT NULL PRIMARY KEY,
    item_id        TEXT NOT NULL,
    interaction_id TEXT,
    reviewer       TEXT NOT NULL,
    reviewed_at    TEXT NOT NULL,
    correctness    INTEGER,                  -- 1 to 5
    readability    INTEGER,                  -- 1 to 5
    verdict        TEXT,
    pages          TEXT NOT NULL,            -- keys of the pages that answer
    choice         TEXT,                     -- of a pair: first, second or tie, whichever stood on the left
    shown          TEXT,                     -- of a pair: ab or ba, which of them stood on the left
    better         TEXT,                     -- the answer as it should be
    edit_distance  REAL,                     -- from what the model wrote to what was accepted, 0 to 1
    prompt         TEXT,                     -- the version that the model answered with
    note           TEXT,
    curated_id     TEXT,                     -- the curated answer that came of it
    undone_at      TEXT
) STRICT;

CREATE INDEX reviews_by_item ON reviews (item_id);
CREATE INDEX reviews_by_interaction ON reviews (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX reviews_by_time ON reviews (reviewed_at, id);

-- Answers that people accepted. A row is never deleted: one that was taken back says so, and the highest revision tells a service that something changed.
CREATE TABLE curated_answers (
    id              TEXT NOT NULL PRIMARY KEY,
    revision        INTEGER NOT NULL UNIQUE,
    questions       TEXT NOT NULL,
    answer          TEXT NOT NULL,
    sources         TEXT NOT NULL,
    filter_product  TEXT,
    filter_version  TEXT,
    filter_language TEXT,
    author          TEXT NOT NULL,
    accepted_at     TEXT NOT NULL,
    expires_at      TEXT,
    retired_at      TEXT
) STRICT;

CREATE INDEX interactions_by_curated ON interactions (curated, feedback_at) WHERE curated IS NOT NULL;

-- What a reader had deleted is no longer reviewed.
CREATE TRIGGER review_forgets AFTER DELETE ON interactions BEGIN
    DELETE FROM reviews WHERE interaction_id = OLD.id;
    DELETE FROM review_claims WHERE item_id IN (SELECT id FROM review_items WHERE interaction_id = OLD.id);
    DELETE FROM review_items WHERE interaction_id = OLD.id;
END;
