"""Who wrote an opinion piece, as far as the article tells."""

from __future__ import annotations

import re

from bot.model import Article

_ABOUT = re.compile(r"^About the author[.:]?\s+([^\n,.]{3,60})[,.]", re.MULTILINE)
UNKNOWN = "the author"


def author(article: Article) -> str:
    """The author's name from the article's data or its closing line; "the author" where neither names one."""
    if article.author:
        return article.author
    about = _ABOUT.search(article.text)
    return about.group(1).strip() if about else UNKNOWN
