"""Other people's tables, both ways."""
