"""Who among an article's speakers is meant by "the mayor", "Carlineo's lawyer" or "Ushakov"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.answers.evidence.matching import Matcher
from bot.answers.evidence.telling.names import ends_a_name
from bot.answers.evidence.texts import sentences
from bot.answers.understanding.nouns import OFFICES
from bot.answers.understanding.wish import Term, Wish, terms
from bot.answers.words.given_names import are_of_one, given_in
from bot.answers.words.nations import is_nation
from bot.answers.words.sounds import sound
from bot.answers.words.stems import folded, words
from bot.model import Article, Quote

_SAYING = """
informed telling
said says told tells added adds wrote writes tweeted argued argues warned insisted announced explained claimed stated
promised noted according joked called asked denied replied attributed expects believes thinks continued described
concluded predicted admitted suggested testified admits announces argues asks believed blames blamed claims concedes
conceded denies explains hopes hoped insists pledges pledged predicts promises suggests urges urged vows vowed warns
writes apologised apologized condemned condemns confirmed confirms criticised criticises criticized criticizes hinted
hints praised praises refused refuses ruled
"""

NEAR = 4
"""Words between a name and the verb of saying at most."""

SAYING = frozenset(_SAYING.split())

INVERTED = frozenset(("said", "says", "added"))

_OF = frozenset(("about", "against", "for", "from", "in", "of", "on", "to", "with"))
"""Before a name it is whom or what is spoken of: "he said of Cook"."""

OFFICE = 0.3
"""What "minister" alone is worth where the foreign minister is meant."""

LIKELY = 0.5
"""How far a speaker must be the one asked about."""

ANOTHER = 0.3
"""What somebody is worth who has the last name that is asked about, and another first name."""

_ASIDE = re.compile(r"^\W*(?:asked|pressed|questioned|quizzed|speaking|talking) (?:about|on|of) [^,]{1,80},", re.I)
"""What somebody else was asked about: "Asked about Gove, Hale said …"."""

_APPOSITION = re.compile(r"(?:,\s(?:the|an?|who|[\w’'-]+[’']s)\s[^,.;:]{2,100}){1,3},(?=\s[a-z])")
"""Who somebody is, between the name and what they do: "Quist, the mayor of Aldous, the port, said …"."""

_BELONGING = re.compile(
    r"(?<=[a-z]) (?:of|for|from|at|with) (?:the )?[A-Z][\w’'.-]*"
    r"(?: (?:(?:of|and|for|the|&) )*[A-Z][\w’'.-]*)*(?=,? [a-z])"
)
"""Of what body somebody is: "Piet Holm of the Tern Board of Mills says …"."""

_OBJECT = re.compile(
    r"\b(?:(?:about|against|at|by|for|from|of|under|with|(?<![Aa]ccording )to)"
    r" (?:(?:the|an?|his|her|its|their) (?:(?!the |an? )[a-z-]+ ){0,2})?"
    r"|(?:about|against|from|with|(?<![Aa]ccording )to) (?:the )?(?:[A-Z][\w.’'-]* )+)$"
)
"""Before whom something is said to or of, or done for: "in a letter to Gov. Quist the baker asked", "a lawyer for the
mayor".
"""

_ADDRESS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir"))

AROUND = 70
"""Characters around a name that may say who somebody is."""

_BESIDE = re.compile(r"\bwho(?! (?:lead|led|head|r[ua]n|chair|own|represent|speak)).*")
"""What somebody does who is no office: "who follows the company for a bank"."""

_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s|\w+(?:[’']s|s[’'])\s)(?:[\w’'&.-]++\s?){1,6},?\s?$"
)
_BEHIND = re.compile(r",\s([^,.;:“”\"]+)")
_AUXILIARY = re.compile(r"\b(?:had|has|have|was|were|is|are|will|would|said|told)\b")

_DEPUTY = re.compile(r"\b(?:deputy|vice|former|acting)\b", re.I)
"""Before an office it makes another one."""

_CAPITAL = re.compile(r"\b[A-Z]\w")
_FULL_NAME = re.compile(r"[A-Z][\w.’'-]*(?: [a-z]{2,3})?(?: [A-Z][\w.’'-]*)+")


class Meant:
    """How far each speaker of an article is the one that a question means, 0 to 1."""

    def __init__(
        self, phrase: str | None, names: Sequence[str], asked: Iterable[Term] = (), holder: str | None = None
    ) -> None:
        """`asked` are the question's terms, which may have more spellings; `holder` has the office of the phrase."""
        spelt = {term.stem: term for term in asked} if holder is None else {}
        self._terms = [spelt.get(term.stem, term) for term in terms(phrase, names)] if phrase else []
        head = len(terms(phrase.partition(" of ")[0], names)) if phrase else 0
        by_name = head > 0 and self._terms[head - 1].name  # "NASA chief Jim Bridenstine", not "Bridenstine's deputy"
        self._last = (head or len(self._terms)) - 1  # "Ida Korr of Skerrin" is Korr
        named = [term.name or is_nation(term.word) for term in self._terms[:head]]
        self._roles = [] if by_name else [place for place in range(head) if not named[place]]
        self._of = [place for place in range(head) if place not in self._roles] if self._roles else []
        self._is_office = bool(self._roles) and self._terms[self._roles[-1]].stem in OFFICES
        office = re.escape(self._terms[self._roles[-1]].word) if self._roles else ""
        deputised = not office or _DEPUTY.search(phrase or "")
        self._others = None if deputised else re.compile(rf"{_DEPUTY.pattern}[ -]{office}\b", re.I)
        self._matcher = Matcher(self._terms)
        self._holder = folded(holder.split()[-1]) if holder else None

    def speakers(self, article: Article, quotes: Sequence[Quote]) -> dict[str, float]:
        """By speaker's name."""
        if not self._terms:
            return {}
        roles: dict[str, list[str]] = {}
        for quote in quotes:
            if quote.speaker:
                roles.setdefault(quote.speaker.name, []).extend([quote.role.text] if quote.role else [])
        printed = {name: self._likeness(article.text, name, " ".join(found)) for name, found in roles.items()}
        others = {
            quote.speaker.name for quote in quotes if quote.speaker and quote.speaker.kind in ("group", "unnamed")
        }
        for name in others:
            printed[name] *= ANOTHER if self._is_named_after(article.text, name) else 1.0
        if not self._roles or self._holder or max(printed.values(), default=0.0) >= LIKELY:
            return printed
        return {name: like if roles[name] else self._around(article.text, name) for name, like in printed.items()}

    def reported(self, text: str) -> float:
        """How far the text reports, in the writer's words, what the one that is meant says: "Cook said that …"."""
        if not self._terms:
            return 0.0
        wanted = self._roles or [self._last]
        if not _share(self._matcher.cover(text), wanted):
            return 0.0
        return max(
            (self._reported_in(text[start:end], wanted) for start, end in sentences(text, 0, len(text))), default=0.0
        )

    def _reported_in(self, sentence: str, wanted: Sequence[int]) -> float:
        sentence = _BELONGING.sub(" ", _APPOSITION.sub(" ", _ASIDE.sub(" ", sentence)))
        spoken = [*words(sentence)]
        low = [word.low for word in spoken]
        some = [(place, word) for place, word in enumerate(low) if not word.endswith("'s")]  # "Lund's aide said …"
        at = [(place, worth) for place, word in some for term, worth in self._matcher[word] if term in wanted]
        at += [(place, 1.0) for place, word in some if word == self._holder]
        own = [
            worth
            for place, worth in at
            if _says(low, place) and not self._is_kin(low, place) and not _is_object(sentence, spoken[place].start)
        ]
        return max(own, default=0.0)

    def _is_kin(self, low: Sequence[str], place: int) -> bool:
        """Whether another first name than was typed stands before the last one: "Mary Korr" of "Ida Korr"."""
        before = given_in(" ".join(low[max(0, place - 1) : place]))
        typed = [term.word for term in self._terms[: self._last]]
        if self._roles or not typed or not before:
            return False
        return before[0] not in typed and not are_of_one(typed[0], before[0])

    def _likeness(self, text: str, name: str, role: str) -> float:
        if self._holder and sound(folded(name).split()[-1]) == sound(self._holder):
            return 1.0
        own = self._matcher.cover(name)
        if not self._roles:
            another = self._is_another(text, name, own) or self._shares_little(name, own)
            return max(own[self._last], 0.5 * max(own)) * (ANOTHER if another else 1.0)
        by_name = any(own[place] for place in range(len(own)) if place not in self._roles)
        others = by_name and not any(own[place] for place in self._roles)
        others = others or (self._holder is not None and _FULL_NAME.fullmatch(name) is not None)
        return max(self._holds(name), self._holds(role)) * (ANOTHER if others else 1.0)

    def _around(self, text: str, name: str) -> float:
        """How far what is printed beside a name says that somebody has the office: before it, or between commas."""
        return max(self._likeness("", name, _beside(text, at, name)) for at in _places(text, name))

    def _is_named_after(self, text: str, name: str) -> bool:
        """Whether it is a body with the name of whoever is meant, whom the article names in full ("the Quist Trust"),
        or somebody of theirs ("a Quist supporter").
        """
        if self._roles or len(name.split()) <= len(self._terms):
            return False
        return ends_a_name(self._terms[self._last].word, text)

    def _is_another(self, text: str, name: str, own: Sequence[float]) -> bool:
        """Whether it is a full name with none of what was typed before the last one, nor does the article say it near:
        "nurse reed" is "Ann Reed" where it prints "Ann Reed, a nurse", and "ann reed" is neither Ben Reede nor the Ben
        Reed of "Ben Reed, son of Ann Reed".
        """
        before = [place for place, term in enumerate(self._terms[: self._last]) if term.word not in _ADDRESS]
        if not before or " " not in name or not own[self._last] or any(own[place] for place in before):
            return False
        if are_of_one(self._terms[before[0]].word, folded(name).split()[0]):
            return False
        theirs = " ".join(term.word for term in self._terms[: self._last + 1])
        near = (folded(text[max(0, at - AROUND) : at + len(name) + AROUND]) for at in _places(text, name))
        covers = [self._matcher.cover(around.replace(theirs, "")) for around in near]
        return not any(cover[place] for cover in covers for place in before)

    def _shares_little(self, name: str, own: Sequence[float]) -> bool:
        """Whether a full name has neither the last word that was typed nor most others: Kim Dong-yub of Kim Jong Un."""
        return " " in name and not own[self._last] and 2 * sum(map(bool, own)) <= len(own)

    def _holds(self, text: str) -> float:
        """How far these words say that somebody has the office; one that they say is another country's is another."""
        text = _BESIDE.sub("", text)
        if self._is_office and self._is_served(text):
            return 0.0
        cover = self._matcher.cover(self._others.sub("", text) if self._others else text)
        elsewhere = self._of and not any(cover[place] for place in self._of) and _CAPITAL.search(text)
        return _share(cover, self._roles) * (OFFICE if elsewhere else 1.0)

    def _is_served(self, text: str) -> bool:
        """Whether these words name the office only as that of somebody else, for whom something is done."""
        named = self._matcher.standing_for(text, self._roles[-1])
        return bool(named) and all(_is_object(text, word.start) for word in named)


