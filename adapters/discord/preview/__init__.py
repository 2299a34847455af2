"""What a message looks like on Discord, as a web page of our own making: to preview, and to look at in tests."""
