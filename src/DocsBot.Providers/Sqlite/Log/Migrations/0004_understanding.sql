-- What a question was taken to mean before it was searched for, where it was asked, and how long its prompt was thought to be.
ALTER TABLE interactions ADD COLUMN search_parts TEXT NOT NULL DEFAULT '[]';  -- ["…"], empty for one question
ALTER TABLE interactions ADD COLUMN intent TEXT;            -- question, chitChat, feedback, needsMoreInformation, hostile
ALTER TABLE interactions ADD COLUMN language TEXT;          -- a BCP 47 tag or a script
ALTER TABLE interactions ADD COLUMN filter_product TEXT;    -- what the pages had to be; null did not narrow
ALTER TABLE interactions ADD COLUMN filter_version TEXT;
ALTER TABLE interactions ADD COLUMN filter_language TEXT;
ALTER TABLE interactions ADD COLUMN page_url TEXT;          -- without query and fragment
ALTER TABLE interactions ADD COLUMN estimated_tokens INTEGER; -- of the prompt, to be compared with input_tokens
