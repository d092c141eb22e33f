"""Trainees, attempts, drills and PINs."""
