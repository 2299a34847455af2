"""Articles worth reading: the words of a question as the articles spell them, and who holds an office it names."""
