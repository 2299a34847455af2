"""What the articles say: their digests, quotes and figures."""

from __future__ import annotations

DIGESTS = (
    # What the newest revision says, but for its quotes and figures; `rest` is JSON.
    """
    CREATE TABLE digests (
        article INTEGER PRIMARY KEY REFERENCES articles(number),
        revision INTEGER NOT NULL,
        reader INTEGER NOT NULL,
        language TEXT NOT NULL,
        genre TEXT NOT NULL,
        rest TEXT NOT NULL
    )
    """,
    "CREATE INDEX digests_reader ON digests(reader)",
    """
    CREATE TABLE speakers (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        folded TEXT NOT NULL,
        last_name TEXT NOT NULL
    )
    """,
    "CREATE INDEX speakers_last_name ON speakers(last_name)",
    """
    CREATE TABLE speaker_words (
        word TEXT NOT NULL,
        speaker INTEGER NOT NULL REFERENCES speakers(number),
        PRIMARY KEY (word, speaker)
    ) WITHOUT ROWID
    """,
    # Quotes and figures of all revisions; those of a superseded one are found by their id only. A place is "text:3:9".
    """
    CREATE TABLE quotes (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles(number),
        revision INTEGER NOT NULL,
        superseded INTEGER NOT NULL DEFAULT 0,
        part TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        speaker INTEGER REFERENCES speakers(number),
        speaker_kind TEXT,
        kind TEXT NOT NULL,
        context TEXT NOT NULL,
        sentence_start INTEGER NOT NULL, -- what is indexed: the quote with the sentence around it
        sentence_end INTEGER NOT NULL,
        confidence REAL NOT NULL,
        via TEXT,
        role TEXT,
        occasion TEXT,
        mention TEXT,
        rank INTEGER NOT NULL,
        statement INTEGER NOT NULL
    )
    """,
    "CREATE INDEX quotes_id ON quotes(id)",
    "CREATE INDEX quotes_article ON quotes(article)",
    "CREATE INDEX quotes_speaker ON quotes(speaker, speaker_kind, article) WHERE NOT superseded",
    """
    CREATE TABLE figures (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        article INTEGER NOT NULL REFERENCES articles(number),
        revision INTEGER NOT NULL,
        superseded INTEGER NOT NULL DEFAULT 0,
        part TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        low TEXT NOT NULL,
        high TEXT, -- NULL: not a range
        unit TEXT NOT NULL,
        change TEXT NOT NULL,
        sentence TEXT NOT NULL,
        sentence_start INTEGER NOT NULL,
        sentence_end INTEGER NOT NULL,
        measures TEXT,
        claimed_by TEXT,
        also TEXT NOT NULL, -- JSON: [place, low, high, unit]
        rank INTEGER NOT NULL,
        time TEXT
    )
    """,
    "CREATE INDEX figures_id ON figures(id)",
    "CREATE INDEX figures_article ON figures(article)",
)
