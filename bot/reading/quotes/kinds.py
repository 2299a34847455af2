"""What a quoted stretch is: somebody's words, a fragment of them, or no quotation (titles, terms, scare quotes)."""

from __future__ import annotations

from typing import Literal

from bot.reading.quotes.grammar.verbs import DASHES, REACH
from bot.reading.quotes.speakers.evidence import Attribution, EvidenceKind
from bot.reading.quotes.stretches.stretch import WORD, WORKS, titled
from bot.reading.quotes.tokens import Tokens
from bot.reading.quotes.words import DETERMINER, PREPOSITION, VERB

Kind = Literal["direct", "fragment", "none"]

_NAMING = (WORKS - {"play", "program", "programme"}) | frozenset(
    "called titled entitled named dubbed labeled labelled nicknamed so-called word words term terms phrase "
    "phrases slogan slogans hashtag reading chanting chanted sign signs commentary".split()
)
"""Words before a name or term in marks; one may, though, play “for time”, or have a program “on track”."""
_CLAUSAL = frozenset(
    "i we he she they it you who there is are was were be been am has have had do does did will would can "
    "could should may might must don't doesn't didn't won't can't isn't aren't it's that's i'm we're they're "
    "he's she's you're i've we've not don’t doesn’t didn’t won’t can’t isn’t aren’t it’s that’s i’m we’re "
    "they’re he’s she’s you’re i’ve we’ve".split()
)
_SIGNS = frozenset(
    "sign signs banner banners placard placards sticker stickers billboard billboards slogan slogans hat hats cap caps "
    "shirt shirts t-shirt t-shirts button buttons badge badges".split()
)
_WORN = frozenset(("read", "reading", "reads", "said", "saying", "says"))
_STRONG: frozenset[EvidenceKind] = frozenset(
    ("behind", "inverted", "before", "dash", "colon", "goes on", "according", "turn")
)
_ENDS = (".", "!", "?")
_FEW_CAPITALS = 3
_NAMES = ("brand", "call", "describ", "dub", "label", "nicknam", "refer")
_PLAINLY = frozenset(
    "answered answers replied replies said say saying says simply tweeted tweeting wrote writes".split()
)
_FEWEST_WORDS = 5
_WHOLE = 9
_FAR = 8


def kind(tokens: Tokens, number: int, attribution: Attribution) -> Kind:
    """What the stretch is; "none" for what is no quotation."""
    text = tokens.quoted(number)
    words = WORD.findall(text)
    at = tokens.token_of[number]
    if attribution.kind == "dash" and not _by_person(attribution):
        return "none"
    if not words or _names_something(tokens, at, words, attribution) or _on_a_sign(tokens, at, attribution):
        return "none"
    if attribution.speaker is None and len(words) < _FEWEST_WORDS:
        return "none"
    if attribution.kind not in _STRONG and len(words) < _FEWEST_WORDS and not _sentence(text):
        return "fragment" if attribution.kind in ("around", "claim", "trailing") else "none"
    if _whole(text, words, attribution):
        return "direct"
    return "fragment" if attribution.speaker is not None or _told(tokens, at) else "none"


def _told(tokens: Tokens, at: int) -> bool:
    """Whether the sentence of a fragment tells of any saying; else its marks are irony or a name."""
    first, stop = tokens.sentence(at)
    return any(tokens.bits[i] & VERB for i in range(max(first, at - REACH), min(stop, at + REACH)))


def _by_person(attribution: Attribution) -> bool:
    return attribution.speaker is not None and attribution.speaker.kind == "person"


def _on_a_sign(tokens: Tokens, at: int, attribution: Attribution) -> bool:
    """Whether the words stand on something and nobody says them: "the sign read", "a hat saying"."""
    speaker = attribution.speaker
    verb = at - 2 if tokens.low[at - 1] in (",", ":") else at - 1
    noun = verb - 2 if verb > 1 and tokens.low[verb - 1] in ("that", "which") else verb - 1
    if verb > 0 and tokens.low[verb] in _WORN and tokens.low[noun] in _SIGNS:
        return True
    return speaker is not None and speaker.kind != "person" and speaker.name.split(" ")[-1].lower() in _SIGNS


def _whole(text: str, words: list[str], attribution: Attribution) -> bool:
    """Whether it is the speaker's own sentence, and not a few words inside the writer's."""
    if _sentence(text) and attribution.kind not in ("around", "claim"):
        return True
    if len(words) >= _WHOLE:
        return True
    return len(words) >= _FEWEST_WORDS and any(word.lower() in _CLAUSAL for word in words)


def _sentence(text: str) -> bool:
    first = text.lstrip("[(…. ‘'“\"")[:1]
    return (first.isupper() or first.isdigit()) and text.rstrip("’'”\")")[-1:] in tuple(",.?!…—–-")


def _spoken(tokens: Tokens, at: int, words: list[str], attribution: Attribution) -> bool:
    """Whether a capitalised stretch is a sentence that a speech goes on with: "That's Ana Ruiz and Ben Holm."."""
    ended = tokens.quoted(tokens.quote[at]).endswith(_ENDS)
    return ended and attribution.kind == "same paragraph" and words[0].lower() in _CLAUSAL


def _names_something(tokens: Tokens, at: int, words: list[str], attribution: Attribution) -> bool:
    """Whether the stretch is a title or term by the word before it or by its capitals."""
    before = tokens.low[at - 1]
    if before == ",":
        before = tokens.low[at - 2]
    if before == "like":
        before = tokens.low[at - 2]
    opening = max(tokens.sentence(at)[0], at - _FAR)
    near = tokens.low[opening:at]
    called = near[near.index("known") :] if "known" in near else []
    if "as" in called and "," not in called:
        return True  # "known as", "who is known as one of the"
    opens = tokens.opens_sentence(at)
    spoken = opens and (attribution.kind in ("behind", "inverted") or _spoken(tokens, at, words, attribution))
    if not opens and _capitals(tokens, at, words, attribution):
        return True
    if titled(words) and len(words) > 1 and not spoken:
        return before in _NAMING or not (
            attribution.kind == "before" and len(words) >= _FEWEST_WORDS and tokens.low[at - 1] in (",", ":")
        )
    long = len(words) >= _WHOLE and before not in _SIGNS  # "he minced no words, “…”"
    return before in _NAMING and (len(words) < _FEWEST_WORDS or (attribution.speaker is None and not long))


def _capitals(tokens: Tokens, at: int, words: list[str], attribution: Attribution) -> bool:
    """Whether a few capitals inside a sentence are a name: "fans of “Harbour”", no "called him “Sir”", "said “Yes”"."""
    before, tag = tokens.low[at - 1], attribution.tag
    numbers = bool(tokens.bits[at - 1] & PREPOSITION)
    if len(words) > _FEW_CAPITALS or not all(word[0].isupper() or (numbers and word.isdigit()) for word in words):
        return False
    if before == ":" and tag is not None and tag.verb < 0:
        return not _by_person(attribution)  # "Winner: “Harbour”"
    if before in (",", ":") or before in DASHES or before in _PLAINLY:
        return False
    naming = tag is not None and attribution.kind == "before" and tokens.low[tag.verb].startswith(_NAMES)
    return not naming or bool(tokens.bits[at - 1] & DETERMINER)
