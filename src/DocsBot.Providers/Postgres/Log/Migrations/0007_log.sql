-- The whole log as SQLite has it after its migration 0007: the same names, the same values. Times and ids are text in the order of their bytes (COLLATE "C"),
-- whole numbers bigint, lists JSON as text. What the columns mean stands in SQLite's migrations and in docs/interaction-log.md.
CREATE TABLE interactions (
    id                text COLLATE "C" NOT NULL PRIMARY KEY,
    conversation_id   text COLLATE "C" NOT NULL,
    asked_at          text COLLATE "C" NOT NULL,
    question          text COLLATE "C" NOT NULL,
    search_text       text COLLATE "C",
    history           text COLLATE "C" NOT NULL,
    origin            text COLLATE "C",
    prompt_name       text COLLATE "C",
    prompt_version    bigint,
    prompt_sha256     text COLLATE "C",
    temperature       double precision,
    top_p             double precision,
    max_tokens        bigint,
    stop_sequences    text COLLATE "C",
    model             text COLLATE "C",
    snapshot          text COLLATE "C",
    confidence        double precision,
    chunks            text COLLATE "C" NOT NULL,
    answer            text COLLATE "C",
    citations         text COLLATE "C" NOT NULL,
    dropped_citations bigint NOT NULL,
    input_tokens      bigint,
    output_tokens     bigint,
    sources_found_ms  double precision,
    rendered_ms       double precision,
    first_delta_ms    double precision,
    total_ms          double precision NOT NULL,
    outcome           text COLLATE "C" NOT NULL,
    failure           text COLLATE "C",
    error             text COLLATE "C",
    helpful           bigint,
    comment           text COLLATE "C",
    feedback_at       text COLLATE "C",
    model_uses        text COLLATE "C" NOT NULL DEFAULT '[]',
    cost              double precision,
    search_parts      text COLLATE "C" NOT NULL DEFAULT '[]',
    intent            text COLLATE "C",
    language          text COLLATE "C",
    filter_product    text COLLATE "C",
    filter_version    text COLLATE "C",
    filter_language   text COLLATE "C",
    page_url          text COLLATE "C",
    estimated_tokens  bigint,
    domain            text COLLATE "C",
    route             text COLLATE "C",
    experiment        text COLLATE "C",
    arm               text COLLATE "C",
    fragments         text COLLATE "C" NOT NULL DEFAULT '[]',
    examples          text COLLATE "C" NOT NULL DEFAULT '[]',
    reasoning         text COLLATE "C",
    broken_rules      text COLLATE "C" NOT NULL DEFAULT '[]',
    signals           bigint NOT NULL DEFAULT 0,
    groundedness      double precision,
    messages_sha256   text COLLATE "C",
    redacted          bigint NOT NULL DEFAULT 0,
    curated           text COLLATE "C"
);

CREATE INDEX interactions_by_time ON interactions (asked_at, id);
CREATE INDEX interactions_by_conversation ON interactions (conversation_id, asked_at);
CREATE INDEX interactions_by_feedback ON interactions (feedback_at) WHERE feedback_at IS NOT NULL;
CREATE INDEX interactions_by_arm ON interactions (experiment, arm, prompt_sha256, outcome, helpful, cost) WHERE experiment IS NOT NULL;

CREATE TABLE experiment_arms_closed (
    experiment     text COLLATE "C" NOT NULL,
    arm            text COLLATE "C" NOT NULL,
    prompt_sha256  text COLLATE "C" NOT NULL,
    closed_at      text COLLATE "C" NOT NULL,
    reason         text COLLATE "C" NOT NULL,
    answers        bigint NOT NULL,
    errors         bigint NOT NULL,
    ratings        bigint NOT NULL,
    thumbs_down    bigint NOT NULL,
    priced_answers bigint NOT NULL,
    cost           double precision NOT NULL,
    PRIMARY KEY (experiment, arm, prompt_sha256)
);

CREATE TABLE pinned (
    sha256 text COLLATE "C" NOT NULL PRIMARY KEY,
    text   text COLLATE "C" NOT NULL
);
