"""What is wrong with a value or a key that is not as its shape wants it, and what to write there."""
