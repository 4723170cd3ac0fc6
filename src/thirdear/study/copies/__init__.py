"""Other copies of a study, and what keeps it: snapshots, merges, passphrases."""
