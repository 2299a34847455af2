"""What is told of the articles: stories, posts, schedules and answers."""

from __future__ import annotations

TELLING = (
    "CREATE TABLE stories (id INTEGER PRIMARY KEY, opened TEXT NOT NULL)",
    """
    CREATE TABLE story_articles (
        article INTEGER PRIMARY KEY REFERENCES articles(number),
        story INTEGER NOT NULL REFERENCES stories(id),
        at TEXT NOT NULL,
        terms TEXT NOT NULL -- JSON: [[term, weight], ...]
    )
    """,
    "CREATE INDEX story_articles_story ON story_articles(story)",
    """
    CREATE TABLE outbox (
        channel TEXT NOT NULL,
        slot TEXT NOT NULL,
        state TEXT NOT NULL,
        messages TEXT NOT NULL, -- JSON: [message id, ...]
        reason TEXT,
        PRIMARY KEY (channel, slot)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX outbox_state ON outbox(state, slot)",
    """
    CREATE TABLE told (
        channel TEXT NOT NULL,
        slot TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles(number),
        PRIMARY KEY (channel, slot, article),
        FOREIGN KEY (channel, slot) REFERENCES outbox(channel, slot)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE schedules (
        name TEXT PRIMARY KEY,
        channel TEXT NOT NULL,
        cron TEXT NOT NULL,
        zone TEXT NOT NULL,
        next_slot TEXT NOT NULL,
        stories INTEGER NOT NULL,
        origin TEXT NOT NULL
    )
    """,
    "CREATE INDEX schedules_next_slot ON schedules(next_slot)",
    """
    CREATE TABLE turns (
        number INTEGER PRIMARY KEY,
        thread TEXT NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        asked TEXT NOT NULL,
        articles TEXT NOT NULL -- JSON: [article id, ...]
    )
    """,
    "CREATE INDEX turns_thread ON turns(thread, number)",
    """
    CREATE VIEW quotes_view AS
    SELECT
        quotes.id,
        substr(
            CASE quotes.part WHEN 'title' THEN articles.title ELSE articles.text END,
            quotes.start + 1, quotes."end" - quotes.start
        ) AS words,
        speakers.name AS speaker,
        quotes.kind,
        articles.outlet,
        articles.published,
        articles.title,
        articles.url,
        articles.id AS article
    FROM quotes
    JOIN articles ON articles.number = quotes.article
    LEFT JOIN speakers ON speakers.number = quotes.speaker
    WHERE NOT quotes.superseded
    """,
)
