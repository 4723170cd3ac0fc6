"""A study's numbers for other programs: tables, a registry, files of passes."""
