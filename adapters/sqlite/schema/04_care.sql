-- What people reported, are watching for, and want forgotten.

ALTER TABLE turns ADD COLUMN space TEXT NOT NULL DEFAULT 'local';
ALTER TABLE turns ADD COLUMN person TEXT NOT NULL DEFAULT 'terminal';

CREATE INDEX turns_asked ON turns(asked);
CREATE INDEX turns_person ON turns(space, person);

CREATE TABLE repairs (
    space TEXT NOT NULL,
    target TEXT NOT NULL, -- a passage's short id, or a story's number
    action TEXT NOT NULL,
    story INTEGER, -- NULL: it is a passage
    article INTEGER REFERENCES articles(number),
    revision INTEGER,
    part TEXT,
    start INTEGER,
    "end" INTEGER,
    words TEXT,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (space, target)
) WITHOUT ROWID;

CREATE INDEX repairs_article ON repairs(article);

CREATE TABLE complaints (
    space TEXT NOT NULL,
    target TEXT NOT NULL,
    person TEXT NOT NULL,
    fault TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (space, target, person)
) WITHOUT ROWID;

CREATE TABLE watches (
    number INTEGER PRIMARY KEY,
    space TEXT NOT NULL,
    channel TEXT NOT NULL, -- where it is told: a channel, or a person's direct messages
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    speaker TEXT, -- as typed
    words TEXT NOT NULL, -- JSON
    outlets INTEGER NOT NULL, -- of breaking news: so many outlets
    minutes INTEGER NOT NULL, -- within so many minutes
    made TEXT NOT NULL
);

CREATE INDEX watches_space ON watches(space, channel);

-- What a watch has found: a passage's short id, or a story's number; told at most once.
CREATE TABLE finds (
    watch INTEGER NOT NULL REFERENCES watches(number),
    target TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles(number),
    found TEXT NOT NULL,
    batch TEXT, -- NULL: waits for the next message
    told TEXT, -- NULL: not handed on yet
    PRIMARY KEY (watch, target)
) WITHOUT ROWID;

CREATE INDEX finds_article ON finds(article);
CREATE INDEX finds_waiting ON finds(watch) WHERE told IS NULL;
CREATE INDEX finds_batch ON finds(batch);

-- The last value that a watched figure had, by unit.
CREATE TABLE watched_values (
    watch INTEGER NOT NULL REFERENCES watches(number),
    unit TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (watch, unit)
) WITHOUT ROWID;

-- How far watches have looked: the number of an article.
CREATE TABLE watched_until (article INTEGER NOT NULL);

INSERT INTO watched_until SELECT coalesce(max(number), 0) FROM articles;
