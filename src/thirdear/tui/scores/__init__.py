"""Scores and precedence tests on the screen."""
