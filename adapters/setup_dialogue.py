"""The setup dialogue, up to the first post: tokens, invitation, channel, sources, time zone and schedule."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from bot.briefing.spoken import Unsettled, times
from bot.briefing.timetable import next_slot, zone_named
from bot.counting import counted
from bot.delivery.policy import check_schedule
from bot.errors import DeliveryError, TryLater, UsageError
from bot.installer import Identity, Installer, PostingPlace, Secret
from bot.message import Heading, Message, Moment, Paragraph, Run
from bot.model import Source
from bot.slots import Schedule
from bot.source_names import source_names

Result = TypeVar("Result")
Opener = Callable[[Mapping[str, str]], Installer]
"""Makes an installer from tokens by environment variable."""

TRIES = 5
"""Attempts at one question before the dialogue gives up."""

LISTED = 40
"""Channels listed at once; others can be found by typing part of the name."""


class Prompter(Protocol):
    """Asks the person at the terminal. Raises UsageError at the end of input."""

    def say(self, text: str) -> None:
        """Print one or more lines."""

    def ask(self, question: str) -> str:
        """Ask a question; the answer without surrounding white space."""

    def ask_hidden(self, question: str) -> str:
        """Ask without showing what is typed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The result of the dialogue: where and when to post the briefing, and from which sources."""

    place: PostingPlace
    sources: tuple[Source, ...]
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Given:
    """The input of the dialogue: known tokens, feeds to offer, this computer's time zone, the current time, and the
    shortest time between two briefings.
    """

    tokens: Mapping[str, str]
    starter: Sequence[Source]
    zone: str
    now: datetime
    shortest: timedelta


class Dialogue:
    """One setup. `run` runs the installer's coroutines on one event loop, so that its connections stay open."""

    def __init__(
        self, platform: str, prompter: Prompter, given: Given, run: Callable[[Coroutine[Any, Any, Any]], Any]
    ) -> None:
        self._platform = platform
        self._prompter = prompter
        self._given = given
        self._run = run

    def tokens(self, secrets: Sequence[Secret], opener: Opener) -> tuple[dict[str, str], Installer, Identity]:
        """Ask for tokens until the platform accepts them: the tokens, an installer for them, and the bot's identity.

        Raises the platform's DeliveryError if it refuses the last attempt or cannot be reached.
        """
        refusal: DeliveryError | None = None
        for attempt in range(TRIES):
            tokens = {each.variable: self._token(each, fresh=attempt > 0) for each in secrets}
            installer = opener(tokens)
            try:
                return tokens, installer, self._run(installer.identify())
            except DeliveryError as error:
                self._run(installer.close())
                if isinstance(error, TryLater):  # nothing is wrong with the tokens
                    raise
                self._prompter.say(f"That did not work: {error}")
                refusal = error
        raise refusal or UsageError("tokens", "none was given")

    def plan(self, installer: Installer) -> Plan:
        """Ask for channel, sources and schedule; raises UsageError at the end of input, and DeliveryError."""
        self._prompter.say(
            f"\nInvite the bot: open this link and choose where to add it.\n\n  {installer.invitation()}\n"
        )
        place = self._place(installer)
        sources = self._sources()
        zone = self._until("Your time zone", self._given.zone, lambda answer: zone_named(answer).key)
        question = "When shall the briefing come?"
        schedule = self._until(question, "weekdays at 8:30", lambda answer: self._schedule(answer, place, zone))
        return Plan(place, sources, schedule)

    def _token(self, secret: Secret, fresh: bool) -> str:
        known = "" if fresh else self._given.tokens.get(secret.variable, "")
        if not fresh:
            self._prompter.say(f"\n{secret.name}: {secret.where}.")
        for _ in range(TRIES):
            answer = self._prompter.ask_hidden(
                f"{secret.name} [Enter keeps the one you have]: " if known else f"{secret.name}: "
            )
            token = answer or known
            if (flaw := _flaw(token, secret.prefix)) is None:
                return token
            self._prompter.say(f"This cannot be the {secret.name}: {flaw}.")
        raise UsageError(secret.variable, "no token was given", f"get one: {secret.where}")

    def _place(self, installer: Installer) -> PostingPlace:
        for _ in range(TRIES * TRIES):
            self._prompter.ask("Press Enter when you have added it: ")
            places = self._run(installer.places())
            if places:
                return self._chosen(places)
            self._prompter.say("I see no channel yet. Did you press Authorise?")
        raise UsageError(self._platform, "the bot was not invited", "open the link above, then run this again")

    def _chosen(self, places: Sequence[PostingPlace]) -> PostingPlace:
        self._list(places)
        if len(places) == 1 and places[0].problem is None:
            return places[0]
        for _ in range(TRIES * TRIES):
            answer = self._prompter.ask("Which channel? (number or name): ")
            found = _named(answer, places)
            if len(found) == 1 and found[0].problem is None:
                return found[0]
            if len(found) == 1:
                self._prompter.say(f"I may not post in {found[0].name}: {found[0].problem}")
            elif found:
                self._list(found)
            else:
                self._prompter.say("No such channel.")
        raise UsageError("channel", "none was chosen", "run this again")

    def _list(self, places: Sequence[PostingPlace]) -> None:
        for number, place in enumerate(places[:LISTED], 1):
            note = f"   ({place.problem})" if place.problem else ""
            self._prompter.say(f"  {number:>3}  {place.name}{note}")
        if len(places) > LISTED:
            self._prompter.say(f"  … and {len(places) - LISTED} more: type part of a name")

    def _sources(self) -> tuple[Source, ...]:
        starter = self._given.starter
        if starter:
            self._prompter.say("\nSuggested sources:")
        for number, name in enumerate(source_names(starter).values(), 1):
            self._prompter.say(f"  {number:>3}  {name}")
        question = "Which ones? (Enter for all; numbers such as 1,4,5; feed URLs; or none)"
        return self._until(question, "all" if starter else "none", lambda answer: _picked(answer, starter))

    def _schedule(self, answer: str, place: PostingPlace, zone: str) -> Schedule:
        cron, now = times(answer).cron, self._given.now
        schedule = Schedule("morning", place.channel, cron, zone, next_slot(cron, zone, now), space=place.space)
        check_schedule(schedule, now, self._given.shortest)
        return schedule

    def _until(self, question: str, usual: str, understood: Callable[[str], Result]) -> Result:
        for _ in range(TRIES):
            answer = self._prompter.ask(f"{question} [{usual}]: ") or usual
            try:
                return understood(answer)
            except Unsettled as error:
                self._prompter.say(str(error))
            except UsageError as error:
                self._prompter.say(f"{error.problem[:1].upper()}{error.reason[1:]}")
        raise UsageError(question, "no valid answer", "run this again")


