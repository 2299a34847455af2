"""Delivery of briefings and messages to channels; `publishing.Publisher` is the entry point."""
