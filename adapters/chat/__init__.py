"""What the chat platforms share: what they offer beneath what they say, how it is cut, and what they keep in hand."""
