"""The first tables: articles with what they say, stories, sources, conversations, and their full-text indexes."""

from __future__ import annotations

from adapters.sqlite.schema.origin.articles import ARTICLES
from adapters.sqlite.schema.origin.digests import DIGESTS
from adapters.sqlite.schema.origin.indexes import INDEXES
from adapters.sqlite.schema.origin.telling import TELLING

ORIGIN = (*ARTICLES, *DIGESTS, *INDEXES, *TELLING)
