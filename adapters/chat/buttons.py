"""What every chat platform offers beneath what it says: to look closer at a quote, to share an answer, to ask."""

from __future__ import annotations

from bot.commands import called, line_of
from bot.errors import UsageError
from bot.message import Choices, Pullquote, Run

SHARE = "Share here"
"""The label of the button on a private answer that says it again, for all to see."""

ASK = Choices((("Ask", "/ask"),))
"""The button beneath a briefing that opens the form of a question."""


def is_answer(line: str) -> bool:
    """Whether what is replied to this line is an answer, which may be shared: no settings, no error."""
    try:
        call = called(line)
    except UsageError:
        return False
    return bool(line) and (call is None or call.command.answer)


def quote_choices(quote: Pullquote) -> tuple[tuple[str, str], ...]:
    """What may be done with a quote: labels, and the lines that they stand for; none for words without an id."""
    if not quote.id:
        return ()
    name = next((part.text for part in quote.tag if isinstance(part, Run) and part.bold and part.text.strip()), None)
    return (
        ("Context", line_of("quote", {"find": quote.id})),
        ("Copy with source", line_of("copy", {"id": quote.id})),
        *((("More from this speaker", line_of("quote", {"by": name})),) if name else ()),
        ("Report", line_of("report", {"id": quote.id})),
    )
