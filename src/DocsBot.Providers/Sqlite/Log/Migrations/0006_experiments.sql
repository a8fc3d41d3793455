-- An arm's figures are counted in this index alone, without a look at the rows.
DROP INDEX interactions_by_arm;
CREATE INDEX interactions_by_arm ON interactions (experiment, arm, prompt_sha256, outcome, helpful, cost) WHERE experiment IS NOT NULL;

-- Arms that broke a guardrail, with their figures at that time; every replica reads them. A row belongs to one text of a version.
CREATE TABLE experiment_arms_closed (
    experiment     TEXT NOT NULL,
    arm            TEXT NOT NULL,     -- as how_to@v2
    prompt_sha256  TEXT NOT NULL,
    closed_at      TEXT NOT NULL,
    reason         TEXT NOT NULL,
    answers        INTEGER NOT NULL,
    errors         INTEGER NOT NULL,
    ratings        INTEGER NOT NULL,
    thumbs_down    INTEGER NOT NULL,
    priced_answers INTEGER NOT NULL,
    cost           REAL NOT NULL,
    PRIMARY KEY (experiment, arm, prompt_sha256)
) STRICT, WITHOUT ROWID;
