"""The principles, to read."""
