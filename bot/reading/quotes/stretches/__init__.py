"""Where an article quotes: stretches in marks, block quotes, turns of a transcript, answers of an interview."""
