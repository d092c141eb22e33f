"""Choosing a scenario, and the problems of a file."""
