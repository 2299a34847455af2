"""The quotes that answer a question about what somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from bot.answers.evidence.matching import ROOT, Matcher
from bot.answers.evidence.telling.causes import reasons
from bot.answers.evidence.telling.speakers import LIKELY, meant_by
from bot.answers.evidence.weighing.findings import Evidence, Findings
from bot.answers.evidence.weighing.ranking import OPENING
from bot.answers.understanding.nouns import office_in
from bot.answers.understanding.wish import Term, Wish, terms
from bot.answers.words.nations import is_nation
from bot.answers.words.stems import plain, stems
from bot.briefing.quoting import printed
from bot.model import Article, Quote
from bot.ports import Books

QUOTED = 3
"""Quotes of whoever was asked about, at most, and passages that they are taken from."""

MORE = 0.3
"""How much more of a topic, as a share, what is reported must tell than what is quoted."""

_KINDS = {"direct": 0, "fragment": 2, "relayed": 4}
"""How many more words of a topic a quote of each kind must have to come first; those in it count twice."""

_CALLED = {"fragment": 0, "direct": 2, "relayed": 4}
_CALLING = re.compile(r"\b(?:call|describe)\b", re.I)
"""Asks for a bit of what was said: "what did she call the plan?". Such a bit comes before a whole quote."""

_READS = re.compile(
    r"(?P<what>[^.;“”\"]{1,40})\b(?:read|reads|reading|saying|bearing|emblazoned with|that said)\b[^.“”\"]{0,30}[“\"]"
)
"""Tells what is written on something: "a banner which read “No mine here”"."""

_OF_PLACE = re.compile(r"\s(?:of|for|in|at)\s", re.I)
"""Behind it stands where somebody has an office: "the mayor of Aldous"."""

FEW = 2
"""Words of a topic of which an article must have each, at most: "electric cars"."""


def spoken(findings: Findings, left_out: str, books: Books, space: str, before: str) -> tuple[Quote, ...]:
    """The quotes that answer: why somebody said so, who else spoke of it, and what somebody of whom the best passages
    have bits alone said of anything, is told by all of the articles found.

    `left_out` are the names of whom "who else?" leaves out, `before` is the answer before, of which a reason is asked.
    """
    wanted = findings.wish
    why = wanted.kind == "why" and wanted.speaker is not None
    near = () if why else _quotes(findings, left_out)
    topic = _topic_forms(wanted)
    in_bits = not topic and bool(near) and all(quote.kind == "fragment" for quote in near)
    if (near and not in_bits) or not (near or why or (wanted.kind == "said" and left_out)):
        return near
    articles = findings.articles
    theirs = [
        quote
        for digest in books.articles.digests(list(articles), space)
        for quote in _fitting(wanted, left_out, articles[digest.article], digest.quotes)
    ]
    if in_bits:
        return _told_apart(quote for quote in theirs if quote.kind == "direct")[:QUOTED] or near
    if why:
        return _told_apart(reasons(theirs, before))[:QUOTED]
    on_it = [quote for quote in theirs if topic & stems(quote.context.text)]
    return _told_apart(quote for quote in on_it if quote.kind != "relayed")[:QUOTED]


def reported_first(findings: Findings) -> Findings:
    """The findings led by a sentence that reports what whoever was asked about says on all that was asked."""
    on_it = Matcher(findings.wish.topic)
    return next((led for led, said in _reporting(findings, findings.evidence) if all(on_it.cover(said))), findings)


def reported_instead(findings: Findings, quotes: Sequence[Quote]) -> Findings | None:
    """The findings led by a sentence that reports what whoever was asked about says on clearly more of what was asked
    than stands around any of these words of theirs; None where no sentence does.
    """
    topic = _telling(findings.wish.topic)
    if len(topic) <= FEW + 1:
        return None  # of a word or two a quote may have other ones
    on_it = Matcher(topic)

    def met(text: str) -> float:
        return sum(on_it.cover(text)) / len(topic)

    least = max((met(quote.context.text) for quote in quotes), default=1.0) + MORE
    return next((led for led, said in _reporting(findings, findings.evidence[:QUOTED]) if met(said) >= least), None)


def _reporting(findings: Findings, evidence: Sequence[Evidence]) -> Iterator[tuple[Findings, str]]:
    """The findings led by each sentence of this evidence that reports what whoever was asked about says, and its words;
    where nobody's words are asked for, nothing.
    """
    wanted = findings.wish
    meant = meant_by(wanted)
    for each in evidence if wanted.kind == "said" and wanted.speaker is not None else ():
        for place in () if each.is_furniture else (each.lead, *each.news()):
            said = each.article.text[slice(*place)]
            if meant.reported(said) >= LIKELY:
                yield findings.led_by(each, place), said


def tells(findings: Findings) -> bool:
    """Whether the passage that leads has words of whoever was asked about, or reports what they say."""
    first = findings.evidence[0]
    if not _is_of_place(findings.wish, f"{first.article.title or ''} {first.sentence}"):
        return False
    reported = meant_by(findings.wish).reported(first.sentence)
    return max(first.stretch.marks.speaker, reported) >= LIKELY or _is_read(first.sentence, findings.wish)


def _is_read(text: str, wish: Wish) -> bool:
    """Whether what is asked about is no person, and a sentence tells what is written there."""
    found = _READS.search(text)
    return found is not None and bool(stems(wish.speaker or "") & stems(found["what"]))


def are_on_topic(findings: Findings, quotes: Sequence[Quote]) -> bool:
    """Whether any of the words of whoever was asked about stand beside a word of the topic, or in an article that opens
    with one; nobody's words are on anything.
    """
    wish, topic = findings.wish, _telling(findings.wish.topic)
    if not quotes or not topic or wish.speaker is None or wish.kind != "said":
        return True
    articles, matcher = findings.articles, Matcher(topic)
    return any(_is_on(quote, articles[quote.passage.article], matcher) for quote in quotes)


def leads_on_topic(findings: Findings) -> bool:
    """Whether the sentence that leads has any word of what was asked about."""
    return any(Matcher(_telling(findings.wish.topic)).cover(findings.evidence[0].sentence))


def _telling(topic: Iterable[Term]) -> list[Term]:
    """Without words that say little."""
    return [term for term in topic if not term.light]


def _is_on(quote: Quote, article: Article, matcher: Matcher) -> bool:
    if max(matcher.cover(_around(quote, article))) < ROOT:
        return False
    return matcher.size == 1 or matcher.size > FEW or all(matcher.cover(f"{article.title or ''} {article.text}"))


def _around(quote: Quote, article: Article) -> str:
    """How the article opens, and the paragraphs that end with the quote's sentence."""
    start, end = quote.context.start, quote.context.end
    before = article.text.rfind("\n", 0, max(0, article.text.rfind("\n", 0, start) - 1)) + 1
    return f"{article.title or ''} {article.text[:OPENING]} {article.text[before:end]}"


