"""Bringing transcripts in: planned, looked at, chosen, stored."""
