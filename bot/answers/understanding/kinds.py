"""What kind of thing a question asks for, by its opening words; pure patterns, no model."""

from __future__ import annotations

import re
from typing import Literal

from bot.answers.understanding.persons import PEOPLE, PERSON
from bot.answers.understanding.sorts import sort_of
from bot.answers.words.common import AUXILIARY, BE, DO, LINK
from bot.answers.words.stems import folded

Kind = Literal[
    "said", "really", "figure", "when", "where", "why", "who", "which", "whether", "new", "summary", "compare", "what"
]
"""What is asked for; "whether" by questions that yes or no answers, "what" by all others."""

_SURE = (
    r"say|said|saying|says|tell|told|telling|respond|responded|comment|commented|explain|explained|describe|described"
    r"|announce|announced|argue|argued|react|reacted|warn|warned|insist|insisted|deny|denied|state(?! of\b)|stated"
    r"|reply|replied|answer|answered|feel|felt|put(?= it\b)|promise|promised|vow|vowed|pledge|pledged|admit|admitted"
    r"|suggest|suggested|predict|predicted|criticise|criticize|shout|shouted|tweet|tweeted|write(?= (?:to|about|on)\b)"
)
_LIKELY = (
    r"think|thinks|thought|believe|believes|believed|claim|claimed|claims|call|called|ask|asked|expect|expects|expected"
)
_SAYING = r"saying|telling|claiming|arguing|warning|insisting|promising|predicting|asking|calling|suggesting|denying"
_MODIFIED = r"(?:really|actually|just|also|then|first|later|publicly|ever)"
_SAID = re.compile(
    rf"^\W*{LINK}(?:(?:what|how)(?:\s+exactly)?|what\s+else|what\s+reasons?|which\s+reasons?)\s+"
    rf"(?:{DO}\s+(?P<who>(?:[^\s?]+\s+){{1,12}}?)(?:{_MODIFIED}\s+)?(?:{_SURE}|{_LIKELY})"
    rf"|{BE}\s+(?P<whom>(?:[^\s?]+\s+){{1,12}}?)(?:(?:{_MODIFIED}|caught|heard|recorded|quoted as)\s+)?(?:{_SAYING}))\b"
)
_GIVEN = re.compile(
    rf"^\W*{LINK}(?:what|which)\s+(?:reason|reasons|explanation|answer|excuse|comment|statement|response)\s+{AUXILIARY}\s+"
    r"(?P<who>(?:[^\s?]+\s+){1,12}?)(?:give|gave|offer|provide|make|made)\b"
)
_WHY_SAID = re.compile(
    rf"^\W*{LINK}why\s+{AUXILIARY}\s+(?P<who>(?:[^\s?]+\s+){{1,12}}?)(?:say|said|think|believe|claim|argue|insist)\b"
)
_WHO_SAID = re.compile(
    rf"\bwho(?:\s+else)?\s+(?:(?:has|have)\s+)?(?:{_MODIFIED}\s+)?"
    r"(?:said|says|claimed|called(?! for\b)|warned|promised|described|commented|spoke(?! for\b)|argued|denied)\b"
)
_REALLY = re.compile(
    rf"^\W*{LINK}(?:did|has|have|is it true that)\s+(?P<who>(?:[^\s?]+\s+){{1,12}}?)(?:{_MODIFIED}\s+)?"
    r"(?:say|said|tell\s+\w+|told\s+\w+|claim|claimed|call|called|state|stated|promise|promised)\b"
    r"\s*(?:that\b|:|,)?\s*(?P<what>\S.*)$"
)
_WHETHER = re.compile(r"(?:whether|if|when|where|why|how|what|who|anything|something)\b")
"""Opens what somebody is asked to have spoken of, and no claim: "has she said whether she will run?"."""

_VIEW = re.compile(
    rf"^\W*{LINK}what(?:['’]?s|\s+is|\s+are|\s+was|\s+were)\s+(?P<who>(?:[^\s?]+\s+){{0,6}}?[^\s?]+?)['’]?s?['’]?"
    r"\s+(?:advice|answer|argument|comments?|message|opinion|reaction|reply|response|stance|take|views?)"
    r"\s+(?:on|about|to|of|for|regarding)\b"
)
_IN_MARKS = re.compile(r"[\"“”]([^\"“”]+\s[^\"“”]+)[\"“”]")
_QUOTES = re.compile(
    r"\b(?:quotes?|words|statements?|remarks?|comments?)\s+(?:of|by|from)\s+(?!which\b|what\b)"
    r"(?P<who>[^?.]{1,80}?)(?:\s+(?:on|about|regarding)\b|[?.]|$)"
)
_QUOTES_ON = re.compile(
    r"^\W*(?:(?:show|give|find)(?:\s+me)?\s+|any\s+|what\s+)?(?:the\s+)?quotes?\s+(?:about|on|regarding)\b"
)
_ACCORDING = re.compile(r"\b(?:according to|going by|in the words of)\s+(?P<who>[^?,]{1,80}?)\s*(?:[?,]|$)")
_NEW = re.compile(
    r"\bwhat(?:'?s| is| has been)? new\b|\banything new\b|\bany (?:more )?(?:news|updates?)\b"
    r"|\blatest (?:on|about|from|news)\b"
)
_SUMMARY = re.compile(
    r"^\W*(?:(?:can|could|would) you\s+)?(?:please\s+)?"
    r"(?:summari[sz]e|sum up|tell me (?:more )?about|give me (?:a |an )?(?:summary|overview)"
    r"|summary|overview|what happened(?: to| with| in| at)?\b|what(?:'s| is) (?:going on|happening)"
    r"|what do (?:we|you) know)"
)
_COMPARE = re.compile(
    r"\bcompare\b|\bdiffer(?:s|ent|ently)?\b|\bdifferences? between\b"
    r"|\bdisagree\b|\bcontradict|\bhow do (?:the )?(?:outlets|papers|sources)\b"
    r"|\bwhich (?:outlets|papers|newspapers|sources)\b"
)
_OTHERWISE = re.compile(rf"^\W*{LINK}(?:why|who|whom|whose|where|when)\b")
"""Asks for no figure, whatever it names: "why did the price of oil fall?"."""

