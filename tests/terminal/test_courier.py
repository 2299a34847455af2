"""The terminal's courier."""

import io
from datetime import UTC, datetime

import pytest

from adapters.terminal.courier import TerminalCourier
from bot.briefing.correcting import ArticleChange, corrected, words_alone
from bot.briefing.quoting import marked
from bot.errors import DeliveryError
from bot.message import Heading, Message, Moment, Paragraph, Place, Pullquote, Run
from bot.model import Passage

MESSAGE = Message((Paragraph((Run("news"),)),))


async def test_a_message_is_printed_once_for_its_key() -> None:
    out = io.StringIO()
    courier = TerminalCourier(out)

    first = await courier.post("terminal", MESSAGE, "k")
    second = await courier.post("terminal", MESSAGE, "k")

    assert out.getvalue().count("news") == 1
    assert first == second


class Gone(io.StringIO):
    """A terminal that was closed."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(32, "Broken pipe")


async def test_a_terminal_that_is_gone_is_a_delivery_error() -> None:
    with pytest.raises(DeliveryError, match="terminal: Broken pipe"):
        await TerminalCourier(Gone()).post("terminal", MESSAGE, "k")


SLOT = datetime(2026, 5, 4, 8, tzinfo=UTC)
TITLE = "A bridge closes"
SAID = "Nobody will have to walk further than they did before the bridge at Orsel was closed for the winter"
TOLD = "The bridge at Orsel will close for 14 weeks."
SENTENCE = Passage("a", 1, "text", 0, len(TOLD), TOLD)
BRIEFING = Message(
    (
        Heading((Moment(SLOT, "UTC"), Run(" · 1 new story")), 1),
        Heading((Run(TITLE, place=Place("a", 0, "title")),)),
        Paragraph((*marked(SENTENCE, [SENTENCE.cut(35, 43)]), Run(" [1]", faint=True))),
        Pullquote(
            (Run("“"), Run(SAID, place=Place("a", 50)), Run("”")), (Run("— "), Run("Lena Orth", bold=True)), "q1"
        ),
    )
)


def without_words(words: str) -> Message:
    """The briefing after an outlet took these words out of its article."""
    text = words_alone(f"{TITLE} {TOLD} “{SAID}”")
    return corrected(BRIEFING, ArticleChange("a", "The Post", SLOT.replace(hour=9), (text,), text.replace(words, "")))


async def edited(*messages: Message, printed: bool = True) -> str:
    out = io.StringIO()
    courier = TerminalCourier(out)
    if printed:
        await courier.post("terminal", BRIEFING, "k")
    out.truncate(0)
    out.seek(0)
    for message in messages:
        await courier.edit("terminal", "k", message)
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize("printed", [True, False], ids=["by this process", "by another process"])
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("A bridge closes", "A bridge closes ⚠ Changed by The Post: no longer in the article as of 4 May 09:00"),
        (TOLD, f"{TOLD} ⚠ Changed by The Post: no longer in the article as of 4 May 09:00 [1]"),
        (
            SAID,
            "“Nobody will have to walk further than they did before the… — Lena Orth"
            " ⚠ Changed by The Post: no longer in the article as of 4 May 09:00",
        ),
    ],
    ids=["headline", "sentence", "quote"],
)
async def test_a_correction_prints_what_was_changed_in_which_briefing(words: str, shown: str, printed: bool) -> None:
    assert await edited(without_words(words), printed=printed) == f"• Briefing of 4 May 08:00: {shown}"


async def test_each_change_is_printed_once_and_what_stands_again_is_told() -> None:
    told = await edited(without_words("A bridge closes"), BRIEFING)

    assert told.count("⚠") == 1
    assert told.endswith("• Briefing of 4 May 08:00: A bridge closes")


async def test_what_managers_take_out_is_said_to_be_gone() -> None:
    kept = Message(tuple(block for block in BRIEFING.blocks if not isinstance(block, Pullquote)))

    assert await edited(kept) == (
        "• Briefing of 4 May 08:00: “Nobody will have to walk further than they did before the… [removed]"
    )
