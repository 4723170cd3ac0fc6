"""What a study knows beside its words, entered on the desk."""
