"""How long a test waits for another process or thread before it takes that for hung; no speed is judged by it."""

from __future__ import annotations

GUARD = 300.0
"""Seconds; nothing that works takes a tenth of it, on whatever machine."""
