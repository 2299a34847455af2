"""Reports of mistakes, and the managers' decisions about them, which apply to what was posted, too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.async_history import AsyncHistory
from bot.briefing.lines import source, speaker
from bot.briefing.mending import unattributed, without, without_figure, without_story
from bot.briefing.quoting import marked, pullquote
from bot.commands import Decide, Report
from bot.delivery.editing import Edited
from bot.delivery.outbox import channel_for_notices
from bot.delivery.sending import Notify
from bot.errors import UsageError
from bot.message import Block, Choices, Heading, Message, Paragraph, Run, sentence
from bot.model import Article, Figure, Passage, Quote
from bot.people import Reply, Visitor
from bot.ports import Books
from bot.repairs import Complaint, Fault, Mended, Repair

FAULTS: dict[Fault, str] = {
    "speaker": "wrong speaker",
    "words": "wrong words",
    "story": "not this story",
    "other": "something else",
}

EDITED = timedelta(days=30)
"""How far back posts are edited: older ones nobody reads any more, and platforms refuse."""

LONGEST_NUMBER = 15
"""Digits of a story's number, at most: more of them have no story, and thousands would be no number to Python."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What was reported: a quote or a figure with its article, or a story by its number with its articles."""

    thing: Quote | Figure | int
    articles: tuple[Article, ...]

    @property
    def target(self) -> Passage | int:
        """What a repair of it is kept by."""
        return self.thing if isinstance(self.thing, int) else self.thing.passage


class Reporting:
    """Takes reports and carries out decisions. `edit` makes a space's due edits; `now` gives the time in UTC."""

    def __init__(
        self,
        history: AsyncHistory,
        notify: Notify,
        edit: Callable[[str], Awaitable[Edited]],
        now: Callable[[], datetime],
    ) -> None:
        self._history = history
        self._notify = notify
        self._edit = edit
        self._now = now

    async def report(self, request: Report, visitor: Visitor) -> Reply:
        """Ask what is wrong; once that is said, keep it and tell the managers, once for each thing that is reported.

        Raises UsageError for an id that the space has not, and where nobody is known who could be told.
        """
        found = await self._history.read(_found, request.id, visitor.space)
        if request.fault is None:
            return Reply(Message((*_shown(found, visitor), _ASKED, _asking(request.id, found))))
        fault: Fault = request.fault
        complaint = Complaint(request.id, fault, visitor.person, self._now())
        if await self._history.read(channel_for_notices, visitor.space, None) is None:
            if visitor.manages:
                return Reply(report_message(found, complaint, visitor), replaces=True)
            raise UsageError("/report", NOBODY, "ask a manager to choose a channel with /settings notices:")
        if await self._history.write(lambda books: books.repairs.complain(complaint, visitor.space)):
            key = f"report {complaint.id} {complaint.at.isoformat()}"
            await self._notify(visitor.space, report_message(found, complaint, visitor), key, None)
        return _said("Thank you. Those who manage the bot here have been told.")

    async def decide(self, request: Decide, visitor: Visitor) -> Reply:
        """Carry out a manager's decision, here and in what was posted; raises UsageError for an unknown id."""
        found = await self._history.read(_found, request.id, visitor.space)
        muted = None
        if request.repair == "mute":
            muted = await self._history.write(_muted, found, visitor.space)
        action = "hide" if request.repair == "mute" else request.repair
        if action == "unattribute" and isinstance(found.thing, int):
            raise UsageError(f"/decide {request.id}", "a story has no speaker", "choose keep or hide")
        repair = Repair(found.target, action, visitor.person, self._now())
        changed = await self._history.write(_mend_posts, found, repair, visitor.space)
        edits = _edits(changed, await self._edit(visitor.space)) if changed else ""
        told = _said(" ".join(part for part in (_DONE[action], muted, edits) if part))
        if action == "keep" or muted:
            return told
        keep = Choices((("Keep it after all", f"/decide {request.id} repair:keep"),))
        return replace(told, message=Message((*told.message.blocks, keep)))


NOBODY = "nobody here can be told of it yet"
_ASKED = Paragraph((Run("What is wrong? It goes to those who manage the bot here."),))
_DONE = {
    "keep": "It stays as it is.",
    "unattribute": "It names nobody any more.",
    "hide": "It is not shown here any more.",
}


