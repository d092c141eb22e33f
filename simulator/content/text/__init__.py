"""A file's bytes as text, the values that were read from it with their places, and the problems gathered on the way."""
