"""The word lists for splitting text into sentences and for noise, parsed from the text_*.txt files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoiseCue:
    """A phrase in lower case; a paragraph of at most `words` words that has it is noise for this reason."""

    reason: str
    words: int
    phrase: str


@dataclass(frozen=True, slots=True, eq=False)
class NoiseCues:
    """Cues by their place in a paragraph: the whole of it, its start (by first word), its end (by last word), anywhere.

    Cues with a reason in `loose` do not count in a paragraph that is a sentence.
    """

    whole: Mapping[str, str]
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
            whole={cue.phrase: cue.reason for cue in places["is"]},
            starts=_by_word(places["starts"], 0),
            ends=_by_word(places["ends"], -1),
            anywhere=tuple(places["has"]),
            loose=loose,
        )

    def of(self, text: str, words: list[str], *, is_sentence: bool, is_quoting: bool) -> str | None:
        """The reason why a paragraph in lower case is noise, or None; `words` are its words.

        Cues of the kind "anywhere" do not count in a paragraph with quote marks.
        """
        if text in self.whole:
            return self.whole[text]
        size = len(words)
        told = [cue for cue in self.starts.get(words[0], ()) if size <= cue.words and text.startswith(cue.phrase)]
        told += [cue for cue in self.ends.get(words[-1], ()) if size <= cue.words and text.endswith(cue.phrase)]
        if not is_quoting:
            told += [cue for cue in self.anywhere if size <= cue.words and cue.phrase in text]
        return next((cue.reason for cue in told if not (is_sentence and cue.reason in self.loose)), None)


@dataclass(frozen=True, slots=True, eq=False)
class TextWords:
    """Word lists, in lower case but for titles, clock and tags, which are matched as they are written."""

    abbreviations: frozenset[str]
    starters: frozenset[str]
    clock: frozenset[str]
    titles: frozenset[str]
    tags: frozenset[str]
    noise: NoiseCues

    @classmethod
    def parse(cls, files: Mapping[str, str]) -> TextWords:
        """The lists of the text_*.txt files among `files` (name -> content); raises KeyError when one is missing."""
        return cls(
            abbreviations=_words(files["text_abbreviations.txt"]),
            starters=_words(files["text_starters.txt"]),
            clock=_words(files["text_clock.txt"]),
            titles=_words(files["text_titles.txt"]),
            tags=_words(files["text_tags.txt"]),
            noise=NoiseCues.parse(_lines(files["text_noise.txt"])),
        )


def _lines(content: str) -> list[str]:
    lines = (line.strip() for line in content.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _words(content: str) -> frozenset[str]:
    return frozenset(word for line in _lines(content) for word in line.split())


def _by_word(cues: Iterable[NoiseCue], place: int) -> dict[str, tuple[NoiseCue, ...]]:
    found: defaultdict[str, list[NoiseCue]] = defaultdict(list)
    for cue in cues:
        found[cue.phrase.split()[place]].append(cue)
    return {word: tuple(some) for word, some in found.items()}
