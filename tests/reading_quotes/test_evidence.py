from __future__ import annotations

from typing import get_args

import pytest

from bot.reading.quotes.grammar.tags import TagKind
from bot.reading.quotes.people.cast import Naming, Voice
from bot.reading.quotes.speakers.evidence import Attribution, Chain, EvidenceKind, confidence


@pytest.mark.parametrize("naming", get_args(Naming))
@pytest.mark.parametrize("kind", [*get_args(TagKind), *get_args(Chain)])
def test_each_kind_of_evidence_says_how_sure_each_way_of_naming_is(kind: EvidenceKind, naming: Naming) -> None:
    speaker = Voice("Dana Whitfield", "person", naming, 0, 1)

    assert 0.0 < confidence(Attribution(speaker, kind)) <= 1.0
