"""What screens are made of: lines, lists, small windows."""
