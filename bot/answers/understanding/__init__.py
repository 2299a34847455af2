"""What a question wants, of whom and what, from when: by its words alone."""
