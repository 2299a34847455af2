"""Questions that say little by themselves, asked first of the story that was talked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.ask import ask, no_answer
from bot.answers.conversation.asking_again import STORY
from bot.answers.conversation.asking_for_words import in_response, on_the_matter
from bot.answers.conversation.fragments import another, goes_on
from bot.answers.conversation.pronouns import leans
from bot.answers.conversation.rewriting import parted, standing_alone
from bot.answers.conversation.short_lines import WHICH, refers_back
from bot.answers.conversation.without_topic import lacks_topic
from bot.answers.evidence.matching import KIN, Matcher
from bot.answers.question import Answer, Question
from bot.answers.replies.few_articles import MOST_ARTICLES, only_in
from bot.answers.understanding.kinds import kind_of
from bot.answers.understanding.predicates import predicate_of
from bot.answers.understanding.subjects import is_person, names_in
from bot.answers.understanding.wish import Term, telling, terms
from bot.answers.words.common import STOP
from bot.answers.words.stems import words
from bot.model import Article
from bot.ports import Books
from bot.turns import Turn

FEW = 2
"""Telling words of a question that may go on from what was talked about, at most."""

SHARED, MOSTLY = 0.25, 0.5
"""Share of the words of what was talked about that an article must have, to answer a question that goes on from it: of
one with words of its own, and of one without, or whose words the story has, too, or that is asked of "it" itself.
"""

_THE = re.compile(r"\bthe ([a-z][\w-]+)")

_ON_IT = re.compile(r"\b(?:it|this|that|them)\W*$", re.I)
"""What was talked about is what it was said of, or done to: "did a court block it?"."""

_OBJECT = re.compile(r"\s(?:the|an?|his|her|its|their|\d[\d,.]*)\s\w")

OPENING = 300
"""Characters of an article that say whom it is about."""


def headline_of(article: Article) -> str:
    """Its headline for names to be found in: one that writes most words with a capital tells no names by them, and one
    that opens with no name ("How Ada Lund …") begins with a small letter.
    """
    headline = article.title or article.text[:OPENING].partition(". ")[0]
    printed = headline.split()
    if sum(word[:1].isupper() for word in printed) > len(printed) / 2:
        return headline.lower()
    return headline[0].lower() + headline[1:] if printed and printed[0].lower() in STOP else headline


def talked_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """The articles of the last answer that told of any, or showed what was near to one."""
    told = (turn.showed.articles or tuple(each.article for each in turn.showed.items) for turn in reversed(turns))
    return next(filter(None, told), ())


def with_posts(turns: Sequence[Turn], books: Books) -> tuple[Turn, ...]:
    """The turns; before one that was said in reply to a post, and does not name its story, that story as a turn, told
    by the article that the post leads with.
    """
    made: list[Turn] = []
    known: set[str] = set()
    for turn in turns:
        told = turn.showed.articles
        begins = known.isdisjoint(told) and _is_said_of_a_post(turn.question, made)
        for article in books.articles.get(told[-1:] if begins else ()):
            opening = article.text[:OPENING]
            headline = headline_of(article)
            made.append(Turn(f"{STORY}{headline}", f"{headline}\n{opening}", turn.asked, turn.showed))
        known.update(told)
        made.append(turn)
    return tuple(made)


def _is_said_of_a_post(question: str, before: Sequence[Turn]) -> bool:
    """Whether nothing that was said before tells what it is about."""
    if refers_back(question):
        return not WHICH.match(question)
    return leans(question) and standing_alone(question, None, before) == question


def answer_in(before: Sequence[str], question: Question, books: Books, own: Question) -> Answer:
    """The answer; where the question says little by itself, from the story that these articles tell, if that has it.

    `own` is asked instead where the story has none of the question's words: the same without the post replied to.
    """
    asked = telling(question.text)
    little = len(asked) <= FEW or question.about is not None
    if not before or not little or kind_of(question.text)[0] == "really":
        return ask(question, books)
    inside = _of_the_same(question, ask(question, only_in(books, of_the_story(before, books, question.space))))
    belongs = _share(asked, inside) == 1.0
    if inside.answered and belongs:
        return inside
    whole = _of_the_same(question, ask(question if belongs or not asked else own, books))
    typed = {term.stem for term in asked}
    meant = [term for term in telling(whole.read_as) if term.stem not in typed]
    if whole.answered and meant and not _share(meant, inside):
        return whole  # "it" is something else than the story: what the question before asked in vain
    definite = _definite(question.text)
    known = belongs or _is_common(asked, whole) or (bool(definite) and _share(definite, inside) > 0)
    context = [term for term in _context(before, question, books) if term.stem not in typed]
    of_somebody = kind_of(question.text)[1] is not None and another(question.text) is None
    goes_further = goes_on(question.text) and not of_somebody  # "and what did Brandt say?" may be on anything
    on_it = _ON_IT.search(question.text) or in_response(question.text)
    goes = known or goes_further or lacks_topic(question.text) or on_it
    if strays := goes and _strays(context, whole, MOSTLY if belongs or on_it or not asked else SHARED):
        whole = replace(whole, answered=False)
    on_matter = on_the_matter(question.text, _earlier(question))
    told = ask(replace(question, text=on_matter), books) if on_matter is not None else whole
    if told.answered or whole.answered:
        return told if told.answered else whole
    if inside.besides:
        return _refused(inside, whole)
    # What is nearest to a single word may be anything.
    return replace(whole, besides=()) if strays or len(asked) <= 1 else whole


def others_first(answer: Answer, asked: str) -> Answer:
    """The answer to "who else …?", led by what tells all that is asked of somebody who is not left out, or else names
    somebody who is not.
    """
    left_out = {word.low for word in words(parted(answer.read_as)[1])}
    if not answer.answered or not left_out or kind_of(answer.read_as)[0] != "who":
        return answer
    others = [each for each in answer.passages if _names_another(each.lead.text, left_out)]
    best = [each for each in others if _met(telling(asked), each.lead.text) == 1.0]
    found = dict.fromkeys((*best, *(each for each in others if each in answer.besides), *answer.besides))
    return replace(answer, besides=tuple(found))


def _names_another(text: str, left_out: set[str]) -> bool:
    people = (name for name in names_in(text) if is_person(name, text))
    return any(left_out.isdisjoint(word.low for word in words(name)) for name in people)


def of_the_story(articles: Sequence[str], books: Books, space: str) -> list[str]:
    """Those of the articles that the space may see, and the latest others of the story that the first of them tells."""
    known = books.stories.of(articles)
    stories = {story.id: story.articles for story in books.stories.get([*dict.fromkeys(known.values())], space)}
    seen = {id for told in stories.values() for id in told}
    first = next((told for told in stories.values() if set(articles[:1]) & set(told)), ())
    return list(dict.fromkeys((*(id for id in articles if id in seen), *first[-MOST_ARTICLES:])))[:MOST_ARTICLES]


def _earlier(question: Question) -> str:
    turns = question.turns
    return standing_alone(turns[-1].question, None, turns[:-1]) if turns else ""


def _context(before: Sequence[str], question: Question, books: Books) -> list[Term]:
    """The words that say what was talked about: those of the question before, and of the headline of its answer."""
    titles = [article.title or "" for article in books.articles.get(before[:1])]
    return telling(" ".join((_earlier(question), *titles)))


def _definite(text: str) -> list[Term]:
    """What the question takes as known, by its "the": "deal" of "how much is the deal worth?"."""
    return telling(" ".join(_THE.findall(text)))


def _of_the_same(question: Question, answer: Answer) -> Answer:
    """The answer; none, where it tells of something else than the question means by its "the"."""
    of = _definite(question.text)
    if not of or not answer.answered:
        return answer
    kind, first = kind_of(question.text)[0], answer.passages[0]
    when_else = kind == "when" and _met(of, f"{first.article.title or ''} {first.passage.text}") == 0
    strays = when_else or (kind == "who" and _did_to_another(question.text, of, first.lead.text))
    return replace(answer, answered=False) if strays else answer


def _did_to_another(asked: str, of: Sequence[Term], lead: str) -> bool:
    """Whether somebody is told to have done so to something else: "Lund runs the clinics" of "who ran the study?"."""
    done = predicate_of(asked, "who")
    matcher = Matcher([term for term in terms(asked) if term.word == done])
    if done is None or _met(of, lead) > 0:
        return False
    did = (word for word in words(lead) if max(matcher.cover(word.low), default=0) >= KIN)
    return any(_OBJECT.match(lead, word.end) for word in did)


def _is_common(asked: Sequence[Term], answer: Answer) -> bool:
    """Whether it is a single word that is asked for, and the article that answers does not print it as a name."""
    text = next((each.article.text for each in answer.passages), "")
    if len(asked) != 1:
        return False
    printed = re.findall(rf"(?<!\w){re.escape(asked[0].word)}(?!\w)", text, re.I)
    return not printed or any(form.islower() for form in printed)


def _share(wanted: Sequence[Term], answer: Answer) -> float:
    """How many of the words the article that answers has, as share of all."""
    return max(
        (_met(wanted, f"{each.article.title or ''} {each.article.text}") for each in answer.passages[:1]), default=0
    )


def _strays(context: Sequence[Term], answer: Answer, least: float) -> bool:
    """Whether neither the passage that answers nor the opening of its article has enough of the words."""
    for each in answer.passages[:1]:
        said = f"{each.article.title or ''} {each.article.text[:OPENING]} {each.passage.text}"
        return _met(context, said) < least
    return True


def _met(wanted: Sequence[Term], text: str) -> float:
    return sum(met >= KIN for met in Matcher(wanted).cover(text)) / len(wanted) if wanted else 1.0


def _refused(nearest: Answer, whole: Answer) -> Answer:
    """No answer after all that was searched, with what came nearest."""
    said = whole.searched
    return replace(nearest, answered=False, text=no_answer(said), searched=said, quotes=(), quantity=None, rivals=())
