"""Starts the program: `python -m simulator`, and `run`, which names this file because that is the quickest way in."""

from simulator.cli.main import main

if __name__ == "__main__":  # not where a child process reads this to find its way
    raise SystemExit(main())
