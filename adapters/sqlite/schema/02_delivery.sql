-- The outbox with its parts, and schedules with their policies.

ALTER TABLE schedules RENAME TO old_schedules;

CREATE TABLE schedules (
    space TEXT NOT NULL,
    name TEXT NOT NULL,
    channel TEXT NOT NULL,
    cron TEXT NOT NULL, -- one expression a line
    zone TEXT NOT NULL,
    next_slot TEXT NOT NULL,
    stories INTEGER NOT NULL,
    origin TEXT NOT NULL,
    made_by TEXT,
    late TEXT NOT NULL,
    late_hours INTEGER NOT NULL,
    silent_when_empty INTEGER NOT NULL,
    quiet TEXT, -- "22:00-07:00"
    paused TEXT,
    length TEXT NOT NULL,
    sources TEXT NOT NULL, -- one id a line
    mention TEXT,
    publish INTEGER NOT NULL,
    PRIMARY KEY (space, name)
);

INSERT INTO schedules SELECT
    'local', name, channel, cron, zone, next_slot, stories, origin, NULL, 'catch up', 3, 0, NULL, NULL, 'medium',
    '', NULL, 0
FROM old_schedules;

DROP TABLE old_schedules;

CREATE INDEX schedules_next_slot ON schedules(next_slot);

ALTER TABLE told RENAME TO old_told;
ALTER TABLE outbox RENAME TO old_outbox;

DROP INDEX outbox_state;

CREATE TABLE outbox (
    key TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    briefing TEXT, -- NULL: a single post
    space TEXT NOT NULL,
    slot TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    settled TEXT,
    tries INTEGER NOT NULL,
    retry_at TEXT
);

CREATE INDEX outbox_channel ON outbox(channel, slot);
CREATE INDEX outbox_open ON outbox(channel, slot) WHERE state IN ('planned', 'posting');

-- What was cut off before the upgrade is due still, and gets a row of its own.
INSERT INTO outbox SELECT
    printf('old%017d', row_number() OVER (ORDER BY slot, channel)), channel,
    coalesce((SELECT min(name) FROM schedules WHERE schedules.channel = old_outbox.channel), ''),
    'local', slot, CASE WHEN state IN ('planned', 'posting') THEN 'failed' ELSE state END, reason, NULL, 0, NULL
FROM old_outbox;

CREATE TABLE postings (
    receipt TEXT NOT NULL REFERENCES outbox(key),
    number INTEGER NOT NULL,
    message TEXT NOT NULL, -- JSON
    state TEXT NOT NULL,
    posted TEXT, -- the platform's id
    at TEXT,
    PRIMARY KEY (receipt, number)
);

CREATE INDEX postings_posted ON postings(posted);

INSERT INTO postings SELECT outbox.key, each.key, '{"kind":"message","blocks":[]}', 'posted', each.value, NULL
FROM old_outbox JOIN outbox USING (channel, slot) JOIN json_each(old_outbox.messages) AS each;

CREATE TABLE told (
    receipt TEXT NOT NULL REFERENCES outbox(key),
    place INTEGER NOT NULL,
    story INTEGER, -- NULL: told before stories were kept in order
    article INTEGER NOT NULL REFERENCES articles(number),
    PRIMARY KEY (receipt, place, article)
);

INSERT INTO told SELECT outbox.key, 0, NULL, article FROM old_told JOIN outbox USING (channel, slot);

DROP TABLE old_told;
DROP TABLE old_outbox;

CREATE VIEW receipts AS SELECT outbox.*, (
    SELECT json_group_array(posted) FROM
    (SELECT posted FROM postings WHERE receipt = outbox.key AND posted IS NOT NULL ORDER BY number)
) AS messages FROM outbox;
