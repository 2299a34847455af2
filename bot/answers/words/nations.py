"""Countries and their people, which news names one for the other: "Sweden", "the Swedish women"."""

from __future__ import annotations

from collections.abc import Iterable

_NATIONS = """
afghanistan afghan, africa african, albania albanian, algeria algerian, america american, argentina argentine
argentinian, armenia armenian, asia asian, australia australian, austria austrian, azerbaijan azerbaijani azeri,
bangladesh bangladeshi, belarus belarusian, belgium belgian, bolivia bolivian, bosnia bosnian, brazil brazilian,
britain british, bulgaria bulgarian, cambodia cambodian, canada canadian, chile chilean, china chinese, colombia
colombian, congo congolese, congress congressional, croatia croatian, cuba cuban, cyprus cypriot, denmark danish,
ecuador ecuadorian, egypt egyptian, england english, estonia estonian, ethiopia ethiopian, europe european, finland
finnish, france french, georgia georgian, germany german, ghana ghanaian, greece greek, haiti haitian, hungary
hungarian, iceland icelandic, india indian, indonesia indonesian, iran iranian, iraq iraqi, ireland irish, israel
israeli, italy italian, japan japanese, jordan jordanian, kazakhstan kazakh, kenya kenyan, korea korean, kosovo
kosovan, kuwait kuwaiti, latvia latvian, lebanon lebanese, libya libyan, lithuania lithuanian, malaysia malaysian,
mexico mexican, moldova moldovan, morocco moroccan, nepal nepalese nepali, netherlands dutch, nigeria nigerian, norway
norwegian, oman omani, pakistan pakistani, palestine palestinian, peru peruvian, philippines philippine filipino,
poland polish, portugal portuguese, qatar qatari, romania romanian, russia russian, scotland scottish, senegal
senegalese, serbia serbian, singapore singaporean, slovakia slovak, slovenia slovenian, somalia somali, spain spanish,
sudan sudanese, sweden swedish, switzerland swiss, syria syrian, taiwan taiwanese, thailand thai, tunisia tunisian,
turkey turkish, uganda ugandan, ukraine ukrainian, ussr soviet, uzbekistan uzbek, venezuela venezuelan, vietnam
vietnamese, wales welsh, yemen yemeni, zambia zambian, zimbabwe zimbabwean
"""
"""A country, then its people. A name typed one way is met by the other."""

NATIONS = tuple(each.split() for each in _NATIONS.split(","))
"""The names of each country or continent, folded."""

_NATION = {word: place for place, group in enumerate(NATIONS) for word in group}


def nations_in(words: Iterable[str]) -> set[int]:
    """Which of them are named by these folded words, by country or people."""
    return {_NATION[word] for word in words if word in _NATION}


def is_nation(word: str) -> bool:
    """Whether a folded word names one, or says whose something is: "norway's"."""
    return bool(nations_in((word.removesuffix("'s"),)))
