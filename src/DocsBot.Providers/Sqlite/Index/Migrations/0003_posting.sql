-- The words of a snapshot, written when it is published, in place of an FTS5 table: DocsBot analyses and scores the text itself, so all it needs of the file is
-- a word's places in one read. A draft has none.
DROP TABLE occurrence;
DROP TABLE word;
ALTER TABLE chunk DROP COLUMN words;

-- Where a word stands, for a range of chunks each segment, so that writing takes bounded memory. The form of "places" is told in PostingWriter.cs.
CREATE TABLE posting (
    segment INTEGER NOT NULL,
    term    TEXT NOT NULL,
    chunks  INTEGER NOT NULL,     -- how many of the segment hold the word
    places  BLOB NOT NULL,
    PRIMARY KEY (segment, term)
) WITHOUT ROWID;

-- One row: which analysis the words went through, and what scoring needs of each chunk (ChunkTable.cs).
CREATE TABLE word_index (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    analysis INTEGER NOT NULL,
    segments INTEGER NOT NULL,
    chunks   BLOB NOT NULL
);
