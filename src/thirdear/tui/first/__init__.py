"""First steps: welcome, practice, a new study, bringing transcripts in."""
