"""Tagging: one session, every key that sets, takes and finds codes."""
