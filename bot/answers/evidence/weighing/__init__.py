"""How well each stretch of the articles found answers, and how sure the best of them makes an answer."""
