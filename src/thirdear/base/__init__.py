"""What several rooms need; it knows no room but the vocabulary."""