def meant_by(wish: Wish) -> Meant:
    """Whose words a question asks for."""
    return Meant(wish.speaker, wish.names, wish.terms, wish.holder)


def _says(low: Sequence[str], place: int) -> bool:
    """Whether the word there is followed by a verb of saying, or stands behind "said"."""
    before = low[max(0, place - 2) : place]
    if "according" in before or (INVERTED & set(before) and before[-1] not in _OF):
        return True
    return not SAYING & set(before[-1:]) and any(word in SAYING for word in low[place + 1 : place + 1 + NEAR])


def _is_object(text: str, start: int) -> bool:
    """Whether something is said to or of whom the word there names, or done for them."""
    return _OBJECT.search(text, max(0, start - AROUND), start) is not None


def _share(cover: Sequence[float], roles: Sequence[int]) -> float:
    """How far the office is met, which is the last of these; one of another country is another office."""
    *others, office = (cover[place] for place in roles)
    return office * (OFFICE + (1 - OFFICE) * sum(others) / len(others)) if others else office


def _beside(text: str, at: int, name: str) -> str:
    """What says of a name who it is: "the chief executive, Tobias Renn," or "Tobias Renn, the chief executive,"."""
    end = at + len(name)
    before, behind = _BEFORE.search(text[max(0, at - AROUND) : at]), _BEHIND.match(text, end, end + AROUND)
    told = before[0] if before and not _AUXILIARY.search(before[0]) else ""
    aside = told.rstrip().endswith(",")  # "the lawyer, Tobias Renn, used his time to accuse the mayor"
    return f"{told} {name} {behind[1] if behind and not aside else ''}"


def _places(text: str, name: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(name), text)][:3]
