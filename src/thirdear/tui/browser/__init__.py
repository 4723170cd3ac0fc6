"""The desk in a browser of this computer, behind guards."""
