-- What posts are to say instead of what they say, until they are edited.

ALTER TABLE postings ADD COLUMN amended TEXT; -- JSON; NULL: the post says what it is to say
ALTER TABLE postings ADD COLUMN amend_at TEXT;

CREATE INDEX postings_amended ON postings(amend_at) WHERE amended IS NOT NULL;
