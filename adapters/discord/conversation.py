"""What people do on Discord, brought to the front desk: commands, presses, forms, mentions, replies, messages."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Mapping
from typing import Any

import discord

from adapters.chat.records import Records
from adapters.discord.addresses import channel_at
from adapters.discord.answering import PATIENCE, Answering
from adapters.discord.custom_ids import ButtonMarks, mark, pressed
from adapters.discord.errors import NotDone, translated
from adapters.discord.format import payload
from adapters.discord.lines import asked_for, call_of, filled, form, line_from, links_in, sent_with, text_in
from adapters.discord.parts import parts
from adapters.discord.permissions import problem_there
from adapters.discord.servers import settle
from adapters.discord.slash import ASK_ABOUT_THIS
from adapters.discord.suggestions import suggested
from adapters.discord.views import files_of, laid_out, view_of
from adapters.discord.visitors import at_home, author_of, visitor_of
from bot.commands import command_named, line_of
from bot.counting import counted
from bot.errors import DeliveryError, UsageError, VerbatimError
from bot.front_desk import FrontDesk
from bot.message import sentence
from bot.people import Reply, Visitor

Interaction = discord.Interaction[Any]

logger = logging.getLogger(__name__)

NOT_OURS = frozenset((10062, 10015, 40060))
"""Unknown interaction or webhook (it has expired), and one that is acknowledged already: by another process."""

FAULT = "Something went wrong; the log says what."

CLOSED = (
    "The answer is for you alone, and you take no direct messages from me. "
    "Choose the command from the list that opens when you type /: what it answers is then shown to you alone."
)


class Conversation:
    """Hears what is said to the bot. `bare` tells whether bare messages in its own threads are questions."""

    def __init__(self, client: discord.Client, desk: FrontDesk, records: Records, bare: bool) -> None:
        self._client = client
        self._desk = desk
        self._records = records
        self._answering = Answering(desk, records)
        self._bare = bare

    async def on_interaction(self, interaction: Interaction) -> None:
        """A command, a press, a form that was filled in, or an option being typed."""
        try:
            await self._interaction(interaction)
        except VerbatimError as error:
            await self._sorry(interaction, str(error))
        except discord.HTTPException as error:
            if error.code in NOT_OURS:
                logger.warning("an interaction has expired, or another process has answered it: %s", error)
            else:
                logger.exception("Discord refused an answer")
                await self._sorry(interaction, "Discord refused the answer; the log says why.")
        except Exception:
            logger.exception("an interaction could not be answered")
            await self._sorry(interaction, FAULT)

    async def on_message(self, message: discord.Message) -> None:
        """A mention, a reply with ping, a direct message; others are not for the bot."""
        if message.author.bot or not self._is_for_us(message):
            return
        try:
            await self._message(message)
        except NotDone as error:
            logger.warning("a message could not be answered: %s", error)
        except Exception:
            logger.exception("a message could not be answered")
            await _say(message, FAULT)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was invited."""
        logger.info("invited into the server %s", guild.id)
        await self._records.came(f"discord:{guild.id}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was sent away."""
        logger.warning("sent away from the server %s", guild.id)
        await self._records.went(f"discord:{guild.id}")

    async def on_ready(self) -> None:
        """Connected, for the first time or anew: the bot may have left servers meanwhile, and come back to others."""
        here = {f"discord:{guild.id}" for guild in self._client.guilds}
        logger.info("connected to Discord as %s, in %s", self._client.user, counted(len(here), "server"))
        if gone := await settle(self._records, here):
            logger.warning("sent away from %s while not connected", ", ".join(gone))

    async def on_resumed(self) -> None:
        """Connected again, and nothing was missed."""
        logger.info("the connection to Discord goes on")

    async def _interaction(self, interaction: Interaction) -> None:
        data: Mapping[str, Any] = interaction.data or {}
        match interaction.type:
            case discord.InteractionType.autocomplete:
                choices = await suggested(self._desk, data, visitor_of(interaction))
                await interaction.response.autocomplete(choices)
            case discord.InteractionType.application_command if data.get("type") == 3:
                await self._on_message_menu(interaction, data)
            case discord.InteractionType.application_command:
                line = line_from(data)
                problem = problem_there(interaction, command_named(call_of(data)[0]), data)
                if problem:
                    raise UsageError(*problem)
                if sent := sent_with(data, self._client):
                    await self._answering.answer(interaction, line, visitor_of(interaction), sent=sent)
                else:
                    await self._answer(interaction, line, visitor_of(interaction))
            case discord.InteractionType.component:
                await self._pressed(interaction, data)
            case discord.InteractionType.modal_submit:
                await self._filled(interaction, data)
            case _:
                logger.info("an interaction of type %s is left out", interaction.type)

    async def _answer(self, interaction: Interaction, line: str, visitor: Visitor, shared: bool = False) -> None:
        """Answer the line, or open the form that asks for what it lacks."""
        wanted = asked_for(line)
        if wanted:
            marks = ButtonMarks(about=visitor.replied_to or "")
            kept = {line: await self._records.keep(line)} if len(line) > marks.room else {}
            await interaction.response.send_modal(form(line, marks.identified(kept)(line), wanted))
            return
        await self._answering.answer(interaction, line, visitor, shared)

    async def _pressed(self, interaction: Interaction, data: Mapping[str, Any]) -> None:
        line, about, shared = await self._line_of((data.get("values") or [data["custom_id"]])[0])
        await self._answer(interaction, line, await self._visitor(interaction, about), shared)

    async def _filled(self, interaction: Interaction, data: Mapping[str, Any]) -> None:
        line, about, _ = await self._line_of(data["custom_id"])
        await self._answering.answer(interaction, filled(line, data), await self._visitor(interaction, about))

    async def _visitor(self, interaction: Interaction, about: str | None) -> Visitor:
        return await at_home(visitor_of(interaction, about), self._client, self._records)

    async def _line_of(self, custom_id: str) -> tuple[str, str | None, bool]:
        """The line that a button or form stands for, what it is about, and whether all are to see the answer."""
        press = pressed(custom_id)
        line = None if press is None else await self._records.kept(press.rest) if press.kept else press.rest
        if press is None or line is None:
            raise UsageError("This button", "it is too old, or none of mine", "use a command: /help")
        return line, press.about, press.shared

    async def _on_message_menu(self, interaction: Interaction, data: Mapping[str, Any]) -> None:
        message: Mapping[str, Any] = data["resolved"]["messages"][data["target_id"]]
        links = links_in(message)
        ours = str(self._client.user.id) == message["author"]["id"] if self._client.user else False
        if data["name"] == ASK_ABOUT_THIS:
            about = message["id"] if ours else None
            line = line_of("ask", {"about": links[0]} if links and not ours else {})
            await self._answer(interaction, line, await self._visitor(interaction, about))
            return
        if not links:
            raise UsageError("This message", "it has no link to an article", "use it on a message with a link")
        await self._answer(interaction, line_of("quote", {"in": " ".join(links)}), visitor_of(interaction))

    async def _sorry(self, interaction: Interaction, words: str) -> None:
        """Tell the asker alone; where that is too late, the log has it."""
        if interaction.type is discord.InteractionType.autocomplete:
            return  # nothing can be said to somebody who is typing
        try:
            await self._answering.say(interaction, sentence(words), visitor_of(interaction))
        except NotDone as error:
            logger.warning("an error could not be told: %s", error)

    def _is_for_us(self, message: discord.Message) -> bool:
        me = self._client.user
        if message.type not in (discord.MessageType.default, discord.MessageType.reply) or me is None:
            return False
        own = isinstance(message.channel, discord.Thread) and message.channel.owner_id == me.id
        return message.guild is None or any(user.id == me.id for user in message.mentions) or (self._bare and own)

    async def _message(self, message: discord.Message) -> None:
        me = self._client.user.id if self._client.user else 0
        line = re.sub(rf"<@!?{me}>", " ", message.content).strip() or "hello"
        visitor = author_of(message, self._client)
        work = asyncio.ensure_future(self._attended(line, visitor, message))
        await asyncio.wait({work}, timeout=PATIENCE)
        if not work.done():
            await _show_typing(message)
        reply = await work
        private = line.startswith("/") and reply.private and message.guild is not None  # nobody else's business
        try:
            await self._send(message.author if private else message.channel, reply, message, visitor)
        except discord.Forbidden:
            if not private:
                raise
            await _say(message, CLOSED)

    async def _send(
        self, place: discord.abc.Messageable, reply: Reply, message: discord.Message, visitor: Visitor
    ) -> None:
        marks = ButtonMarks(about=visitor.replied_to or "")
        for number, part in enumerate(parts(reply.message)):
            made = await laid_out(part, marks, self._records.keep)
            await place.send(
                view=view_of(made),
                files=files_of(made),
                # Another process with the same token hears the same message: whoever posts second posts nothing.
                nonce=mark(f"reply {message.id} {number}"),
                allowed_mentions=discord.AllowedMentions.none(),
                reference=_reference(message) if place is message.channel and not number else None,  # type: ignore[arg-type]
            )

    async def _attended(self, line: str, visitor: Visitor, message: discord.Message) -> Reply:
        try:
            there = await at_home(visitor, self._client, self._records)
            attached = await text_in(message.attachments)
        except VerbatimError as error:
            return Reply(sentence(str(error)))
        return await self._desk.answer(line, there, attached)


async def _show_typing(message: discord.Message) -> None:
    """Show that the answer is being worked out; it comes all the same where that may not be shown."""
    try:
        with translated(channel_at(message.channel.id)):
            await message.channel.typing()
    except DeliveryError as error:
        logger.info("that the bot is typing is not shown: %s", error)


async def _say(message: discord.Message, words: str) -> None:
    """Tell whoever wrote it; where that cannot be done, the log has it."""
    made = payload(sentence(words), ButtonMarks(), {})
    try:
        await message.channel.send(view=view_of(made), reference=_reference(message))
    except NotDone as error:
        logger.warning("an error could not be told: %s", error)


def _reference(message: discord.Message) -> discord.MessageReference:
    return message.to_reference(fail_if_not_exists=False)
