"""Measurements beside the tests: each bar as a ratio, both sides taken in turn in the same run.

`./run bench` prints them all, `./run bench start memory` some of them. Machines differ and so do hours of the day, so that only
ratios are compared with a bar; medians of several rounds, CPU time for work and wall time for what a person waits for.
"""
