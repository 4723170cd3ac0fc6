"""Tests of the room writeup."""
