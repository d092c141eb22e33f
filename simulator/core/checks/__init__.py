"""What is proved about a scenario."""
