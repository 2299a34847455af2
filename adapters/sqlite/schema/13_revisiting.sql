-- Which articles were read from pages of their own, and are shown in posts of late: those are asked for again.

ALTER TABLE article_sources ADD COLUMN page TEXT; -- 'read' or 'missing'; NULL: the text is the feed's own

UPDATE article_sources SET page = 'read' WHERE etag IS NOT NULL OR last_modified IS NOT NULL;

CREATE INDEX outbox_slot ON outbox(slot);
