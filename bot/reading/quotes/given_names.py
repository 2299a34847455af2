"""Whether two full names with one surname can be one person's: initials, short forms, slips of the pen."""

from __future__ import annotations

_LONG = 6
_SHORT_FORMS = {
    "bill": "william", "billy": "william", "will": "william", "bob": "robert", "bobby": "robert", "rob": "robert",
    "jim": "james", "jimmy": "james", "mike": "michael", "tom": "thomas", "tommy": "thomas", "joe": "joseph",
    "dick": "richard", "rick": "richard", "jack": "john", "johnny": "john", "ted": "edward", "ed": "edward",
    "tony": "anthony", "chuck": "charles", "charlie": "charles", "liz": "elizabeth", "beth": "elizabeth",
    "kate": "katherine", "kathy": "katherine", "peggy": "margaret", "meg": "margaret", "steve": "stephen",
    "dave": "david", "andy": "andrew", "hank": "henry", "larry": "lawrence", "jerry": "gerald",
    "josh": "joshua", "dan": "daniel", "ben": "benjamin", "matt": "matthew", "nick": "nicholas", "tim": "timothy",
    "greg": "gregory", "jeff": "jeffrey", "ken": "kenneth", "ron": "ronald", "don": "donald", "ray": "raymond",
    "vlad": "vladimir", "sue": "susan", "deb": "deborah", "debbie": "deborah", "jen": "jennifer", "abby": "abigail",
}  # fmt: skip
"""Short forms in everyday use, each of one name; those of several ("sam", "alex", "chris") are left out."""


def may_be_one(known: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether two names with one surname can be one person's."""
    if len(known) == 1 or len(parts) == 1:
        return True
    first, second = known[0], parts[0]
    return (
        first == second
        or _misspelled(first, second)
        or _short_form(first, second)
        or ((len(first) == 1 or len(second) == 1) and first[0] == second[0])
        or first in parts
        or second in known
    )


def _misspelled(one: str, other: str) -> bool:
    """Whether two long given names differ in one letter, as "Kristin" and "Kristen" do."""
    if len(one) != len(other) or len(one) < _LONG or one[0] != other[0]:
        return False
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1


def _short_form(one: str, other: str) -> bool:
    return _SHORT_FORMS.get(one) == other or _SHORT_FORMS.get(other) == one
