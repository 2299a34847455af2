"""What the history holds for a wish: passages looked up, weighed and ranked, and how sure they are."""
