"""Exact statistics of simulated players (Markov chains), the cue audit, and the report."""
