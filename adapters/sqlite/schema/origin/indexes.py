"""What can be searched, and the full-text indexes over it."""

from __future__ import annotations

INDEXES = (
    # The title (position 0) and the paragraphs of the newest revision: id = article << 20 | position.
    """
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY,
        article INTEGER NOT NULL REFERENCES articles(number),
        part TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL
    )
    """,
    # What the full-text indexes hold; the words themselves are stored once, in the article.
    """
    CREATE VIEW passage_texts AS
    SELECT
        passages.id,
        articles.title,
        CASE passages.part
            WHEN 'text' THEN substr(articles.text, passages.start + 1, passages."end" - passages.start)
        END AS text,
        (SELECT group_concat('s' || source, ' ') FROM article_sources WHERE article = articles.number) AS sources
    FROM passages JOIN articles ON articles.number = passages.article
    """,
    """
    CREATE VIEW quote_texts AS
    SELECT
        quotes.number AS id,
        quotes.article,
        substr(
            CASE quotes.part WHEN 'title' THEN articles.title ELSE articles.text END,
            quotes.sentence_start + 1, quotes.sentence_end - quotes.sentence_start
        ) AS words
    FROM quotes JOIN articles ON articles.number = quotes.article
    WHERE NOT quotes.superseded
    """,
    """
    CREATE VIEW figure_texts AS
    SELECT
        figures.number AS id,
        figures.article,
        substr(
            CASE figures.part WHEN 'title' THEN articles.title ELSE articles.text END,
            figures.sentence_start + 1, figures.sentence_end - figures.sentence_start
        ) AS words
    FROM figures JOIN articles ON articles.number = figures.article
    WHERE NOT figures.superseded
    """,
    """
    CREATE VIRTUAL TABLE passages_fts USING fts5(
        title, text, sources,
        content='passage_texts', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE VIRTUAL TABLE quotes_fts USING fts5(
        words,
        content='quote_texts', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE VIRTUAL TABLE figures_fts USING fts5(
        words,
        content='figure_texts', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
)