def mended_message(message: Message, found: Reported, repair: Repair) -> Message:
    """What a posted message says after the repair."""
    match found.thing, repair.action:
        case _, "keep":
            return message
        case int(), _:
            return without_story(message, {article.id for article in found.articles})
        case Quote() as quote, "unattribute":
            return unattributed(message, quote, replace(quote, speaker=None, via=None, role=None, occasion=None))
        case Quote() as quote, _:
            return without(message, Mended((quote.passage,)))
        case Figure(), "unattribute":
            return message  # the claimant of a figure is part of its line; the next briefing leaves it out
        case Figure() as figure, _:
            return without_figure(message, figure)


def report_message(found: Reported, complaint: Complaint, visitor: Visitor) -> Message:
    """What the managers are told: what was reported, as what, and what they can do."""
    fault = FAULTS[complaint.fault]
    choices = [("Keep", f"/decide {complaint.id} repair:keep"), ("Hide", f"/decide {complaint.id} repair:hide")]
    if not isinstance(found.thing, int):
        choices.insert(1, ("Unattribute", f"/decide {complaint.id} repair:unattribute"))
    choices.append(("Mute the source", f"/decide {complaint.id} repair:mute"))
    said = Paragraph((Run("Somebody reported: "), Run(fault, bold=True), Run(".")))
    return Message((said, *_shown(found, visitor), Choices(tuple(choices))))


def _mend_posts(books: Books, found: Reported, repair: Repair, space: str) -> int:
    """Keep the decision, and what posts are to say from now on; how many of them."""
    books.repairs.put(repair, space)
    changed = 0
    for posting in books.edits.posted(space, repair.at - EDITED):
        message = mended_message(posting.message, found, repair)
        if message != posting.message:
            books.edits.plan(replace(posting, message=message), repair.at)
            changed += 1
    return changed


def _muted(books: Books, found: Reported, space: str) -> str:
    """Let the space have no more of the source; what to say about it."""
    article = found.articles[0]
    known = next((each for each in books.sources.all(space) if each.id == article.source), None)
    name = article.outlet or article.source
    if known is not None and known.origin == "file":
        return f"{name} is declared in the configuration file: remove it there to stop reading it."
    books.sources.remove(article.source, space)
    return f"{name} is not read here any more."


def _shown(found: Reported, visitor: Visitor) -> tuple[Block, ...]:
    match found.thing:
        case int(number):
            title = next((Run.of(each.headline) for each in found.articles if each.headline), Run(f"Story {number}"))
            lines = (source(article, "news", None, visitor.zone or "UTC") for article in found.articles[:3])
            return (Heading((title,)), *(Paragraph(line) for line in lines))
        case Quote() as quote:
            return (pullquote(quote, found.articles[0], speaker(quote)),)
        case Figure() as figure:
            claimed = (Run(f" — {figure.claimed_by}", faint=True),) if figure.claimed_by else ()
            return (Paragraph((*marked(figure.sentence, [figure.passage]), *claimed)),)


def _asking(id: str, found: Reported) -> Choices:
    faults: tuple[Fault, ...] = ("story", "other") if isinstance(found.thing, int) else tuple(FAULTS)
    return Choices(tuple((FAULTS[fault].capitalize(), f"/report {id} fault:{fault}") for fault in faults))


def _said(text: str) -> Reply:
    return Reply(sentence(text), replaces=True)


def _edits(changed: int, done: Edited) -> str:
    later = max(0, changed - done.edited - done.refused)
    told = (
        f"{_posts(done.edited)} edited." if done.edited else "",
        f"{done.refused} could not be edited; see the log." if done.refused else "",
        f"{_posts(later)} not edited yet: verbatim run does it as soon as it can." if later else "",
    )
    return " ".join(part for part in told if part)


def _posts(count: int) -> str:
    return "1 post was" if count == 1 else f"{count} posts were"


def _found(books: Books, id: str, space: str) -> Reported:
    """What has the id, also when it is hidden: managers may think again. Raises UsageError."""
    found = _looked_up(books, id.strip().lower(), space)
    if found is None:
        raise UsageError(id, "there is no such quote, figure or story here", "use the id shown beside it")
    return found


def _looked_up(books: Books, id: str, space: str) -> Reported | None:
    if id.isdecimal() and len(id) <= LONGEST_NUMBER:
        stories = books.stories.get([int(id)], space)
        return Reported(stories[0].id, tuple(books.articles.get(stories[0].articles))) if stories else None
    thing = books.search.as_read(id, space)
    return Reported(thing, tuple(books.articles.get([thing.passage.article]))) if thing else None
