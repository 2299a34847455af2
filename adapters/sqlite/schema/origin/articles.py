"""Where articles come from, the articles, and who sees them."""

from __future__ import annotations

ARTICLES = (
    """
    CREATE TABLE sources (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        address TEXT, -- NULL: known from its articles only
        kind TEXT,
        outlet TEXT,
        origin TEXT
    )
    """,
    """
    CREATE TABLE subscriptions (
        space TEXT NOT NULL,
        source INTEGER NOT NULL REFERENCES sources(number),
        PRIMARY KEY (space, source)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX subscriptions_source ON subscriptions(source)",
    """
    CREATE TABLE health (
        source INTEGER PRIMARY KEY REFERENCES sources(number),
        first TEXT,
        checked TEXT,
        succeeded TEXT,
        failing_since TEXT,
        reason TEXT,
        retry_at TEXT,
        etag TEXT,
        last_modified TEXT
    )
    """,
    # The newest revision of each article; numbers are in order of arrival, `dated` is published or else fetched.
    """
    CREATE TABLE articles (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        revision INTEGER NOT NULL,
        arrived TEXT NOT NULL,
        dated TEXT NOT NULL,
        source TEXT NOT NULL,
        outlet TEXT,
        title TEXT,
        url TEXT,
        author TEXT,
        published TEXT,
        fetched TEXT NOT NULL,
        teaser INTEGER NOT NULL,
        text TEXT NOT NULL
    )
    """,
    "CREATE INDEX articles_arrived ON articles(arrived)",
    "CREATE INDEX articles_dated ON articles(dated)",
    "CREATE INDEX articles_published ON articles(published)",
    # What a newer revision has superseded.
    """
    CREATE TABLE revisions (
        article INTEGER NOT NULL REFERENCES articles(number),
        revision INTEGER NOT NULL,
        source TEXT NOT NULL,
        outlet TEXT,
        title TEXT,
        url TEXT,
        author TEXT,
        published TEXT,
        fetched TEXT NOT NULL,
        teaser INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (article, revision)
    )
    """,
    """
    CREATE TABLE article_sources (
        article INTEGER NOT NULL REFERENCES articles(number),
        source INTEGER NOT NULL REFERENCES sources(number),
        PRIMARY KEY (article, source)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX article_sources_source ON article_sources(source, article)",
    """
    CREATE VIEW visible AS
    SELECT subscriptions.space, article_sources.article
    FROM article_sources JOIN subscriptions ON subscriptions.source = article_sources.source
    """,
)
