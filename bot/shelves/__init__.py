"""The shelves of a history, as small protocols; a history opens them all as `Books`."""
