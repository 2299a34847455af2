"""Takes out of the history what is past its time, and keeps its search indexes right while it does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from adapters.sqlite.connections import Shelf
from adapters.sqlite.index import begin_clearing, clear, forget_digest, forget_passages, passage_ids
from adapters.sqlite.rows import written
from bot.shelves.people import Entry

ENTRIES: dict[Entry, str] = {
    "turns": "DELETE FROM turns WHERE number IN (SELECT number FROM turns WHERE asked < ? ORDER BY asked LIMIT ?)",
    "lines": "DELETE FROM lines WHERE token IN (SELECT token FROM lines WHERE kept < ? LIMIT ?)",
    "audit": "DELETE FROM audit WHERE number IN (SELECT number FROM audit WHERE at < ? LIMIT ?)",
}

OF_ARTICLE = (
    "DELETE FROM told WHERE article = ?",
    "DELETE FROM finds WHERE article = ?",
    "DELETE FROM repairs WHERE article = ?",
    "DELETE FROM story_articles WHERE article = ?",
    "DELETE FROM article_sources WHERE article = ?",
    "DELETE FROM quotes WHERE article = ?",
    "DELETE FROM figures WHERE article = ?",
    "DELETE FROM digests WHERE article = ?",
    "DELETE FROM revisions WHERE article = ?",
    "DELETE FROM articles WHERE number = ?",
)
"""What goes with an article, after its entries in the search indexes; what refers to others goes first."""

OF_RECEIPT = (
    "DELETE FROM postings WHERE receipt = ?",
    "DELETE FROM told WHERE receipt = ?",
    "DELETE FROM outbox WHERE key = ?",
)
"""A row of the outbox, after what refers to it."""

PAST = """
    SELECT key FROM outbox AS past WHERE slot < ? AND state NOT IN ('planned', 'posting')
    AND (
        NOT EXISTS (
            SELECT 1 FROM schedules WHERE space = past.space AND name = past.briefing AND channel = past.channel
        )
        OR EXISTS (
            SELECT 1 FROM outbox WHERE channel = past.channel AND briefing = past.briefing AND slot > past.slot
            AND state IN ('posted', 'unknown', 'skipped')
        )
    )
    ORDER BY slot LIMIT ?
"""
"""Posts from before some time, without the last one of each briefing."""

OF_SPACE = (
    "DELETE FROM postings WHERE receipt IN (SELECT key FROM outbox WHERE space = ?)",
    "DELETE FROM told WHERE receipt IN (SELECT key FROM outbox WHERE space = ?)",
    "DELETE FROM finds WHERE watch IN (SELECT number FROM watches WHERE space = ?)",
    "DELETE FROM watched_values WHERE watch IN (SELECT number FROM watches WHERE space = ?)",
)
"""What refers to rows of a space and has no column for it; all tables with one follow."""

# The last story stays, for its number would be given anew, and posts and repairs name stories by number.
UNUSED = (
    (
        """
        SELECT id FROM stories
        WHERE id < (SELECT max(id) FROM stories)
        AND NOT EXISTS (SELECT 1 FROM story_articles WHERE story = stories.id)
        AND NOT EXISTS (SELECT 1 FROM stories AS others WHERE others.merged = stories.id)
        ORDER BY id LIMIT :limit
        """,
        ("DELETE FROM repairs WHERE story = ?", "DELETE FROM stories WHERE id = ?"),
    ),
    (
        """
        SELECT number FROM speakers WHERE NOT EXISTS (SELECT 1 FROM quotes WHERE speaker = speakers.number)
        ORDER BY number LIMIT :limit
        """,
        (
            "DELETE FROM speaker_words WHERE speaker = ?",
            "DELETE FROM speaker_quotes WHERE speaker = ?",
            "DELETE FROM speakers WHERE number = ?",
        ),
    ),
    (
        """
        SELECT number FROM sources LEFT JOIN health ON health.source = number
        WHERE coalesce(checked, '') < :before
        AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE source = number)
        AND NOT EXISTS (SELECT 1 FROM article_sources WHERE source = number)
        ORDER BY number LIMIT :limit
        """,
        ("DELETE FROM health WHERE source = ?", "DELETE FROM sources WHERE number = ?"),
    ),
)
"""What nothing refers to any more, and what goes with each: stories without articles, speakers without quotes, and
sources that nobody reads and that gave nothing."""

OF_PERSON = (
    "DELETE FROM finds WHERE watch IN (SELECT number FROM watches WHERE space = ? AND person = ?)",
    "DELETE FROM watched_values WHERE watch IN (SELECT number FROM watches WHERE space = ? AND person = ?)",
    "DELETE FROM watches WHERE space = ? AND person = ?",
    "DELETE FROM complaints WHERE space = ? AND person = ?",
)
"""What a person has in a space beside questions."""

TOLD_ALONE = """
    SELECT key FROM outbox
    WHERE space = ? AND channel = ? AND briefing IS NULL AND state NOT IN ('planned', 'posting')
