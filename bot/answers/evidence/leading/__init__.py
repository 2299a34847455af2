"""Which sentence or headline leads, being closest to what is asked, and which passages stand beside it."""
