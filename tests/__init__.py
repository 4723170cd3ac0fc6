"""Tests: one folder a room of the program, the same names inside."""
