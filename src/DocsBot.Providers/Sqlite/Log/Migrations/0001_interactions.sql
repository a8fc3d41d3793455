-- One row for each question: scalars as columns, lists as JSON. Times are ISO 8601 in UTC, so that they sort as text.
CREATE TABLE interactions (
    id                TEXT NOT NULL PRIMARY KEY,
    conversation_id   TEXT NOT NULL,
    asked_at          TEXT NOT NULL,
    question          TEXT NOT NULL,
    search_text       TEXT,
    history           TEXT NOT NULL,  -- [{"role":"user","text":"…"}]
    origin            TEXT,
    prompt_name       TEXT,           -- null when no model was asked, as are the next six
    prompt_version    INTEGER,
    prompt_sha256     TEXT,
    temperature       REAL,
    top_p             REAL,
    max_tokens        INTEGER,
    stop_sequences    TEXT,           -- ["…"]
    model             TEXT,
    snapshot          TEXT,
    confidence        REAL,
    chunks            TEXT NOT NULL,  -- [{"chunkId":"…","score":1.5,"inPrompt":true,"cited":false}]
    answer            TEXT,
    citations         TEXT NOT NULL,  -- [{"number":1,"chunkId":"…","title":"…","url":"…"}]
    dropped_citations INTEGER NOT NULL,
    input_tokens      INTEGER,        -- null is unknown, which is not 0
    output_tokens     INTEGER,
    sources_found_ms  REAL,           -- from the question's arrival, as are the next three
    rendered_ms       REAL,
    first_delta_ms    REAL,
    total_ms          REAL NOT NULL,
    outcome           TEXT NOT NULL,  -- answered, noAnswer, degraded, cancelled, failed
    failure           TEXT,
    error             TEXT
) STRICT;

CREATE INDEX interactions_by_time ON interactions (asked_at, id);
CREATE INDEX interactions_by_conversation ON interactions (conversation_id, asked_at);
