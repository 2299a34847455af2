"""Who says each stretch: whom a tag means, what goes on without one, and how sure that is."""
