"""Who is named in an article and who is who: names, people, and what is said of them."""
