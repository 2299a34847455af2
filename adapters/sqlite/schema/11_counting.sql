-- How many articles name each source, kept beside them, so that nobody has to count them for an answer.

CREATE TABLE source_articles (source TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;

INSERT INTO source_articles (source, articles) SELECT source, count(*) FROM articles GROUP BY source;

CREATE TRIGGER count_article AFTER INSERT ON articles
BEGIN
    INSERT INTO source_articles (source, articles) VALUES (new.source, 1)
    ON CONFLICT (source) DO UPDATE SET articles = articles + 1;
END;

CREATE TRIGGER count_article_no_more AFTER DELETE ON articles
BEGIN
    UPDATE source_articles SET articles = articles - 1 WHERE source = old.source;
END;

CREATE TRIGGER count_article_for_another AFTER UPDATE OF source ON articles WHEN new.source <> old.source
BEGIN
    UPDATE source_articles SET articles = articles - 1 WHERE source = old.source;
    INSERT INTO source_articles (source, articles) VALUES (new.source, 1)
    ON CONFLICT (source) DO UPDATE SET articles = articles + 1;
END;
