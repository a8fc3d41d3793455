-- One row: what the snapshot was built with. "base" is the snapshot a draft was copied from; "snapshot" stays null until it is published.
CREATE TABLE manifest (
    id                   INTEGER PRIMARY KEY CHECK (id = 1),
    snapshot             TEXT,
    base                 TEXT,
    published_at         TEXT,
    chunker              TEXT NOT NULL,
    embedding_model      TEXT,
    embedding_dimensions INTEGER NOT NULL,
    pages                INTEGER NOT NULL DEFAULT 0,
    chunks               INTEGER NOT NULL DEFAULT 0
);

-- A page without chunks keeps its row, so that the next ingestion skips it; it has no title and no address then.
CREATE TABLE page (
    number       INTEGER PRIMARY KEY,
    source       TEXT NOT NULL,
    path         TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    title        TEXT,
    url          TEXT,
    product      TEXT,
    version      TEXT,
    language     TEXT,
    UNIQUE (source, path)
);
CREATE INDEX page_url ON page (url);

CREATE TABLE chunk (
    number       INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE,
    page         INTEGER NOT NULL REFERENCES page (number),
    ordinal      INTEGER NOT NULL,
    heading_path TEXT NOT NULL,      -- a JSON array, outermost first
    anchor       TEXT,
    text         TEXT NOT NULL,
    words        INTEGER NOT NULL    -- indexed words, title and headings included: the passage's length for BM25
);
CREATE INDEX chunk_page ON chunk (page, ordinal);

CREATE TABLE embedding (
    chunk  INTEGER PRIMARY KEY REFERENCES chunk (number),
    vector BLOB NOT NULL             -- float32, little endian, unit length
);

-- The inverted index, by chunk number. DocsBot analyses the text itself, so that a question and a passage are read alike everywhere; the tokenizer only
-- splits at spaces. "common" holds the stop words of title and headings, for a question that has no other words.
CREATE VIRTUAL TABLE word USING fts5 (title, heading, body, common, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE VIRTUAL TABLE occurrence USING fts5vocab (word, instance);
