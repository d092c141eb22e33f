"""Lets `python -m simulator` start the program."""

from simulator.cli.main import main

raise SystemExit(main())
