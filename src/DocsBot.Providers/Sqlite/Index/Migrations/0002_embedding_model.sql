-- One row at most: the model that was learnt from this index. Chunks with a number above "last_chunk" came after it.
CREATE TABLE embedding_model (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    hash       TEXT NOT NULL,
    model      BLOB NOT NULL,
    chunks     INTEGER NOT NULL,
    last_chunk INTEGER NOT NULL
);
