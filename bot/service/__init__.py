"""What the front desk does for a space: its briefings, sources, topics and settings, and who may change them."""
