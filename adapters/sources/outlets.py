"""An outlet's name, from its feed's title and the site that its entries are on: "Dawn" of "Dawn - World"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from yarl import URL

LONG = 30
"""Characters up to which a title is shown with what it adds to the site's name ("Sound Code - Ann Heath's Blog")."""

SHORTEST = 3
"""Letters of a name, or of a part of a host, by which either is told to be the other's."""

PAIR = 2
"""Parts of a title of which one is believed to name the outlet, though the host is called otherwise."""

_SECTIONS = frozenset(
    (
        "about africa all america americas and articles arts asia atom australia blog breaking business canada "
        "category china comments content crime culture east economy english entertainment environment europe feed "
        "feeds finance for from front headlines health home homepage in india international latest living main "
        "markets middle money more most national new newest news of on opinion page politics popular post posts read "
        "recent rss science section sport sports stories tech technology the today top topic topics travel uk update "
        "updates us usa video videos weather web world xml"
    ).split()
)
"""Words that name a section, or a feed, and no outlet."""

_SEPARATOR = re.compile(r"\s+[-–—|·•»>/]+\s+|\s*[|»>]\s+|:\s+|\s+[-–—|·•»>:]+$")
_LISTED = re.compile(r"(?:recent content|home|blog|posts|articles)(?: in \S+)? on (?=\S)", re.IGNORECASE)
"""What Hugo puts before a site's name."""

_FOUND = re.compile(r"\s+(?:search records found \d+|(?:rss )?feed|rss|topics)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def outlet_name(title: str | None, links: Iterable[str]) -> str | None:
    """Who publishes a feed: the part of its title that names the site, else the title without its sections.

    A title of nothing but sections ("World", "Top Stories") names nobody; the site that most links lead to is the
    name then. None without a title.
    """
    if not title:
        return None
    site = _site(links)
    stated = [part.strip() for part in _SEPARATOR.split(_LISTED.sub("", title, count=1))]
    parts = [_FOUND.sub("", part) for part in stated if not _is_section(part)]
    named = [part for part in parts if _is_of(part, site)]
    if not parts:
        return site or title
    if named and (len(title) > LONG or len(parts) < len(stated)):
        return named[0]
    return parts[0] if len(parts) == 1 and len(stated) <= PAIR else title


def _site(links: Iterable[str]) -> str:
    """The host that most links lead to, the first of equals, without its "www."; empty without one."""
    hosts = Counter(host for link in links if (host := URL(link).host) and "." in host and not host[-1].isdigit())
    return max(hosts, key=hosts.__getitem__, default="").removeprefix("www.")


def _is_section(part: str) -> bool:
    return all(word.lower() in _SECTIONS for word in _WORD.findall(part))


def _is_of(part: str, site: str) -> bool:
    """Whether a host has a part's letters: "Al Jazeera" aljazeera.com, "NYT" nytimes.com, "ABC News" abcnews.com."""
    letters = _letters(part)
    labels = [_letters(label) for label in site.split(".")[:-1]]
    return any(
        min(len(label), len(letters)) >= SHORTEST and (label.startswith(letters) or letters.startswith(label))
        for label in labels
    )


def _letters(words: str) -> str:
    return "".join(_WORD.findall(words.lower().removeprefix("the ")))
