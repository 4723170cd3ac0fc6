"""The transcript on the screen: wrapping, heights and painting, apart from the widget itself."""
