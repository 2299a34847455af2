"""Slack: briefings, questions, commands and settings in a workspace, over Socket Mode or signed HTTP."""
