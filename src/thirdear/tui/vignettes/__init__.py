"""Vignettes: candidates, their preview, and the screen on which they are culled."""
