"""Which watches an article concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.answers.words.common import STOP
from bot.answers.words.stems import folded, stem
from bot.answers.words.stems import words as split
from bot.model import Digest, Figure, Quote
from bot.watches import Watch


class WatchMatcher:
    """Finds the watches that an article concerns, without trying each: by a speaker's last name, or by a word."""

    def __init__(self, watches: Iterable[Watch]) -> None:
        self._quotes: defaultdict[str, list[Watch]] = defaultdict(list)
        self._figures: defaultdict[str, list[Watch]] = defaultdict(list)
        self.breaking: list[Watch] = []
        for watch in watches:
            match watch.kind:
                case "quotes":
                    self._quotes[_last(watch.by) if watch.by else _rarest(watch.words)].append(watch)
                case "figures":
                    self._figures[_rarest(watch.words)].append(watch)
                case "breaking":
                    self.breaking.append(watch)

    def quotes(self, digest: Digest) -> Iterator[tuple[Watch, Quote]]:
        """The watches that a quote of the article answers."""
        if not self._quotes:
            return
        for quote in digest.quotes:
            if quote.speaker is None:
                named = ""
            else:
                named = folded(quote.speaker.name)
            said = _stems(f"{quote.passage.text} {quote.context.text}")
            for key in {*named.split(), *said} & self._quotes.keys():
                for watch in self._quotes[key]:
                    if _is_by(watch, named) and _keys(watch.words) <= said:
                        yield watch, quote

    def figures(self, digest: Digest) -> Iterator[tuple[Watch, Figure]]:
        """The watches that a figure of the article answers, all their words in its sentence."""
        if not self._figures:
            return
        for figure in digest.figures:
            said = _stems(figure.sentence.text)
            for key in said & self._figures.keys():
                for watch in self._figures[key]:
                    if _keys(watch.words) <= said:
                        yield watch, figure


def about(watch: Watch, texts: Sequence[str]) -> bool:
    """Whether one of the texts has all words of the watch."""
    wanted = _keys(watch.words)
    return not wanted or any(wanted <= _stems(text) for text in texts)


def value_of(figure: Figure) -> str:
    """A figure's value as text, the same for the same number."""
    return " ".join(f"{end.normalize():f}" for end in dict.fromkeys(figure.ends))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a wish that count."""
    return tuple(word.low for word in split(text) if word.low not in STOP)


def _is_by(watch: Watch, named: str) -> bool:
    """Whether each word of the wanted name stands in the speaker's."""
    return watch.by is None or set(folded(watch.by).split()) <= set(named.split())


def _last(name: str) -> str:
    return (folded(name).split() or [""])[-1]


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(folded(word)) for word in words)


def _rarest(words: Sequence[str]) -> str:
    """The longest word: it is the rarest, mostly."""
    return max(sorted(_keys(words)), key=len, default="")


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(folded(word.low)) for word in split(text))
