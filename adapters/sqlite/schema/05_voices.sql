-- How often each speaker is quoted by each source, kept right by triggers, so that names are completed at once.

CREATE TABLE speaker_quotes (
    speaker INTEGER NOT NULL REFERENCES speakers(number),
    source INTEGER NOT NULL REFERENCES sources(number),
    quotes INTEGER NOT NULL,
    PRIMARY KEY (speaker, source)
) WITHOUT ROWID;

INSERT INTO speaker_quotes (speaker, source, quotes)
SELECT quotes.speaker, article_sources.source, count(*)
FROM quotes JOIN article_sources ON article_sources.article = quotes.article
WHERE NOT quotes.superseded AND quotes.speaker_kind <> 'unnamed'
GROUP BY quotes.speaker, article_sources.source;

CREATE TRIGGER speaker_quotes_said AFTER INSERT ON quotes WHEN new.speaker_kind <> 'unnamed' AND NOT new.superseded
BEGIN
    INSERT INTO speaker_quotes (speaker, source, quotes)
    SELECT new.speaker, source, 1 FROM article_sources WHERE article = new.article
    ON CONFLICT (speaker, source) DO UPDATE SET quotes = quotes + 1;
END;

CREATE TRIGGER speaker_quotes_unsaid AFTER DELETE ON quotes
WHEN old.speaker_kind <> 'unnamed' AND NOT old.superseded
BEGIN
    UPDATE speaker_quotes SET quotes = quotes - 1
    WHERE speaker = old.speaker AND source IN (SELECT source FROM article_sources WHERE article = old.article);
    DELETE FROM speaker_quotes WHERE speaker = old.speaker AND quotes < 1;
END;

CREATE TRIGGER speaker_quotes_superseded AFTER UPDATE OF superseded ON quotes
WHEN old.speaker_kind <> 'unnamed' AND new.superseded AND NOT old.superseded
BEGIN
    UPDATE speaker_quotes SET quotes = quotes - 1
    WHERE speaker = old.speaker AND source IN (SELECT source FROM article_sources WHERE article = old.article);
    DELETE FROM speaker_quotes WHERE speaker = old.speaker AND quotes < 1;
END;

CREATE TRIGGER speaker_quotes_given AFTER INSERT ON article_sources
BEGIN
    INSERT INTO speaker_quotes (speaker, source, quotes)
    SELECT speaker, new.source, count(*) FROM quotes
    WHERE article = new.article AND NOT superseded AND speaker_kind <> 'unnamed' GROUP BY speaker
    ON CONFLICT (speaker, source) DO UPDATE SET quotes = quotes + excluded.quotes;
END;

CREATE TRIGGER speaker_quotes_taken AFTER DELETE ON article_sources
BEGIN
    UPDATE speaker_quotes SET quotes = quotes - (
        SELECT count(*) FROM quotes
        WHERE article = old.article AND quotes.speaker = speaker_quotes.speaker
        AND NOT superseded AND speaker_kind <> 'unnamed'
    )
    WHERE source = old.source AND speaker IN (
        SELECT quotes.speaker FROM quotes
        WHERE article = old.article AND NOT superseded AND speaker_kind <> 'unnamed'
    );
    DELETE FROM speaker_quotes WHERE source = old.source AND quotes < 1 AND speaker IN (
        SELECT quotes.speaker FROM quotes WHERE article = old.article
    );
END;
