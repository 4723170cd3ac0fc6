"""Tests of the room vignettes."""
