"""Tests of the room segmenting."""
