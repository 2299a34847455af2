"""The words that a reader of figures knows, parsed from package data: units, number words, cues of change, grammar."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from bot.model import Change
from bot.reading.figures.line import Phrases

UNITS_FILE = "figures_units.toml"
WORDS_FILE = "figures_words.toml"
CODES_LIKE_WORDS = frozenset(
    ("CAD", "TRY", "SAR", "COP", "RON", "LAK", "ARS", "PHP", "NIS", "DKK", "RUB", "ISK", "ETH", "SFr", "KSh")
)
FULL_SCALES = ("dozen", "hundred", "thousand", "lakh", "million", "crore", "billion", "trillion")
GREATEST = Decimal(10) ** 24
"""Numbers are not multiplied beyond this; the whole world's debts in cents take 17 digits."""

DIVISION = Context(prec=16)
"""Results are rounded to 16 digits; fractions are kept to the 28 of the default until then."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How numbers are spelled; `vague` are plurals without a count ("thousands of"), each with its range."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, Decimal]
    letters: Mapping[str, Decimal]
    vague: Mapping[str, tuple[Decimal, Decimal]]
    fractions: Mapping[str, Decimal]
    signs: Mapping[str, Decimal]
    ordinals: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed classes of words and the plurals that no rule makes."""

    function: frozenset[str]
    not_plural: frozenset[str]
    plurals: Mapping[str, str]
    rate_determiners: frozenset[str]
    adverbs: frozenset[str]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Everything that reading figures needs to know about English; made once by `parse`."""

    numbers: NumberWords
    units: Phrases[str]
    symbols: Phrases[str]
    money_signs: Phrases[str]
    money_names: Phrases[str]
    money: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    zones: frozenset[str]
    before_year: frozenset[str]
    labels: frozenset[str]
    names: frozenset[str]
    bounds: Phrases[Change]
    bounds_behind: Phrases[Change]
    directions: Mapping[str, Change]
    claims_by: Phrases[str]
    claim_verbs: frozenset[str]
    grammar: Grammar
    starters: frozenset[str]

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> FigureWords:
        """The words of the two files named figures_units.toml and figures_words.toml (file name to content)."""
        units = tomllib.loads(files[UNITS_FILE])
        words = tomllib.loads(files[WORDS_FILE])
        numbers = _numbers(words["numbers"])
        money = dict(_money(units["money"], "names"))
        change = words["change"]
        return cls(
            numbers=numbers,
            units=Phrases.of(_spellings(units["words"])),
            symbols=Phrases.of((symbol, name) for name, symbols in units["symbols"].items() for symbol in symbols),
            money_signs=Phrases.of(_signs(units["money"])),
            money_names=Phrases.of(money.items()),
            money=frozenset(units["money"]),
            months=frozenset(words["calendar"]["months"].split()),
            weekdays=frozenset(words["calendar"]["weekdays"].split()),
            zones=frozenset(words["calendar"]["zones"].split()),
            before_year=frozenset(words["calendar"]["before_year"].split()),
            labels=frozenset(words["names"]["labels"].split()),
            names=frozenset(words["names"]["names"].split()),
            bounds=Phrases.of((phrase, code) for code in ("=", "~", ">", "<") for phrase in change[code]),
            bounds_behind=Phrases.of(change["behind"].items()),
            directions={word: code for code in ("up", "down") for word in change[code].split()},
            claims_by=Phrases.of((phrase, phrase) for phrase in words["claims"]["by"]),
            claim_verbs=frozenset(words["claims"]["verbs"].split()),
            grammar=_grammar(words["grammar"]),
            starters=frozenset([*numbers.cardinals, *numbers.vague, *numbers.signs, *numbers.fractions, *FULL_SCALES]),
        )


def _numbers(table: Mapping[str, Any]) -> NumberWords:
    ordinals = {spelling: number for word, number in table["ordinals"].items() for spelling in (word, plural(word))}
    return NumberWords(
        cardinals=table["cardinals"],
        scales={word: Decimal(value) for word, value in table["scales"].items()},
        letters={word: Decimal(value) for word, value in table["letters"].items()},
        vague={word: (Decimal(low), Decimal(high)) for word, (low, high) in table["plurals"].items()},
        fractions={
            **{word: _fraction(value) for word, value in table["halves"].items()},
            **{word: Decimal(1) / number for word, number in ordinals.items() if number > 2},
        },
        signs={word: _fraction(value) for word, value in table["signs"].items()},
        ordinals=ordinals,
    )


def _fraction(written: str) -> Decimal:
    above, below = written.split("/")
    return Decimal(above) / Decimal(below)


def _grammar(table: Mapping[str, Any]) -> Grammar:
    return Grammar(
        function=frozenset(table["function"].split()),
        not_plural=frozenset(table["not_plural"].split()),
        plurals=table["plurals"],
        rate_determiners=frozenset(table["rate_determiners"].split()),
        adverbs=frozenset(table["adverbs"].split()),
    )


def _spellings(table: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for name, spellings in table.items():
        for spelling in spellings:
            yield spelling, name
            yield plural(spelling), name


def _money(table: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    for name, row in table.items():
        for spelling in row[kind]:
            yield spelling, name
            if kind == "names":
                yield plural(spelling), name


def _signs(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Signs and codes as they are, and in lower case where that makes no other word ("us$", "usd", but not "try")."""
    for sign, name in _money(table, "signs"):
        yield sign, name
        if (sign[-1:] == "$" and len(sign) > 1 and sign not in ("A$", "S$")) or (
            len(sign) == 3 and sign.isalpha() and sign not in CODES_LIKE_WORDS
        ):
            yield sign.lower(), name


def is_whole(value: Decimal) -> bool:
    """Whether a value has no fraction, however large it is."""
    return value == value.to_integral_value()


def plural(word: str) -> str:
    """The regular plural of a word or phrase; what does not end in three letters stays as it is."""
    if not re.search(r"[^\W\d_]{3}\Z", word):
        return word
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")


def singular(word: str, grammar: Grammar) -> str:
    """The singular of a noun in lower case, by table or rule."""
    if word in grammar.plurals:
        return grammar.plurals[word]
    if (
        word in grammar.not_plural
        or len(word) < 4
        or not word.isalpha()
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is"))
    ):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str, grammar: Grammar) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    return singular(word, grammar) != word or (word in grammar.plurals)
