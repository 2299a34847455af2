"""The phrases that furniture of news pages is made of, ready to be looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoiseCue:
    """A phrase, in lower case, that marks a paragraph of at most `words` words as noise of that kind."""

    reason: str
    words: int
    phrase: str


@dataclass(frozen=True, slots=True, eq=False)
class NoiseCues:
    """Cues by where in a paragraph they stand: all of it, its start (by first word), its end (by last word), anywhere.

    Those with a reason among `loose` are only believed of what is no sentence.
    """

    whole: Mapping[str, NoiseCue]
    starts: Mapping[str, tuple[NoiseCue, ...]]
    ends: Mapping[str, tuple[NoiseCue, ...]]
    anywhere: tuple[NoiseCue, ...]
    loose: frozenset[str]

    @classmethod
    def parse(cls, lines: Iterable[str]) -> NoiseCues:
        """Lines "reason place words phrase", and one "loose reason …"; raises ValueError for another place."""
        places: defaultdict[str, list[NoiseCue]] = defaultdict(list)
        loose: frozenset[str] = frozenset()
        for line in lines:
            if line.startswith("loose "):
                loose = frozenset(line.split()[1:])
                continue
            reason, where, words, phrase = line.split(maxsplit=3)
            if where not in ("is", "starts", "ends", "has"):
                raise ValueError(f"text_noise.txt: {line!r}: no place {where!r}; use is, starts, ends or has")
            places[where].append(NoiseCue(reason, int(words), phrase))
        return cls(
            whole={cue.phrase: cue for cue in places["is"]},
            starts=_by_word(places["starts"], 0),
            ends=_by_word(places["ends"], -1),
            anywhere=tuple(places["has"]),
            loose=loose,
        )

    def of(self, text: str, words: list[str], *, is_sentence: bool, is_quoting: bool) -> str | None:
        """The reason why a paragraph (in lower case, and its words) is noise, or None.

        News quotes people: phrases inside of a paragraph with quote marks tell nothing.
        """
        if text in self.whole:
            return self.whole[text].reason
        size = len(words)
        for cue in self.starts.get(words[0], ()):
            if size <= cue.words and text.startswith(cue.phrase) and not (is_sentence and cue.reason in self.loose):
                return cue.reason
        for cue in self.ends.get(words[-1], ()):
            if size <= cue.words and text.endswith(cue.phrase) and not (is_sentence and cue.reason in self.loose):
                return cue.reason
        if is_quoting:
            return None
        for cue in self.anywhere:
            if size <= cue.words and cue.phrase in text and not (is_sentence and cue.reason in self.loose):
                return cue.reason
        return None


def _by_word(cues: Iterable[NoiseCue], place: int) -> dict[str, tuple[NoiseCue, ...]]:
    found: defaultdict[str, list[NoiseCue]] = defaultdict(list)
    for cue in cues:
        found[cue.phrase.split()[place]].append(cue)
    return {word: tuple(some) for word, some in found.items()}
