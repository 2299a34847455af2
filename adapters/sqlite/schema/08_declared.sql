-- Who declared a source: it is declared for a space, and may have been added in the chat of another.

ALTER TABLE subscriptions ADD COLUMN origin TEXT NOT NULL DEFAULT 'chat';

UPDATE subscriptions SET origin = 'file'
WHERE space = 'local' AND source IN (SELECT number FROM sources WHERE origin = 'file');

ALTER TABLE sources DROP COLUMN origin;
