"""The terminal as a chat platform: format, courier and chat."""
