-- Keeps whose words a reply showed, and whether it said that there is no answer; what was said before is told by its words.

ALTER TABLE turns ADD COLUMN speakers TEXT NOT NULL DEFAULT '[]'; -- JSON: [name, ...]
ALTER TABLE turns ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;

UPDATE turns SET refused = 1 WHERE answer LIKE 'I have no answer to that.%';
