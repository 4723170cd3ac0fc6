"""Listening while reading: a small client of mpv, and what the keys of the desk do with it."""
