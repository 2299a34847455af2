"""Text to what it says: sentences, noise, names, quotes, speakers, figures, summary; pure and by offsets."""
