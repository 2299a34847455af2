"""Time zones by the names of places: zones, cities, countries, and the letters and words for zones that people use."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from bot.errors import UsageError

LONGEST_PLACE = 60
"""Characters of a place."""

SPOKEN = {
    "utc": "UTC", "gmt": "UTC", "greenwich": "UTC", "zulu": "UTC",
    "uk": "Europe/London", "british": "Europe/London", "bst": "Europe/London", "wet": "Europe/Lisbon",
    "cet": "Europe/Paris", "cest": "Europe/Paris", "central european": "Europe/Paris", "mez": "Europe/Berlin",
    "eet": "Europe/Helsinki", "eest": "Europe/Helsinki", "eastern european": "Europe/Helsinki", "msk": "Europe/Moscow",
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "eastern": "America/New_York",
    "ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago", "central": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver", "mountain": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "ist": "Asia/Kolkata", "jst": "Asia/Tokyo", "kst": "Asia/Seoul",
    "hkt": "Asia/Hong_Kong", "sgt": "Asia/Singapore", "aest": "Australia/Sydney", "aedt": "Australia/Sydney",
    "awst": "Australia/Perth", "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
}  # fmt: skip
"""Letters and words for zones, as they are meant where most people use them."""

CITIES = {
    "Europe/Kyiv": "kiev ukraine lviv odesa odessa kharkiv dnipro",
    "Europe/London": "edinburgh glasgow manchester birmingham liverpool leeds cardiff oxford england scotland wales",
    "Europe/Berlin": "munich hamburg frankfurt cologne stuttgart leipzig dresden dusseldorf",
    "Europe/Paris": "lyon marseille strasbourg toulouse bordeaux",
    "Europe/Madrid": "barcelona valencia seville bilbao",
    "Europe/Rome": "milan naples turin florence venice",
    "Europe/Zurich": "geneva basel bern",
    "Europe/Amsterdam": "rotterdam the_hague utrecht holland",
    "Europe/Brussels": "antwerp ghent",
    "Europe/Warsaw": "krakow gdansk wroclaw",
    "Europe/Moscow": "st_petersburg saint_petersburg",
    "Europe/Istanbul": "ankara izmir",
    "America/New_York": "washington washington_dc boston miami atlanta philadelphia nyc",
    "America/Chicago": "houston dallas austin",
    "America/Los_Angeles": "san_francisco seattle san_diego las_vegas",
    "America/Toronto": "ottawa montreal",
    "America/Sao_Paulo": "rio_de_janeiro rio brasilia",
    "Asia/Kolkata": "mumbai delhi new_delhi bangalore bengaluru hyderabad chennai",
    "Asia/Shanghai": "beijing shenzhen guangzhou china",
    "Asia/Tokyo": "osaka kyoto",
    "Asia/Jerusalem": "tel_aviv",
    "Asia/Dubai": "abu_dhabi",
    "Asia/Karachi": "islamabad lahore",
    "Asia/Ho_Chi_Minh": "hanoi",
    "Australia/Sydney": "canberra",
    "Pacific/Auckland": "wellington",
}
"""Cities that many people live in and no zone is named after, and other names of places."""


def zone_of(place: str) -> str:
    """The zone of a place ("Europe/Kyiv", "Kyiv", "Ukraine", "Eastern time"); raises UsageError naming the nearest."""
    wanted = folded(place[:LONGEST_PLACE])
    known = _zones()
    for name in (wanted, wanted.removesuffix(" time"), wanted.removesuffix(" time zone")):
        if name in known:
            return known[name]
    if wanted in _wide():
        problem = "it has several time zones"
        raise UsageError(f"zone {place[:LONGEST_PLACE]!r}", problem, f"name a city, such as {_wide()[wanted]}")
    near = get_close_matches(wanted, known, 1, 0.7)
    way_out = f"did you mean {known[near[0]]}?" if near else "name a large city, such as Kyiv, or a zone, Europe/Kyiv"
    raise UsageError(f"zone {place[:LONGEST_PLACE]!r}", "there is no such place or zone", way_out)


def zones_like(prefix: str, limit: int) -> list[str]:
    """Names of zones with a word that begins so, or whose places do; by name."""
    wanted = folded(prefix)
    found = {zone for name, zone in _zones().items() if any(part.startswith(wanted) for part in (name, *name.split()))}
    return sorted(found, key=lambda zone: (not zone.lower().rpartition("/")[2].startswith(wanted), zone))[:limit]


def is_place(words: str) -> bool:
    """Whether this is exactly the name of a place or zone."""
    return folded(words) in _zones() or folded(words) in _wide()


def folded(name: str) -> str:
    """A name in small letters, without accents, its words parted by single spaces."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(letters.replace("_", " ").replace("’", "'").split())


@cache
def _zones() -> dict[str, str]:
    """Zones by folded names; what stands first counts."""
    found: dict[str, str] = {}
    zones = sorted(available_timezones())
    for zone in zones:
        found.setdefault(folded(zone), zone)
    for name, zone in SPOKEN.items():
        found[name] = zone
    for zone, cities in CITIES.items():
        for city in cities.split():
            found[folded(city)] = zone
    main = get_global("zone_territories")
    for zone in sorted(zones, key=lambda zone: (zone not in main and zone != "Europe/Kyiv", zone)):
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/")):
            found.setdefault(folded(zone.rpartition("/")[2]), zone)
    for zone, named in Locale("en").time_zones.items():
        if zone in zones and "city" in named:
            found.setdefault(folded(str(named["city"])), zone)
    for territory, zone in _narrow().items():
        found.setdefault(territory, zone)
    return found


@cache
def _territories() -> dict[str, tuple[str, ...]]:
    """Zones of each territory, by its folded English name."""
    zones: dict[str, list[str]] = {}
    known = available_timezones()  # which reads every file of the zones
    for zone, territory in get_global("zone_territories").items():
        if zone in known:
            zones.setdefault(territory, []).append(zone)
    names = Locale("en").territories
    return {folded(str(names[code])): tuple(found) for code, found in zones.items() if code in names and code != "001"}


@cache
def _narrow() -> dict[str, str]:
    """Territories where the clocks show the same time everywhere."""
    return {name: zones[0] for name, zones in _territories().items() if len({_clock(zone) for zone in zones}) == 1}


@cache
def _wide() -> dict[str, str]:
    """Territories with several times, and a city of each."""
    examples = {"united states": "New York", "russia": "Moscow", "australia": "Sydney", "canada": "Toronto"}
    narrow = _narrow()
    wide = {name: zones[0] for name, zones in _territories().items() if name not in narrow}
    named = {name: examples.get(name, zone.rpartition("/")[2].replace("_", " ")) for name, zone in wide.items()}
    return named | {"usa": "New York", "us": "New York", "america": "New York"}


def _clock(zone: str) -> tuple[timedelta | None, ...]:
    """How far the clocks are from UTC in winter and summer of one year."""
    local = ZoneInfo(zone)
    return tuple(datetime(2026, month, 15, tzinfo=UTC).astimezone(local).utcoffset() for month in (1, 7))
