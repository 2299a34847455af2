"""What a line means after those before it: follow-ups made whole, and what only refers back."""
