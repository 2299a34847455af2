-- Finds what a channel was told of some articles without all that it ever was.

ALTER TABLE told ADD COLUMN channel TEXT;
UPDATE told SET channel = (SELECT channel FROM outbox WHERE key = receipt);
DROP INDEX told_article;
CREATE INDEX told_article ON told(article, channel);
