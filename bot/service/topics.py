"""The topics that a channel's briefings prefer or leave out."""

from __future__ import annotations

from bot.commands import FollowTopic, MuteTopic, line_of
from bot.errors import UsageError
from bot.message import Block, Choices, Facts, Line, Message, Paragraph, Run
from bot.people import Topic
from bot.ports import Books
from bot.service.choosing import LONGEST_NAME, named
from bot.service.request_context import RequestContext, said

MOST_WORDS = 20
MOST_TOPICS = 50


def put(request: FollowTopic | MuteTopic, books: Books, context: RequestContext) -> Message:
    """Follow or mute a topic."""
    channel, space = _channel(request.channel, context), context.visitor.space
    words = tuple(dict.fromkeys(word for word in request.words.replace(",", " ").split()))
    if len(words) > MOST_WORDS:
        raise UsageError("topic", f"it has {len(words)} words", f"give {MOST_WORDS} at most")
    name = " ".join((request.name or " ".join(words)).split())[:LONGEST_NAME]
    others = [topic for topic in books.topics.of(channel, space) if topic.name != name]
    if len(others) >= MOST_TOPICS:
        raise UsageError("topics", f"this channel has {len(others)}", "remove one first: /topic list")
    muted = isinstance(request, MuteTopic)
    books.topics.put(Topic(name, words, muted), channel, space)
    place = "this channel" if request.channel in (None, context.visitor.channel) else channel
    what = "leave out" if muted else "prefer"
    text = f"Briefings in {place} {what} stories with {', '.join(words)}."
    undo = {"topic": name} | ({"channel": channel} if request.channel else {})
    return Message((Paragraph((Run(text),)), Choices((("Undo", line_of("topic unfollow", undo)),))))


def unfollow(name: str, channel: str | None, books: Books, context: RequestContext) -> Message:
    """Stop following or muting a topic."""
    place, space = _channel(channel, context), context.visitor.space
    topic = named(name, books.topics.of(place, space), lambda topic: [topic.name], "topic")
    books.topics.remove(topic.name, place, space)
    return said(f"“{topic.name}” is {'muted' if topic.muted else 'followed'} no more.")


def listed(channel: str | None, books: Books, context: RequestContext) -> Message:
    """What the channel follows and has muted."""
    topics = books.topics.of(_channel(channel, context), context.visitor.space)
    if not topics:
        return said("This channel follows nothing in particular. Begin: /topic follow ceasefire talks")
    blocks: list[Block] = []
    for muted, title in ((False, "Followed"), (True, "Muted")):
        lines: list[Line] = [_line(topic) for topic in topics if topic.muted is muted]
        blocks += [Facts(tuple(lines), title)] if lines else []
    return Message(tuple(blocks))


def _channel(typed: str | None, context: RequestContext) -> str:
    return context.channel("channel", typed) if typed else context.visitor.channel


def _line(topic: Topic) -> Line:
    words = ", ".join(topic.words)
    same = " ".join(topic.words) == topic.name
    return (Run(topic.name, bold=True), *(() if same else (Run(f" {words}"),)))
