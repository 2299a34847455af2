from __future__ import annotations

import subprocess
import sys

import pytest

from bot.reading.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry sank off the pier on Monday night, and the board does not know why it did.", "en"),
        ("Die Fähre ist am Montag gesunken, und niemand weiß, warum das Schiff nicht im Hafen geblieben ist.", "de"),
        ("Le bac a coulé lundi soir près du quai, et la commission ne sait pas encore pourquoi.", "fr"),
        ("El transbordador se hundió el lunes por la noche y nadie sabe todavía cuál fue la causa.", "es"),
        ("Паром затонул в понедельник вечером, и никто не знает, почему это произошло.", "ru"),
        ("フェリーは月曜日の夜に沈没し、原因はまだ分かっていません。", "ja"),
        ("Die Regierung lehnt die Waffenruhe ab", "de"),
    ],
)
def test_the_language_of_a_text_is_told(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["", "1234", "Inter 2-1 Larkfield", "Shares rise", "— … —"])
def test_too_little_to_tell_counts_as_english(text: str) -> None:
    assert language(text) == "en"


def test_a_foreign_quotation_in_an_english_text_changes_nothing() -> None:
    assert language("The captain said that he would stay: “Je ne bougerai pas d'ici.” He did, for a day.") == "en"


def test_plain_english_is_told_without_the_classifier() -> None:
    code = (
        "import sys; from bot.reading.language import language;"
        "print(language('The ferry sank off the pier on Monday night.'), 'py3langid' in sys.modules)"
    )

    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert printed.split() == ["en", "False"]
