"""What is found as a message: answers, quotes, stories, comparisons, what is new, help."""
