"""Drawings of figures, each with a text equivalent."""
