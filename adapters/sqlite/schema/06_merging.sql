-- That a story turned out to be another one: what comes after is told as the story that it became.

ALTER TABLE stories ADD COLUMN merged INTEGER REFERENCES stories(id); -- NULL: it stands for itself
ALTER TABLE stories ADD COLUMN merged_at TEXT;

CREATE INDEX stories_merged ON stories(merged);
