"""Words as questions and articles spell them: stems, synonyms, sounds."""
