"""The language of a text: English by its function words, any other by py3langid."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.reading.content_words import FUNCTION_WORDS, words

SAMPLE = 2_000
"""Characters looked at."""

CLASSIFIED = 500
"""Characters given to the classifier; more make it slower and hardly better."""

ENGLISH = 0.25
"""A text with this share of function words is English: 0.4 to 0.5 is usual, other languages stay below 0.15."""

SHORT = 20
"""Words; a shorter text is English unless the classifier is sure of another language."""

SURE = 0.6
"""The probability at which the classifier is believed for a short text."""

# The languages of news: among all that it knows, the classifier finds rare ones.
LANGUAGES = """
    ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk
    ur vi zh
""".split()


def language(text: str) -> str:
    """The ISO 639-1 code of the language of the first 2,000 characters; "en" when there is too little text."""
    sample = text[:SAMPLE]
    found = words(sample)
    if not found or sum(word in FUNCTION_WORDS for word in found) / len(found) >= ENGLISH:
        return "en"
    code, probability = _classifier().classify(sample[:CLASSIFIED])
    return str(code) if len(found) >= SHORT or probability >= SURE else "en"


@cache
def _classifier() -> Any:
    """The classifier, loaded when it is first needed: it takes 110 MB and a quarter of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
