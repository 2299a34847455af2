"""Which language a text is in: English by its function words, any other by py3langid."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.reading.content_words import FUNCTION_WORDS, words

SAMPLE = 2_000
"""Characters looked at."""

CLASSIFIED = 500
"""Characters that the classifier gets: more make it slower and hardly surer."""

ENGLISH = 0.25
"""Share of function words from which a text is English: 0.4 to 0.5 is usual, other languages stay under 0.15."""

SHORT = 20
"""Words; fewer count as English unless the classifier is sure that they are not."""

SURE = 0.6
"""Its probability of another language from which it is believed over a short text."""

# What news is written in: left to choose among all that it knows, the classifier finds rare languages.
LANGUAGES = """
    ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk
    ur vi zh
""".split()


def language(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text's beginning is in; "en" where there is too little."""
    sample = text[:SAMPLE]
    found = words(sample)
    if not found or sum(word in FUNCTION_WORDS for word in found) / len(found) >= ENGLISH:
        return "en"
    code, probability = _classifier().classify(sample[:CLASSIFIED])
    return str(code) if len(found) >= SHORT or probability >= SURE else "en"


@cache
def _classifier() -> Any:
    """Loaded when the first text that is not plainly English comes: it takes 110 MB and a quarter of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
