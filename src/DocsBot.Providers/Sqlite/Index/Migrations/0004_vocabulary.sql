-- Every word with the number of chunks that hold it, packed (WordVocabulary.cs): what a misspelt word is compared with, without reading the lists themselves.
ALTER TABLE word_index ADD COLUMN vocabulary BLOB NOT NULL DEFAULT x'';
