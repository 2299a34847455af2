-- What a space's articles are counted by: an article's row names one of its sources; `given_again` has the others.

CREATE INDEX articles_source ON articles(source, published);

CREATE TABLE given_again (
    article INTEGER NOT NULL REFERENCES articles(number),
    source INTEGER NOT NULL REFERENCES sources(number),
    PRIMARY KEY (source, article)
) WITHOUT ROWID;

INSERT INTO given_again (article, source)
SELECT article_sources.article, article_sources.source
FROM article_sources
JOIN articles ON articles.number = article_sources.article
JOIN sources ON sources.number = article_sources.source
WHERE sources.id <> articles.source;

CREATE TRIGGER given_again_by_another AFTER INSERT ON article_sources
WHEN (SELECT id FROM sources WHERE number = new.source) <> (SELECT source FROM articles WHERE number = new.article)
BEGIN
    INSERT OR IGNORE INTO given_again (article, source) VALUES (new.article, new.source);
END;

CREATE TRIGGER given_again_no_more AFTER DELETE ON article_sources
BEGIN
    DELETE FROM given_again WHERE article = old.article AND source = old.source;
END;

CREATE TRIGGER given_again_by_the_first AFTER UPDATE OF source ON articles WHEN new.source <> old.source
BEGIN
    INSERT OR IGNORE INTO given_again (article, source)
    SELECT article, source FROM article_sources WHERE article = new.number;
    DELETE FROM given_again
    WHERE article = new.number AND source = (SELECT number FROM sources WHERE id = new.source);
END;
