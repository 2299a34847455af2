"""Summaries made of an article's own sentences: which may stand, what each brings, and the choice among them."""
