"""Tests of the room disguise."""
