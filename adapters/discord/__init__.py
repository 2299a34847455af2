"""Discord: what is said is rendered, posted and answered over discord.py.

The library is imported as `discord`; this package is always `adapters.discord`.
"""
