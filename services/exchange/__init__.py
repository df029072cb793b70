"""What comes in from other lists, and goes out to them."""
