-- Keeps what a reply showed, so that "the second one" stays what it was when there is more news.

ALTER TABLE turns ADD COLUMN items TEXT NOT NULL DEFAULT '[]'; -- JSON: [bot.model.Referent, ...]
ALTER TABLE turns ADD COLUMN looked_at TEXT NOT NULL DEFAULT 'null'; -- JSON: bot.model.Referent or null
