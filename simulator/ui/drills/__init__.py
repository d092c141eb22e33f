"""Decisions that are due again, one after the other."""