_BEFORE_ASKING = re.compile(r"^\W*when\s[^,?]+,\s+(?=(?:what|which|who|whom|whose|where|why|how)\b)")
"""Says of what time it asks: "When the ferry sank, which yard owned it?"."""

_CLOSED = re.compile(rf"\W*{LINK}{AUXILIARY}\b")
_NAME_OF = rf"\bwhat(?:['’]?s|\s{BE})\sthe\snames?\sof\s"
_PERSON_OF = rf"{_NAME_OF}(?:[\w'’-]+\s){{0,3}}?(?:{PERSON}|{PEOPLE})\b"
_ASKS_WHO = re.compile(
    rf"(?:(?:^\W*|[.!?:;]\s){LINK}|\b(?:by|to|for|with|from|of|against)\s)(?:who|whom|whose)\b"
    rf"|{_PERSON_OF}"
)
"""Not "the runner, who came from Aldous, won which race?"."""

_WORDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("when", re.compile(r"\bwhen\b|\b(?:what|which) (?:day|date|month|year|time|week|season)\b|\bsince when\b")),
    (
        "where",
        re.compile(
            r"\bwhere\b|\b(?:what|which) (?:city|town|place|village|location|venue)\b"
            r"|\bin which (?:country|state|region)\b"
        ),
    ),
    (
        "why",
        re.compile(
            r"\bwhy\b|\bhow come\b|\bwhat (?:reasons?|cause[ds]?|made|prompted|led|triggered|sparked|killed)\b"
            r"|\bfor what reason\b"
            r"|\bwhat(?:'?s| is| was| were| are) (?:the|his|her|their|its) (?:\w+ )?(?:causes?|motives?|reasons?)\b"
            r"|\bwhat did .{2,60} die (?:of|from)\b"
        ),
    ),
    ("who", re.compile(rf"\bwho\b|\bwhom\b|\bwhose\b|{_PERSON_OF}")),
    ("which", re.compile(rf"\bwhich\b|\bwhat (?:kind|type|sort|name)\b|{_NAME_OF}")),
    ("what", re.compile(r"\bwhat\b|\bhow\b")),
)


def kind_of(text: str) -> tuple[Kind, str | None]:
    """What is wanted, and whose words where the question says so ("the mayor", "Ushakov")."""
    low = folded(text).strip()
    speaker = _speaker(text, low)
    if really := _REALLY.match(low):
        return ("said" if _WHETHER.match(really["what"]) else "really"), speaker
    if _WHO_SAID.search(low):
        return "said", None
    if _QUOTES_ON.match(low):
        return "said", None
    if _SAID.match(low) or _QUOTES.search(low) or _VIEW.match(low):
        return "said", speaker
    if _NEW.search(low):
        return "new", None
    if _SUMMARY.match(low):
        return "summary", None
    if _COMPARE.search(low):
        return "compare", None
    if sort_of(text) is not None and not _OTHERWISE.match(low):
        return "figure", speaker
    low = _BEFORE_ASKING.sub("", low)
    found = [
        (match.start(), place, kind) for place, (kind, pattern) in enumerate(_WORDS) if (match := pattern.search(low))
    ]
    asking = [each for each in found if each[2] != "who" or _ASKS_WHO.search(low)] or found
    wanted = min(asking)[2] if asking else "what"
    return ("whether" if wanted == "what" and _CLOSED.match(low) else wanted), speaker


def claim_of(text: str) -> str | None:
    """What somebody is asked to have said, of "did X really say …?": what stands in marks, where some of it does."""
    match = _REALLY.match(text.strip()) or _REALLY.match(folded(text).strip())
    if match is None:
        return None
    marked = _IN_MARKS.search(match["what"])
    return (marked[1] if marked else match["what"]).strip(" ?.!,\"“”'‘’")


def said_of(text: str) -> int | None:
    """Where the claim begins in "did X really say …?"; None for other questions."""
    match = _REALLY.match(text.replace("İ", "I").lower())  # as long as the text, which `folded` need not be
    return match.start("what") if match else None


def _speaker(text: str, low: str) -> str | None:
    for pattern in (_REALLY, _SAID, _GIVEN, _WHY_SAID, _VIEW):
        if match := pattern.match(low):
            return _trimmed(text, low, match)
    for pattern in (_QUOTES, _ACCORDING):
        if match := pattern.search(low):
            return _trimmed(text, low, match)
    return None


def _trimmed(text: str, low: str, match: re.Match[str]) -> str | None:
    """The speaker's words as they were typed, where they can be told, else folded; None for nobody in particular."""
    named = match["who"] or match["whom"]
    who = named.strip(" ,'’\"")
    at = low.find(who)
    typed = text.strip()[at : at + len(who)]
    found = typed if folded(typed) == who else who
    found = found.removesuffix("'s").removesuffix("’s")
    if (
        folded(found) in ("he", "she", "they", "it", "you", "we", "i", "people", "everyone", "anyone", "anybody", "who")
        or not found
    ):
        return None
    return found if not named.strip().endswith(("'s", "’s")) else None
