-- How a source showed an article when it was last read: what has changed since is read again.

ALTER TABLE article_sources ADD COLUMN stamp TEXT; -- NULL: given before marks were kept, or by no entry
ALTER TABLE article_sources ADD COLUMN etag TEXT;
ALTER TABLE article_sources ADD COLUMN last_modified TEXT;
ALTER TABLE article_sources ADD COLUMN read TEXT; -- NULL: when it came in
