"""What a scenario, a session and a score are: pure values and pure functions.

The one rule: nothing in here opens a file, reads the clock, draws a random number, logs or knows Qt. What it needs is an
argument, what it gives is a value. Only the standard library is imported.
"""
