"""REFI-QDA projects (.qdpx, .qdc) of other programs for qualitative data, both ways."""
