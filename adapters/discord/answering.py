"""One answer to an interaction: acknowledged in time, to its asker alone or to all, in as many messages as it takes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import discord

from adapters.chat.buttons import is_answer
from adapters.chat.records import Records
from adapters.discord.custom_ids import ButtonMarks, share
from adapters.discord.format import Payload
from adapters.discord.lines import text_in
from adapters.discord.markdown import escaped
from adapters.discord.parts import parts
from adapters.discord.views import files_of, laid_out, view_of
from bot.front_desk import FrontDesk
from bot.message import Footer, Message, Run
from bot.people import Reply, Visitor

Interaction = discord.Interaction[Any]
Result = TypeVar("Result")

logger = logging.getLogger(__name__)

PATIENCE = 0.08
"""Seconds that an answer may take before the interaction is acknowledged without it (Discord waits for three)."""

FOLLOW_UPS = 5
"""Messages that may follow where a person brought the bot into a server that has it not (40094)."""

SHOWN_OF_LINE = 300
"""Characters of a question that are shown above its shared answer."""

TRIES = 3
"""How often an answer is sent at most, a third of a second apart: an interaction waits no longer than three."""


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers lines for interactions. `desk` gives the answers."""

    desk: FrontDesk
    records: Records

    async def answer(
        self,
        interaction: Interaction,
        line: str,
        visitor: Visitor,
        shared: bool = False,
        sent: Sequence[discord.Attachment] = (),
    ) -> None:
        """Answer the line, with which files may have been `sent`. Raises discord.py's errors.

        Shared answers are for all to see, where the asker may speak.
        """
        shared = shared and _may_speak(interaction)
        privacy = asyncio.ensure_future(self.desk.is_private(line, visitor))
        work = asyncio.ensure_future(self._worked_out(line, visitor, sent))
        await asyncio.wait({privacy, work}, timeout=PATIENCE, return_when=asyncio.ALL_COMPLETED)
        hidden = not shared and (not privacy.done() or privacy.result())
        if not work.done():
            await _insisting(lambda: _defer(interaction, hidden))
        reply = await work
        # What was acknowledged as hidden stays so; an error is hidden wherever its place was acknowledged.
        private = not shared and (hidden or reply.private)
        await self.show(_Turn(interaction, line, visitor, private, shared, private and not hidden), reply)

    async def _worked_out(self, line: str, visitor: Visitor, sent: Sequence[discord.Attachment]) -> Reply:
        return await self.desk.answer(line, visitor, await text_in(sent))

    async def say(self, interaction: Interaction, message: Message, visitor: Visitor) -> None:
        """Say something to the asker alone, that is no answer of the desk's."""
        await self.show(_Turn(interaction, "/", visitor, private=True), Reply(message))

    async def show(self, turn: _Turn, reply: Reply) -> None:
        """Show a reply: in place of the message whose button was pressed, where it says so."""
        made = await self._payloads(turn, reply)
        interaction = turn.interaction
        if turn.shared:
            made[0] = Payload((_opening(interaction.user.id, turn.line), *made[0].components), made[0].files)
        if reply.replaces and interaction.message is not None and not turn.shared:
            await _insisting(lambda: _replace(interaction, made[0]))
            rest = made[1:]
        else:
            rest = made[1:] if await _said(turn, made[0]) else made
        for each in rest:
            await _follow(interaction, each, turn.private)

    async def _payloads(self, turn: _Turn, reply: Reply) -> list[Payload]:
        interaction = turn.interaction
        cut = parts(reply.message)
        most = FOLLOW_UPS if interaction.guild_id and not interaction.is_guild_integration() else len(cut)
        if len(cut) > most:
            cut = [*cut[: most - 1], _left_out(len(cut) - most + 1)]
        marks = ButtonMarks(about=turn.visitor.replied_to or "")
        shareable = turn.private and not reply.refused and is_answer(turn.line)
        extra = share(turn.line) if shareable and _may_speak(interaction) else None
        *first, last = cut
        made = [await laid_out(part, marks, self.records.keep) for part in first]
        return [*made, await laid_out(last, marks, self.records.keep, extra)]


@dataclass(frozen=True, slots=True)
class _Turn:
    """What is answered, and to whom. `moved`: the place that was acknowledged is public, and the answer is not."""

    interaction: Interaction
    line: str
    visitor: Visitor
    private: bool
    shared: bool = False
    moved: bool = False


def _may_speak(interaction: Interaction) -> bool:
    """Whether the asker may write into the server's channel or thread; elsewhere there is nobody to share with."""
    permissions = interaction.permissions
    if isinstance(interaction.channel, discord.Thread):
        return permissions.send_messages_in_threads
    return interaction.guild_id is not None and permissions.send_messages


def _left_out(number: int) -> Message:
    return Message((Footer((Run(f"… and {number} more messages; ask me directly, or where I am a member"),)),))


def _opening(person: int, line: str) -> dict[str, Any]:
    """Who shared it, and what was asked; nobody is pinged by it."""
    asked = line.removeprefix("/ask ")
    short = asked if len(asked) <= SHOWN_OF_LINE else f"{asked[:SHOWN_OF_LINE]}…"
    return {"type": 10, "content": f"-# <@{person}> asked: {escaped(short)}"}


async def _defer(interaction: Interaction, private: bool) -> None:
    """Acknowledge: a command shows that the bot is thinking; a pressed button's message stays as it is."""
    await interaction.response.defer(ephemeral=private, thinking=interaction.message is None)


async def _replace(interaction: Interaction, made: Payload) -> None:
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view_of(made), attachments=files_of(made))
    else:
        await interaction.response.edit_message(view=view_of(made), attachments=files_of(made))


async def _said(turn: _Turn, made: Payload) -> bool:
    """Say it where the interaction's answer has its place; False where it has none, so that it must follow."""
    interaction = turn.interaction
    kind = interaction.response.type
    if kind is None:
        await _insisting(
            lambda: interaction.response.send_message(view=view_of(made), files=files_of(made), ephemeral=turn.private)
        )
        return True
    if kind is not discord.InteractionResponseType.deferred_channel_message:
        return False
    if turn.moved:
        await interaction.delete_original_response()
        return False
    await _insisting(lambda: interaction.edit_original_response(view=view_of(made), attachments=files_of(made)))
    return True


async def _follow(interaction: Interaction, made: Payload, private: bool) -> None:
    await _insisting(
        lambda: interaction.followup.send(view=view_of(made), files=files_of(made), ephemeral=private, wait=True)
    )


async def _insisting(send: Callable[[], Awaitable[Result]]) -> Result:
    """Send, and once more where the network before Discord says 429: the library gives up at once there."""
    for left in reversed(range(TRIES)):
        try:
            return await send()
        except discord.HTTPException as error:
            if error.status != 429 or not left:
                raise
            logger.warning("rate limited by Discord before an answer; trying again")
            await asyncio.sleep(0.3)
    raise AssertionError("unreachable")
