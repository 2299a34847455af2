"""How briefings and messages get to their channels: `publishing.Publisher` is the way in."""
