"""What a person reads elsewhere: gathered, written, handed on, verified."""
