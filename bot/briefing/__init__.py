"""Briefings: when they are due, which stories they tell, and how they are laid out."""
