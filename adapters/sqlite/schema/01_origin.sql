-- Where articles come from, the articles, and who sees them.

CREATE TABLE sources (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    address TEXT, -- NULL: known from its articles only
    kind TEXT,
    outlet TEXT,
    origin TEXT
);

CREATE TABLE subscriptions (
    space TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES sources(number),
    PRIMARY KEY (space, source)
) WITHOUT ROWID;

CREATE INDEX subscriptions_source ON subscriptions(source);

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
);

-- The newest revision of each article; numbers are in order of arrival, `dated` is published or else fetched.
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
);

CREATE INDEX articles_arrived ON articles(arrived);
CREATE INDEX articles_dated ON articles(dated);
CREATE INDEX articles_published ON articles(published);

-- What a newer revision has superseded.
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
);

CREATE TABLE article_sources (
    article INTEGER NOT NULL REFERENCES articles(number),
    source INTEGER NOT NULL REFERENCES sources(number),
    PRIMARY KEY (article, source)
) WITHOUT ROWID;

CREATE INDEX article_sources_source ON article_sources(source, article);

CREATE VIEW visible AS
SELECT subscriptions.space, article_sources.article
FROM article_sources JOIN subscriptions ON subscriptions.source = article_sources.source;

-- What the articles say: their digests, quotes and figures.

-- What the newest revision says, but for its quotes and figures; `rest` is JSON.
CREATE TABLE digests (
    article INTEGER PRIMARY KEY REFERENCES articles(number),
    revision INTEGER NOT NULL,
    reader INTEGER NOT NULL,
    language TEXT NOT NULL,
    genre TEXT NOT NULL,
    rest TEXT NOT NULL
);

CREATE INDEX digests_reader ON digests(reader);

CREATE TABLE speakers (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL,
    last_name TEXT NOT NULL
);

CREATE INDEX speakers_last_name ON speakers(last_name);

CREATE TABLE speaker_words (
    word TEXT NOT NULL,
    speaker INTEGER NOT NULL REFERENCES speakers(number),
    PRIMARY KEY (word, speaker)
) WITHOUT ROWID;

-- Quotes and figures of all revisions; those of a superseded one are found by their id only. A place is "text:3:9".
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
);

CREATE INDEX quotes_id ON quotes(id);
CREATE INDEX quotes_article ON quotes(article);
CREATE INDEX quotes_speaker ON quotes(speaker, speaker_kind, article) WHERE NOT superseded;

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
);

CREATE INDEX figures_id ON figures(id);
CREATE INDEX figures_article ON figures(article);

-- What can be searched, and the full-text indexes over it.

-- The title (position 0) and the paragraphs of the newest revision: id = article << 20 | position.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles(number),
    part TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

-- What the full-text indexes hold; the words themselves are stored once, in the article.
CREATE VIEW passage_texts AS
SELECT
    passages.id,
    articles.title,
    CASE passages.part
        WHEN 'text' THEN substr(articles.text, passages.start + 1, passages."end" - passages.start)
    END AS text,
    (SELECT group_concat('s' || source, ' ') FROM article_sources WHERE article = articles.number) AS sources
FROM passages JOIN articles ON articles.number = passages.article;

CREATE VIEW quote_texts AS
SELECT
    quotes.number AS id,
    quotes.article,
    substr(
        CASE quotes.part WHEN 'title' THEN articles.title ELSE articles.text END,
        quotes.sentence_start + 1, quotes.sentence_end - quotes.sentence_start
    ) AS words
FROM quotes JOIN articles ON articles.number = quotes.article
WHERE NOT quotes.superseded;

CREATE VIEW figure_texts AS
SELECT
    figures.number AS id,
    figures.article,
    substr(
        CASE figures.part WHEN 'title' THEN articles.title ELSE articles.text END,
        figures.sentence_start + 1, figures.sentence_end - figures.sentence_start
    ) AS words
FROM figures JOIN articles ON articles.number = figures.article
WHERE NOT figures.superseded;

CREATE VIRTUAL TABLE passages_fts USING fts5(
    title, text, sources,
    content='passage_texts', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE quotes_fts USING fts5(
    words,
    content='quote_texts', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE figures_fts USING fts5(
    words,
    content='figure_texts', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);

-- What is told of the articles: stories, posts, schedules and answers.

CREATE TABLE stories (id INTEGER PRIMARY KEY, opened TEXT NOT NULL);

CREATE TABLE story_articles (
    article INTEGER PRIMARY KEY REFERENCES articles(number),
    story INTEGER NOT NULL REFERENCES stories(id),
    at TEXT NOT NULL,
    terms TEXT NOT NULL -- JSON: [[term, weight], ...]
);

CREATE INDEX story_articles_story ON story_articles(story);

CREATE TABLE outbox (
    channel TEXT NOT NULL,
    slot TEXT NOT NULL,
    state TEXT NOT NULL,
    messages TEXT NOT NULL, -- JSON: [message id, ...]
    reason TEXT,
    PRIMARY KEY (channel, slot)
) WITHOUT ROWID;

CREATE INDEX outbox_state ON outbox(state, slot);

CREATE TABLE told (
    channel TEXT NOT NULL,
    slot TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles(number),
    PRIMARY KEY (channel, slot, article),
    FOREIGN KEY (channel, slot) REFERENCES outbox(channel, slot)
) WITHOUT ROWID;

CREATE TABLE schedules (
    name TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    cron TEXT NOT NULL,
    zone TEXT NOT NULL,
    next_slot TEXT NOT NULL,
    stories INTEGER NOT NULL,
    origin TEXT NOT NULL
);

CREATE INDEX schedules_next_slot ON schedules(next_slot);

CREATE TABLE turns (
    number INTEGER PRIMARY KEY,
    thread TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    asked TEXT NOT NULL,
    articles TEXT NOT NULL -- JSON: [article id, ...]
);

CREATE INDEX turns_thread ON turns(thread, number);

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
WHERE NOT quotes.superseded;
