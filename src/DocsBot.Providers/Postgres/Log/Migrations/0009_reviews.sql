-- What people judge and what they accepted, as SQLite has it after its migration 0009; what the columns mean stands there.

-- The review queue.
CREATE TABLE review_items (
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    subject        text COLLATE "C" NOT NULL UNIQUE,
    kind           text COLLATE "C" NOT NULL,
    reason         text COLLATE "C" NOT NULL,
    interaction_id text COLLATE "C",
    curated_id     text COLLATE "C",
    pair           text COLLATE "C",
    priority       bigint NOT NULL,
    needed         bigint NOT NULL,
    added_at       text COLLATE "C" NOT NULL,
    closed_at      text COLLATE "C"
);

CREATE INDEX review_items_by_priority ON review_items (priority DESC, added_at, id) WHERE closed_at IS NULL;
CREATE INDEX review_items_by_interaction ON review_items (interaction_id) WHERE interaction_id IS NOT NULL;

-- Who is at work on what.
CREATE TABLE review_claims (
    item_id  text COLLATE "C" NOT NULL,
    reviewer text COLLATE "C" NOT NULL,
    until    text COLLATE "C" NOT NULL,
    PRIMARY KEY (item_id, reviewer)
);

-- One judgement of one reviewer; never changed but for undone_at.
CREATE TABLE reviews (
    id             text COLLATE "C" NOT NULL PRIMARY KEY,
    item_id        text COLLATE "C" NOT NULL,
    interaction_id text COLLATE "C",
    reviewer       text COLLATE "C" NOT NULL,
    reviewed_at    text COLLATE "C" NOT NULL,
    correctness    bigint,
    readability    bigint,
    verdict        text COLLATE "C",
    pages          text COLLATE "C" NOT NULL,
    choice         text COLLATE "C",
    shown          text COLLATE "C",
    better         text COLLATE "C",
    edit_distance  double precision,
    prompt         text COLLATE "C",
    note           text COLLATE "C",
    curated_id     text COLLATE "C",
    undone_at      text COLLATE "C"
);

CREATE INDEX reviews_by_item ON reviews (item_id);
CREATE INDEX reviews_by_interaction ON reviews (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX reviews_by_time ON reviews (reviewed_at, id);

-- Answers that people accepted. A row is never deleted: one that was taken back says so, and the highest revision tells a service that something changed.
CREATE TABLE curated_answers (
    id              text COLLATE "C" NOT NULL PRIMARY KEY,
    revision        bigint NOT NULL UNIQUE,
    questions       text COLLATE "C" NOT NULL,
    answer          text COLLATE "C" NOT NULL,
    sources         text COLLATE "C" NOT NULL,
    filter_product  text COLLATE "C",
    filter_version  text COLLATE "C",
    filter_language text COLLATE "C",
    author          text COLLATE "C" NOT NULL,
    accepted_at     text COLLATE "C" NOT NULL,
    expires_at      text COLLATE "C",
    retired_at      text COLLATE "C"
);

CREATE INDEX interactions_by_curated ON interactions (curated, feedback_at) WHERE curated IS NOT NULL;

-- What a reader had deleted is no longer reviewed.
CREATE FUNCTION review_forgets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM reviews WHERE interaction_id IN (SELECT id FROM gone);
    DELETE FROM review_claims WHERE item_id IN (SELECT item.id FROM review_items AS item JOIN gone ON item.interaction_id = gone.id);
    DELETE FROM review_items WHERE interaction_id IN (SELECT id FROM gone);
    RETURN NULL;
END
$$;

CREATE TRIGGER review_forgets AFTER DELETE ON interactions REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION review_forgets();
