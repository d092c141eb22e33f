"""The time between two clicks, in which a person reads: the same for whatever is compared."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication

READING = 0.008
"""Seconds. A person takes longer; what matters is that the processor has had something else to do meanwhile."""


def read(app: QCoreApplication) -> None:
    """Let the time go by, with the event loop running."""
    until = time.perf_counter() + READING
    while time.perf_counter() < until:
        app.processEvents()
