-- Keeps which paragraphs are page furniture, as captions and calls to sign up are: they are found, and answer nothing.

ALTER TABLE passages ADD COLUMN furniture INTEGER NOT NULL DEFAULT 0;

CREATE INDEX passages_furniture ON passages(article) WHERE furniture;
