"""Keeping a study safe: copies, passphrases, erasing, and a colleague's copy."""
