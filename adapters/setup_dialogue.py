"""The dialogue that brings the bot from nothing to its first post: tokens, invitation, channel, sources, zone, time."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from bot.briefing.timetable import next_slot, zone_named
from bot.counting import counted
from bot.errors import DeliveryError, TryLater, UsageError
from bot.installer import Identity, Installer, PostingPlace, Secret
from bot.message import Heading, Message, Moment, Paragraph, Run
from bot.model import Source
from bot.slots import Schedule
from bot.source_names import source_names

Result = TypeVar("Result")
Opener = Callable[[Mapping[str, str]], Installer]
"""An installer for these tokens, by variable."""

TRIES = 5
"""How often a question is asked before the dialogue gives up."""

LISTED = 40
"""Channels listed at once; the others are found by a part of their name."""

DAYS = {"every day": "*", "weekdays": "MON-FRI"}

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


class Prompter(Protocol):
    """Asks the person at the terminal. Raises UsageError when nobody answers any more."""

    def say(self, text: str) -> None:
        """Print a line or more."""

    def ask(self, question: str) -> str:
        """The answer, without white space around it."""

    def ask_hidden(self, question: str) -> str:
        """The same, without showing what is typed."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was agreed on: where the briefing goes and when, and what is read for it."""

    place: PostingPlace
    sources: tuple[Source, ...]
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Given:
    """What the dialogue starts from: tokens known already, feeds to offer, the zone of this computer, and the time."""

    tokens: Mapping[str, str]
    starter: Sequence[Source]
    zone: str
    now: datetime


class Dialogue:
    """One setting up. `run` waits for what the installer does, on one event loop: its connections stay open."""

    def __init__(
        self, platform: str, prompter: Prompter, given: Given, run: Callable[[Coroutine[Any, Any, Any]], Any]
    ) -> None:
        self._platform = platform
        self._prompter = prompter
        self._given = given
        self._run = run

    def tokens(self, secrets: Sequence[Secret], opener: Opener) -> tuple[dict[str, str], Installer, Identity]:
        """Tokens that the platform takes, an installer with them, and whom they belong to.

        Raises the platform's DeliveryError when it refuses to the last, or cannot be reached.
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
        """What is to be posted where and when; raises UsageError when nobody answers, and DeliveryError."""
        self._prompter.say(f"\nBring the bot in: open this address, and choose where.\n\n  {installer.invitation()}\n")
        place = self._place(installer)
        sources = self._sources()
        zone = self._until("Your time zone", self._given.zone, lambda answer: zone_named(answer).key)
        cron = self._until("When shall the briefing come? (such as 8:30)", "8:30", _clock)
        days = self._until("On weekdays, or every day?", "weekdays", _days)
        expression = f"{cron[1]} {cron[0]} * * {DAYS[days]}"
        slot = next_slot((expression,), zone, self._given.now)
        schedule = Schedule("morning", place.channel, (expression,), zone, slot, space=place.space)
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
            if token and token.startswith(secret.prefix) and token.isprintable() and " " not in token:
                return token
            begins = f"; it begins with {secret.prefix!r}" if secret.prefix else ""
            self._prompter.say(f"That is no {secret.name}{begins}." if token else "Nothing was typed.")
        raise UsageError(secret.variable, "no token was given", f"get one: {secret.where}")

    def _place(self, installer: Installer) -> PostingPlace:
        for _ in range(TRIES * TRIES):
            self._prompter.ask("Press Enter when it is there: ")
            places = self._run(installer.places())
            if places:
                return self._chosen(places)
            self._prompter.say("I see no channel yet. Did you press Authorise?")
        raise UsageError(
            self._platform, "the bot was brought in nowhere", "open the address above, then run this again"
        )

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
                self._prompter.say("There is no such channel.")
        raise UsageError("channel", "none was chosen", "run this again")

    def _list(self, places: Sequence[PostingPlace]) -> None:
        for number, place in enumerate(places[:LISTED], 1):
            note = f"   ({place.problem})" if place.problem else ""
            self._prompter.say(f"  {number:>3}  {place.name}{note}")
        if len(places) > LISTED:
            self._prompter.say(f"  … and {len(places) - LISTED} more: type a part of a name")

    def _sources(self) -> tuple[Source, ...]:
        starter = self._given.starter
        if starter:
            self._prompter.say("\nNews to start with:")
        for number, name in enumerate(source_names(starter).values(), 1):
            self._prompter.say(f"  {number:>3}  {name}")
        question = "Which? (Enter for all, numbers as 1,4,5, addresses of feeds, or none)"
        return self._until(question, "all" if starter else "none", lambda answer: _picked(answer, starter))

    def _until(self, question: str, usual: str, understood: Callable[[str], Result]) -> Result:
        for _ in range(TRIES):
            answer = self._prompter.ask(f"{question} [{usual}]: ") or usual
            try:
                return understood(answer)
            except UsageError as error:
                self._prompter.say(f"{error.problem[:1].upper()}{error.reason[1:]}")
        raise UsageError(question, "it was not answered", "run this again")


def greeting(plan: Plan) -> Message:
    """What is posted to show that it works."""
    line = (
        Run(f"I read {counted(len(plan.sources), 'source')}, and the first briefing comes "),
        Moment(plan.schedule.next_slot, plan.schedule.zone, "time"),
        Run(". Ask me about the news, or for /help."),
    )
    return Message((Heading((Run("Verbatim is here"),), 1), Paragraph(line)))


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
            raise UsageError(word, "that is neither a number of the list nor an address", "as in: 1,4,5")
        found[source.id] = source
    return tuple(found.values())


def _clock(answer: str) -> tuple[int, int]:
    match = _TIME.fullmatch(answer)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise UsageError(answer, "that is no time of day", "write it as 8:30 or 17:00")
    return int(match[1]), int(match[2])


def _days(answer: str) -> str:
    found = [days for days in DAYS if answer.strip() and days.startswith(answer.strip().lower())]
    if len(found) != 1:
        raise UsageError(answer, "that is neither", "type weekdays, or every day")
    return found[0]