def _is_of_place(wish: Wish, text: str) -> bool:
    """Whether the text is of where somebody has the office whose words are asked for, if nobody is known to have it."""
    if wish.holder or not wish.speaker or office_in(wish.speaker) is None:
        return True
    places = terms(_OF_PLACE.split(wish.speaker, maxsplit=1)[-1] if _OF_PLACE.search(wish.speaker) else "")
    places += [term for term in terms(wish.speaker) if is_nation(term.word)]
    return not places or any(Matcher(places).cover(text))


def _quotes(findings: Findings, left_out: str) -> tuple[Quote, ...]:
    """What whoever was asked about (or anybody, where nobody was named) says in the best passages, best first.

    Words that a writer puts into somebody's mouth come only where there are no others.
    """
    wanted = findings.wish
    if wanted.kind != "said":
        return ()
    topic = _topic_forms(wanted)
    kinds = _CALLED if _CALLING.search(wanted.asking) else _KINDS
    matcher = Matcher(_telling(wanted.topic))
    said: list[tuple[tuple[int, ...], Quote]] = []
    for place, each in enumerate(findings.evidence):
        for quote in _fitting(wanted, left_out, each.article, each.quotes):
            around = len(topic & stems(quote.context.text))
            if left_out and topic and not around:
                continue  # who else spoke of it, and not of anything
            if around or left_out or place < QUOTED:
                apart = bool(topic) and not around and not _is_on(quote, each.article, matcher)
                own = len(topic & stems(quote.passage.text))
                said.append(((apart, not around, kinds[quote.kind] - own - around, place), quote))
    heard = [each for each in said if each[1].kind != "relayed"] or said
    heard = [each for each in heard if not each[0][0]] or heard
    return _told_apart(quote for _, quote in sorted(heard, key=itemgetter(0)))[:QUOTED]


def _told_apart(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes of which not all that is shown stands in what is shown of another; of equals the first.

    A fragment, which is shown in its sentence, goes where this has a better quote.
    """
    shown: dict[str, Quote] = {}
    for quote in quotes:
        text = f" {plain(printed(quote).text)} "
        if quote.kind != "fragment" or not any(better in text for better in shown):
            shown.setdefault(text, quote)
    return tuple(quote for text, quote in shown.items() if not any(text in other for other in shown if other != text))


def _fitting(wanted: Wish, left_out: str, article: Article, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Quotes of whoever is meant or, where nobody is, of anybody who is not left out."""
    unwanted = stems(left_out)
    likely = meant_by(wanted).speakers(article, quotes)
    for quote in quotes:
        if quote.speaker is None:
            continue
        if wanted.speaker is not None:
            if likely.get(quote.speaker.name, 0.0) >= LIKELY and _is_of_place(wanted, _around(quote, article)):
                yield quote
        elif not unwanted & stems(quote.speaker.name):
            yield quote


def _topic_forms(wanted: Wish) -> set[str]:
    """The stems and other spellings of what somebody is asked to have spoken about, without words that say little."""
    return {form for term in _telling(wanted.topic) for form in term.forms}
