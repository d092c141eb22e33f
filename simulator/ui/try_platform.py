"""Asks Qt for the platform that the environment names; started as a process of its own, which Qt ends where that goes wrong."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

if __name__ == "__main__":
    QGuiApplication([])
