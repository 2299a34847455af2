"""What binds a sentence to the question: its verb, its subject, all that it asks of, and its time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.answers.evidence.matching import KIN, ROOT
from bot.answers.evidence.telling.ages import tells_age
from bot.answers.evidence.telling.causes import may_give_reason
from bot.answers.evidence.telling.names import is_name, is_spelled_out
from bot.answers.evidence.telling.sentence import Sentence
from bot.answers.evidence.telling.tenses import NOT_UNTIL, is_of_old, is_over, is_to_come
from bot.answers.evidence.telling.whom import PRONOUN, lacks_name
from bot.answers.words.dates import YEAR
from bot.answers.words.phrases import STATES, has_phrases, says
from bot.answers.words.stems import is_participle

_BEING = (
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|stays?|stayed|became|become|got|made|it|too|so|very|more|less)\s"
    r"(?:[\w-]+\s){0,3}?"
)
_DENYING = r"(?:\b(?:(?:declin|fail|refus)\w* to|never|not(?! only))|n['’]t)\b"
_DENIES = re.compile(_DENYING, re.I)
_DENIED = re.compile(rf"{_DENYING}(?: (?:yet|be|been|have|\w+ly|also)){{0,2}} $", re.I)
"""Stands before what was not done: "refused to back"."""

_TRYING = r"(?:attempt|bid|frontrunner|hop|offer|seek|try|tried|tries|want)\w*"
_TRIES = re.compile(rf"\b{_TRYING}\b", re.I)
_ONLY_TRIED = re.compile(rf"{_DENIED.pattern}|\b{_TRYING} to $|\binterest(?:ed)? in $", re.I)
"""The same, of what somebody only wanted: "the frontrunner to buy"."""

_NUMBER = re.compile(r"\d{3,}")
WEEKS = timedelta(days=27)
"""How long a time is at least that an article must be of: a weekday may be that of another week."""

SHORTLY = 40
"""Characters before a verb in which it may be denied."""

_EARLIER = re.compile(r"\b(?:last|first|ever|before|previous(?:ly)?|born|founded|built)\b", re.I)
"""Asks of what may be long ago."""


def unbound(said: Sentence) -> int:
    """In how many ways a sentence is of something else: of another, expected, of long ago, (twice) done, or (thrice)
    not as asked.
    """
    return (
        (not _has_object(said))
        + 3 * lacks_predicate(said)
        + (not has_qualified(said, said.cover))
        + is_to_come(said)
        + 2 * is_over(said)
        + is_of_old(said)
        + is_denied(said)
    )


def _has_object(said: Sentence) -> bool:
    """Whether it has what the question says that it was done to."""
    at = said.wish.place(said.wish.deed.done_to)
    return at is None or said.cover[at] > 0.0


def lacks_predicate(said: Sentence) -> bool:
    """Whether the text has no word for what a short question asks of its subject."""
    return lacks_verb(said, said.wish.predicate)


def lacks_verb(said: Sentence, verb: str | None) -> bool:
    """Whether the text has no word for this stem of what the question asks; "is it safe?" wants the very word, said of
    something: "hands-free" does not say that something is free.
    """
    text, wish = said.text, said.wish
    at = wish.place(verb)
    if at is None:
        return False
    word = wish.terms[at].word
    done = is_participle(word)
    # "is it closing?" asks what it does, "was it closed?" what was done to it
    quality = wish.deed.being and not (word.endswith("ing") or done)
    if (not quality or verb in STATES) and says(text, wish.terms[at].stem):
        return False
    if quality and not re.search(rf"{_BEING}[“\"‘]?{re.escape(word)}(?!\w)", text, re.I):
        return True
    if done and not is_name(wish.terms[at], said.article) and _is_only_named(said, at):
        return True
    if _is_only_joined(said, at):
        return True
    very = wish.deed.being or (wish.kind == "who" and has_phrases(wish.terms[at].stem))
    return said.cover[at] < (ROOT if very else KIN)


def _is_only_named(said: Sentence, term: int) -> bool:
    """Whether all words that stand for the term are parts of names: "The Crown" does not say that he was crowned."""
    spoken = said.matcher.standing_for(said.text, term)
    return bool(spoken) and all(word.start > 0 and said.text[word.start].isupper() for word in spoken)


def _is_only_joined(said: Sentence, term: int) -> bool:
    """Whether all words that stand for the term begin words of two: "a shooting-range" does not say who was shot."""
    text = said.text
    ends = [word.end for word in said.matcher.standing_for(text, term)]
    return bool(ends) and all(text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha() for end in ends)


def has_subject(said: Sentence) -> bool:
    """Whether it has the question's first word that counts: "captain" of "where is the captain held?", "won"."""
    text, wish = said.text, said.wish
    counting = [place for place, term in enumerate(wish.terms) if not term.setting]
    first = next((place for place in counting if not wish.terms[place].light), next(iter(counting), None))
    if first is None or said.cover[first] > 0.0 or PRONOUN.match(text) is not None:
        return True
    return wish.terms[first].stem == wish.predicate and says(text, wish.terms[first].stem)


def has_qualified(said: Sentence, cover: Sequence[float]) -> bool:
    """Whether `cover` meets all names of the question, and all that it puts behind an article or a preposition.

    A name is what the article prints with capitals alone, or a number ("the 757"); a year may be that of the article.
    """
    article, wish = said.article, said.wish
    lacking = [term for place, term in enumerate(wish.terms) if not cover[place] and not term.light]
    lacking = [term for term in lacking if not is_spelled_out(term.word, article.text)]
    return not any(
        (term.stem in wish.deed.qualified and term.word != str(article.dated.year))
        or is_name(term, article)
        or (_NUMBER.fullmatch(term.word) and not YEAR.fullmatch(term.word))
        for term in lacking
    )


def is_printed_before(said: Sentence) -> bool:
    """Whether its article is older than the weeks that are asked about, which are not to come: last year's on "this
    year".
    """
    time = said.wish.time
    if time is None or time.since is None or said.wish.deed.tense == "future":
        return False
    return said.article.dated < time.since and (time.until is None or time.until - time.since >= WEEKS)


def is_denied(said: Sentence) -> bool:
    """Whether when, where or by whom something was done is asked, and a sentence tells that it was not."""
    wish, text = said.wish, said.text
    if wish.kind not in ("when", "where", "who") or _DENIES.search(wish.asking):
        return False
    if wish.kind == "when" and NOT_UNTIL.search(text):
        return False
    before = [text[max(0, first - SHORTLY) : first] for first, _ in said.predicates]
    not_done = _DENIED if _TRIES.search(wish.asking) else _ONLY_TRIED
    return bool(before) and all(not_done.search(each) for each in before)


def is_age(said: Sentence) -> bool:
    """Whether it is the age of whom or what is asked about."""
    return not lacks_name(said) and tells_age(said)


def is_elsewhen(said: Sentence) -> bool:
    """Whether a sentence is of another time than what is asked: yet to be, or of an earlier year."""
    return is_to_come(said) or (is_of_old(said) and _EARLIER.search(said.wish.asking) is None)


def tells_what_followed(said: Sentence) -> bool:
    """Whether what a why asks about stands behind "after" alone, with no reason: "she left after the vote failed"."""
    first, behind, rest = said.text.partition(" after ")
    if not behind or may_give_reason(first) or may_give_reason(rest):
        return False
    return lacks_predicate(said.other(first))
