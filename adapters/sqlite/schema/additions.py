"""What later migrations add to the first tables, oldest first."""

from __future__ import annotations

MERGING = (
    "ALTER TABLE stories ADD COLUMN merged INTEGER REFERENCES stories(id)",  # NULL: it stands for itself
    "ALTER TABLE stories ADD COLUMN merged_at TEXT",
    "CREATE INDEX stories_merged ON stories(merged)",
)
"""That a story turned out to be another one: what comes after is told as the story that it became."""

COVERAGE = (
    "CREATE INDEX articles_source ON articles(source, published)",
    """
    CREATE TABLE given_again (
        article INTEGER NOT NULL REFERENCES articles(number),
        source INTEGER NOT NULL REFERENCES sources(number),
        PRIMARY KEY (source, article)
    ) WITHOUT ROWID
    """,
    """
    INSERT INTO given_again (article, source)
    SELECT article_sources.article, article_sources.source
    FROM article_sources
    JOIN articles ON articles.number = article_sources.article
    JOIN sources ON sources.number = article_sources.source
    WHERE sources.id <> articles.source
    """,
    """
    CREATE TRIGGER given_again_by_another AFTER INSERT ON article_sources
    WHEN (SELECT id FROM sources WHERE number = new.source) <> (SELECT source FROM articles WHERE number = new.article)
    BEGIN
        INSERT OR IGNORE INTO given_again (article, source) VALUES (new.article, new.source);
    END
    """,
    """
    CREATE TRIGGER given_again_no_more AFTER DELETE ON article_sources
    BEGIN
        DELETE FROM given_again WHERE article = old.article AND source = old.source;
    END
    """,
    """
    CREATE TRIGGER given_again_by_the_first AFTER UPDATE OF source ON articles WHEN new.source <> old.source
    BEGIN
        INSERT OR IGNORE INTO given_again (article, source)
        SELECT article, source FROM article_sources WHERE article = new.number;
        DELETE FROM given_again
        WHERE article = new.number AND source = (SELECT number FROM sources WHERE id = new.source);
    END
    """,
)
"""What a space's articles are counted by: an article's row names one of its sources; `given_again` has the others."""

DECLARED = (
    "ALTER TABLE subscriptions ADD COLUMN origin TEXT NOT NULL DEFAULT 'chat'",
    """
    UPDATE subscriptions SET origin = 'file'
    WHERE space = 'local' AND source IN (SELECT number FROM sources WHERE origin = 'file')
    """,
    "ALTER TABLE sources DROP COLUMN origin",
)
"""Who declared a source: it is declared for a space, and may have been added in the chat of another."""

AMENDING = (
    "ALTER TABLE postings ADD COLUMN amended TEXT",  # JSON; NULL: the post says what it is to say
    "ALTER TABLE postings ADD COLUMN amend_at TEXT",
    "CREATE INDEX postings_amended ON postings(amend_at) WHERE amended IS NOT NULL",
)
"""What posts are to say instead of what they say, until they are edited."""

MARKS = (
    "ALTER TABLE article_sources ADD COLUMN stamp TEXT",  # NULL: given before marks were kept, or by no entry
    "ALTER TABLE article_sources ADD COLUMN etag TEXT",
    "ALTER TABLE article_sources ADD COLUMN last_modified TEXT",
    "ALTER TABLE article_sources ADD COLUMN read TEXT",  # NULL: when it came in
)
"""How a source showed an article when it was last read: what has changed since is read again."""

COUNTING = (
    "CREATE TABLE source_articles (source TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO source_articles (source, articles) SELECT source, count(*) FROM articles GROUP BY source",
    """
    CREATE TRIGGER count_article AFTER INSERT ON articles
    BEGIN
        INSERT INTO source_articles (source, articles) VALUES (new.source, 1)
        ON CONFLICT (source) DO UPDATE SET articles = articles + 1;
    END
    """,
    """
    CREATE TRIGGER count_article_no_more AFTER DELETE ON articles
    BEGIN
        UPDATE source_articles SET articles = articles - 1 WHERE source = old.source;
    END
    """,
    """
    CREATE TRIGGER count_article_for_another AFTER UPDATE OF source ON articles WHEN new.source <> old.source
    BEGIN
        UPDATE source_articles SET articles = articles - 1 WHERE source = old.source;
        INSERT INTO source_articles (source, articles) VALUES (new.source, 1)
        ON CONFLICT (source) DO UPDATE SET articles = articles + 1;
    END
    """,
)
"""How many articles name each source, kept beside them, so that nobody has to count them for an answer."""

CORRECTIONS = ("CREATE INDEX told_article ON told(article)",)
"""Which posts tell an article, so that a change in it is marked there."""

REVISITING = (
    "ALTER TABLE article_sources ADD COLUMN page TEXT",  # 'read' or 'missing'; NULL: the text is the feed's own
    "UPDATE article_sources SET page = 'read' WHERE etag IS NOT NULL OR last_modified IS NOT NULL",
    "CREATE INDEX outbox_slot ON outbox(slot)",
)
"""Which articles were read from pages of their own, and are shown in posts of late: those are asked for again."""

NUMBERING = (
    "CREATE TABLE latest_watch (number INTEGER NOT NULL)",
    "INSERT INTO latest_watch SELECT coalesce(max(number), 0) FROM watches",
)
"""The number of the latest watch, so that none is given anew: buttons of old messages end a watch by its number."""

KEEPING = (
    "ALTER TABLE lines ADD COLUMN kept TEXT",
    "UPDATE lines SET kept = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')",
)
"""When a line was kept for a button, so that it goes with the conversations of its time."""

CLEARING = (
    "DROP INDEX quotes_speaker",  # it left out superseded quotes, which name their speakers too
    "CREATE INDEX quotes_speaker ON quotes(speaker, speaker_kind, article)",
    "CREATE INDEX speaker_words_speaker ON speaker_words(speaker)",
    "CREATE INDEX audit_at ON audit(at)",
)
"""Finds the quotes and the words of a speaker, so that speakers whom nobody quotes any more are soon cleared away."""

LOOKING = (
    "CREATE INDEX passages_article ON passages(article)",
    "CREATE INDEX given_again_article ON given_again(article)",
    "CREATE INDEX articles_url ON articles(url) WHERE url IS NOT NULL",
)
"""Finds what refers to an article, so that one is soon purged, and articles by their links."""

ADDITIONS = (
    ("merging", MERGING),
    ("coverage", COVERAGE),
    ("declared", DECLARED),
    ("amending", AMENDING),
    ("marks", MARKS),
    ("counting", COUNTING),
    ("corrections", CORRECTIONS),
    ("revisiting", REVISITING),
    ("numbering", NUMBERING),
    ("keeping", KEEPING),
    ("clearing", CLEARING),
    ("looking", LOOKING),
)
