"""Makes the digest of an article: its genre, summary, quotes, figures, names and terms."""

from __future__ import annotations

from bot.model import Article, Digest
from bot.reading.figures import figures
from bot.reading.figures.claims import with_speakers
from bot.reading.genre import genre
from bot.reading.language import language
from bot.reading.lexicon import Lexicon
from bot.reading.outline import Outline
from bot.reading.quotes import THRESHOLD, said
from bot.reading.summaries.summary import DEFAULT, Budget, summary
from bot.reading.terms import terms
from bot.reading.text import outline as outlined

READER = 19
"""The version of reading. Raise it when the same text gives another digest: older digests are then made anew."""


def read(
    article: Article, lexicon: Lexicon, budget: Budget = DEFAULT, threshold: float = THRESHOLD
) -> tuple[Digest, Outline]:
    """The digest of an article and its outline. An article in another language than English has only a genre.

    A speaker with a confidence below the threshold (0 to 1) is left out. A live blog or round-up has no terms, as it
    tells many events and joins no story.
    """
    outline = outlined(article.text, lexicon.text)
    spoken = language(article.text)
    kind = genre(article, outline)
    if spoken != "en":
        return Digest(article.id, article.revision, READER, spoken, kind), outline
    quotes, names = said(article, outline, kind.genre, lexicon.speech, threshold)
    return Digest(
        article=article.id,
        revision=article.revision,
        reader=READER,
        language=spoken,
        genre=kind,
        summary=summary(article, outline, budget, names=names),
        quotes=quotes,
        figures=with_speakers(figures(article, outline, lexicon.figures), quotes),
        names=names,
        terms=() if kind.genre == "live" else terms(article, outline),
    ), outline