"""
"""What a person was told directly that is no briefing."""

MET = """
    SELECT space FROM turns WHERE person = ?1
    UNION SELECT space FROM watches WHERE person = ?1
    UNION SELECT space FROM complaints WHERE person = ?1
    UNION SELECT space FROM outbox WHERE channel = ?1
    UNION SELECT space FROM subscriptions WHERE space = ?1
    ORDER BY space
"""


class RetentionShelf(Shelf):
    """`bot.shelves.people.Retention` within a transaction."""

    def purge_entries(self, kind: Entry, before: datetime, limit: int) -> int:
        return self._connection.execute(ENTRIES[kind], (written(before), limit)).rowcount

    def purge_unused(self, before: datetime, limit: int) -> int:
        values = {"before": written(before), "limit": limit}
        found = 0
        for unused, statements in UNUSED:
            numbers = [tuple(row) for row in self._connection.execute(unused, values)]
            for statement in statements:
                self._connection.executemany(statement, numbers)
            found = max(found, len(numbers))
        return found

    def purge_articles(self, before: datetime, limit: int) -> int:
        self._connection.execute("DELETE FROM complaints WHERE at < ?", (written(before),))
        rows = self._connection.execute(
            "SELECT number FROM articles WHERE arrived < ? ORDER BY arrived LIMIT ?", (written(before), limit)
        )
        purged = self._purge([number for (number,) in rows])
        if purged < limit:  # once for all of them: to begin takes as long as to delete a hundred
            begin_clearing(self._connection)
        return purged

    def purge_posts(self, before: datetime, limit: int) -> int:
        rows = self._connection.execute(PAST, (written(before), limit)).fetchall()
        self._delete(rows)
        return len(rows)

    def purge_space(self, space: str, limit: int) -> int:
        rows = self._connection.execute(
            """
            SELECT DISTINCT article FROM visible WHERE space = ?1 AND NOT EXISTS (
                SELECT 1 FROM visible AS others WHERE others.article = visible.article AND others.space <> ?1
            ) LIMIT ?2
            """,
            (space, limit),
        )
        purged = self._purge([number for (number,) in rows])
        if purged < limit:
            begin_clearing(self._connection)
            for statement in OF_SPACE:
                self._connection.execute(statement, (space,))
            for table in tables_of_spaces(self._connection):
                self._connection.execute(f'DELETE FROM "{table}" WHERE space = ?', (space,))  # noqa: S608 - a table's name
            self._connection.execute("DELETE FROM spaces WHERE id = ?", (space,))
        return purged

    def clear_words(self, limit: int) -> int:
        return limit if clear(self._connection, limit) else 0

    def forget_person(self, space: str, person: str) -> int:
        both = (space, person)
        self._delete(self._connection.execute(TOLD_ALONE, both).fetchall())
        for statement in OF_PERSON:
            self._connection.execute(statement, both)
        return self._connection.execute("DELETE FROM turns WHERE space = ? AND person = ?", both).rowcount

    def met(self, person: str) -> list[str]:
        return [space for (space,) in self._connection.execute(MET, (person,))]

    def forget_space(self, space: str) -> int:
        return self._connection.execute("DELETE FROM turns WHERE space = ?", (space,)).rowcount

    def _delete(self, receipts: Iterable[sqlite3.Row]) -> None:
        for (key,) in receipts:
            for statement in OF_RECEIPT:
                self._connection.execute(statement, (key,))

    def _purge(self, numbers: Iterable[int]) -> int:
        purged = 0
        for number in numbers:
            forget_passages(self._connection, number)
            forget_digest(self._connection, number)
            self._connection.execute("DELETE FROM passages WHERE id BETWEEN ? AND ?", passage_ids(number))
            for statement in OF_ARTICLE:
                self._connection.execute(statement, (number,))
            purged += 1
        # The number of an article that was the last one is given anew, and must not count as seen by the watches.
        self._connection.execute(
            "UPDATE watched_until SET article = min(article, (SELECT coalesce(max(number), 0) FROM articles))"
        )
        return purged


def tables_of_spaces(connection: sqlite3.Connection) -> list[str]:
    """The tables whose rows belong to a space each."""
    rows = connection.execute(
        """
        SELECT tables.name FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND columns.name = 'space' ORDER BY tables.name
        """
    )
    return [name for (name,) in rows]
