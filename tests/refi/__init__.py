"""Tests of the room refi."""
