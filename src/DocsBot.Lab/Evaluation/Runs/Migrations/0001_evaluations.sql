-- Evaluations of prompts: a run, its variants, how each question was answered, and the models' replies, so that none is asked for twice.
CREATE TABLE run (
    id TEXT NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    run TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX run_fingerprint ON run (fingerprint);

CREATE TABLE run_variant (
    run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    variant INTEGER NOT NULL,
    label TEXT NOT NULL,
    prompt_name TEXT,
    prompt_version INTEGER,
    prompt_sha256 TEXT,
    PRIMARY KEY (run_id, variant)
) WITHOUT ROWID;

CREATE INDEX run_variant_prompt ON run_variant (prompt_sha256);

CREATE TABLE run_case (
    run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    set_name TEXT NOT NULL,
    case_id TEXT NOT NULL,
    variant INTEGER NOT NULL,
    trial INTEGER NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (run_id, set_name, case_id, variant, trial)
) WITHOUT ROWID;

CREATE TABLE run_pair (
    run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    set_name TEXT NOT NULL,
    case_id TEXT NOT NULL,
    variant INTEGER NOT NULL,
    other INTEGER NOT NULL,
    trial INTEGER NOT NULL,
    verdicts TEXT NOT NULL,
    PRIMARY KEY (run_id, set_name, case_id, variant, other, trial)
) WITHOUT ROWID;

CREATE TABLE reply (
    key TEXT NOT NULL PRIMARY KEY,
    model TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    reply TEXT NOT NULL
) WITHOUT ROWID;
