-- Spaces with what they decided, topics, the audit log, how often was asked, and lines kept for buttons.

CREATE TABLE spaces (
    id TEXT PRIMARY KEY,
    zone TEXT NOT NULL,
    locale TEXT NOT NULL,
    managers TEXT NOT NULL, -- JSON: [person or role, ...]
    notices TEXT,
    answers TEXT NOT NULL,
    "left" TEXT -- NULL: the bot is there
);

CREATE TABLE channels (
    channel TEXT PRIMARY KEY,
    space TEXT NOT NULL,
    answers TEXT NOT NULL
);

CREATE TABLE topics (
    space TEXT NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    words TEXT NOT NULL, -- JSON: [word, ...]
    muted INTEGER NOT NULL,
    PRIMARY KEY (space, channel, name)
) WITHOUT ROWID;

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    space TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    line TEXT NOT NULL
);

CREATE INDEX audit_space ON audit(space, number);

CREATE TABLE questions (
    number INTEGER PRIMARY KEY,
    space TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE INDEX questions_at ON questions(at);
CREATE TABLE lines (token TEXT PRIMARY KEY, line TEXT NOT NULL) WITHOUT ROWID;
