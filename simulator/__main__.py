"""Starts the program: `python -m simulator`, and `run`, which names this file because that is the quickest way in."""

import sys

PARTS = ("simulator.speech.worker", "simulator.ui.try_platform")
"""What the program starts as processes of its own."""


def start() -> int:
    """Start the program, or where it was built into one folder the part that it asks itself for. Returns the exit status."""
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
        if sys.argv[1:2] == ["-m"] and sys.argv[2] in PARTS:
            import runpy

            del sys.argv[1]
            runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=False)
            return 0
    from simulator.cli.main import main

    return main()


if __name__ == "__main__":  # not where a child process reads this to find its way
    raise SystemExit(start())
