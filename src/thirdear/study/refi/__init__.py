"""Projects of other programs for qualitative data, both ways."""
