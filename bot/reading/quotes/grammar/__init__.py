"""Who does the reporting in a sentence, by its tokens alone: noun phrases, verbs, subjects, tags."""
