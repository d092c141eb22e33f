"""The settings and their sections."""
