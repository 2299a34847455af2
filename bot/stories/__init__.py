"""Stories: which articles tell one event, which quotes are one statement, which figures disagree, what is new."""
