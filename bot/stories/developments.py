"""What is new in a story since it was told, besides quotes and figures: parties that enter it, and its outcome."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import Article, Digest
from bot.reading.content_words import stem, words
from bot.stories.wording import unaccented

LEADING = 3
"""Names of an article that are its parties."""

# What decides a matter. Words that rewrites swap for one another ("killed", "died"; "ended", "over") are left out.
# fmt: off
_OUTCOMES = frozenset(map(stem, """
    abdicated acquitted adjourned appointed approved arrested banned bankrupt cancelled canceled charged cleared
    collapsed condemned confessed convicted deported detained disqualified dissolved elected evacuated executed expelled
    extradited fined grounded impeached indicted inaugurated jailed lifted nationalised nominated ousted overturned
    pardoned pleaded postponed quit ratified recalled reinstated rejected released reopened rescinded resigned resumed
    sacked sentenced settled signed suspended surrendered sworn vetoed withdrawn withdrew
""".split()))
# fmt: on


def new_parties(fresh: Iterable[Digest], before: Iterable[Article]) -> set[str]:
    """Names that lead a new article and that no told article has, in full or by their last word."""
    known = unaccented(" ".join(f"{article.title} {article.text}" for article in before))
    return {name for digest in fresh for name in digest.names[:LEADING] if unaccented(name).split()[-1] not in known}


def new_outcomes(texts: Iterable[str], before: Iterable[Article]) -> frozenset[str]:
    """Stems of words in the new texts that say how a matter turned out, and that no told article has."""
    told = {stem(word) for article in before for word in words(f"{article.title} {article.text}")}
    return _OUTCOMES & {stem(word) for text in texts for word in words(text)} - told
