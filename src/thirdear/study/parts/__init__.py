"""The parts of `Study`, one a kind of thing a study has; they only delegate."""
