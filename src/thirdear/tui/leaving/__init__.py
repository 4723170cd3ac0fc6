"""What leaves a study: its disguise, and the files that are written."""
