"""The core of Verbatim: reads news and says what it says, word for word; knows no chat platform, network or disk."""