def greeting(plan: Plan) -> Message:
    """The test message that is posted at the end of the setup."""
    line = (
        Run(f"I read {counted(len(plan.sources), 'source')}, and the first briefing comes "),
        Moment(plan.schedule.next_slot, plan.schedule.zone, "time"),
        Run(". Ask me about the news, or try /help."),
    )
    return Message((Heading((Run("Verbatim is here"),), 1), Paragraph(line)))


def _flaw(token: str, prefix: str) -> str | None:
    """Why a text cannot be a token; None if it may be one."""
    if not token:
        return "nothing was typed"
    if " " in token or not token.isprintable():
        return "it contains spaces or control characters"
    return None if token.startswith(prefix) else f"it must begin with {prefix!r}"


def _named(answer: str, places: Sequence[PostingPlace]) -> list[PostingPlace]:
    if answer.isdecimal() and 0 < int(answer[:9]) <= len(places):
        return [places[int(answer[:9]) - 1]]
    wanted = answer.lower().lstrip("#")
    exact = [place for place in places if wanted and wanted == place.name.lower().lstrip("#")]
    return exact or [place for place in places if wanted and wanted in place.name.lower()]


def _picked(answer: str, starter: Sequence[Source]) -> tuple[Source, ...]:
    words = answer.replace(",", " ").split()
    if [word.lower() for word in words] == ["none"]:
        return ()
    if [word.lower() for word in words] == ["all"]:
        return tuple(starter)
    found: dict[str, Source] = {}
    for word in words:
        if word.isdecimal() and 0 < int(word[:9]) <= len(starter):
            source = starter[int(word[:9]) - 1]
        elif word.startswith(("http://", "https://")):
            source = Source(word, word, "feed")
        else:
            raise UsageError(word, "neither a number of the list nor a URL", "type, for example, 1,4,5")
        found[source.id] = source
    return tuple(found.values())
