"""Time that stands still until a test moves it: no timer of the program runs out because a machine was slow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

START = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
PATIENCE = 60_000
"""Milliseconds after which a test that waits is taken to hang; what it waits for takes a tenth of it on the busiest machine."""
LOOK = 10
"""Milliseconds that go by between two looks of a test that waits for something."""
TURN = 5
"""Milliseconds, of the real ones, that the window and other threads have between two looks."""

QT = SimpleNamespace(**{name: getattr(QTimer, name) for name in ("start", "stop", "setInterval", "isActive", "singleShot")})
"""What Qt itself does."""


class VirtualTime:
    """Stands in for the clock and the timers of the window. What is due at once (0 ms) is still a matter of the event loop."""

    def __init__(self) -> None:
        self.passed = 0
        self._turns = count()
        self._due: dict[object, tuple[int, int, QObject, Callable[[], object]]] = {}

    def now(self) -> datetime:
        """The time of day; each look at it takes a microsecond, so that what comes later has a later time."""
        return START + timedelta(milliseconds=self.passed, microseconds=next(self._turns))

    def seconds(self) -> float:
        """The seconds gone by, as `time.monotonic` does."""
        return self.passed / 1000

    def advance(self, milliseconds: float) -> None:
        """Let time go by: each timer runs out in its turn, and the window does what comes of it."""
        end = self.passed + round(milliseconds)
        while (first := self._first()) is not None and self._due[first][0] <= end:
            self._run_out(first)
        self.passed = end
        QCoreApplication.processEvents()

    def step(self) -> None:
        """Let as much time go by as between two looks of a test that waits, but let no more than one timer run out."""
        first, end = self._first(), self.passed + LOOK
        if first is not None and self._due[first][0] <= end:
            self._run_out(first)
        else:
            self.passed = end

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take the place of what Qt does for the timers that belong to some part of the program."""
        monkeypatch.setattr(QTimer, "start", lambda timer, *interval: self._start(timer, *interval))
        monkeypatch.setattr(QTimer, "stop", lambda timer: self._stop(timer))
        monkeypatch.setattr(QTimer, "setInterval", lambda timer, interval: self._set_interval(timer, interval))
        monkeypatch.setattr(QTimer, "isActive", lambda timer: timer in self._due or QT.isActive(timer))
        monkeypatch.setattr(QTimer, "singleShot", staticmethod(self._single_shot))
        monkeypatch.setattr("simulator.app.now", self.now)

    def _start(self, timer: QTimer, *interval: int) -> None:
        if _of_a_test(timer):
            QT.start(timer, *interval)
            return
        self._stop(timer)
        if interval:
            QT.setInterval(timer, *interval)
        if timer.interval():
            self._put(timer, timer.interval(), timer, lambda: self._on_timer(timer))
        else:
            QT.start(timer)

    def _stop(self, timer: QTimer) -> None:
        self._due.pop(timer, None)
        QT.stop(timer)

    def _set_interval(self, timer: QTimer, interval: int) -> None:
        QT.setInterval(timer, interval)
        if timer in self._due:
            self._start(timer)

    def _single_shot(self, milliseconds: int, *receiver_and_slot: Any) -> None:
        if milliseconds and len(receiver_and_slot) == 2:
            self._put(object(), milliseconds, *receiver_and_slot)
        else:
            QT.singleShot(milliseconds, *receiver_and_slot)

    def _put(self, key: object, after: int, owner: QObject, act: Callable[[], object]) -> None:
        self._due[key] = (self.passed + after, next(self._turns), owner, act)

    def _first(self) -> object | None:
        for key in [key for key, (_, _, owner, _) in self._due.items() if not isValid(owner)]:
            del self._due[key]
        return min(self._due, key=lambda key: self._due[key][:2], default=None)

    def _run_out(self, key: object) -> None:
        self.passed, _, _, act = self._due.pop(key)
        act()
        QCoreApplication.processEvents()

    def _on_timer(self, timer: QTimer) -> None:
        if not timer.isSingleShot():
            self._put(timer, timer.interval(), timer, lambda: self._on_timer(timer))
        timer.timeout.emit()


def _of_a_test(timer: QTimer) -> bool:
    """Whether a timer is a test's own, or one of pytest-qt's, which guard against hanging."""
    return timer.parent() is None or isinstance(timer.parent(), QEventLoop)


class WaitingBot(QtBot):
    """Lets time go by while a test waits for something, and has the patience that a busy machine needs."""

    def __init__(self, request: pytest.FixtureRequest, time: VirtualTime) -> None:
        super().__init__(request)
        self.time = time

    def wait(self, ms: int) -> None:
        """Wait for whatever is under way, but not for time, which does not go by by itself."""
        super().wait(min(ms, TURN))

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802 - pytest-qt's name
        """Look again and again; between two looks time goes by."""

        def look() -> bool | None:
            met: bool | None = False
            try:
                met = callback()
            finally:
                if met is False:
                    self.time.step()
            return met

        super().waitUntil(look, timeout=timeout)

    def wait_for_threads(self, callback: Callable[[], bool]) -> None:
        """Look again and again while other threads are at work; no time goes by."""
        super().waitUntil(callback, timeout=PATIENCE)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:  # noqa: N802 - pytest-qt's name
        """Let time go by until the signal comes."""
        blocker = super().waitSignal(signal, timeout=timeout, **how)
        wait = blocker.wait

        def wait_while_time_goes_by() -> None:
            passing = QTimer(interval=TURN)
            passing.timeout.connect(self.time.step)
            passing.start()
            try:
                wait()
            finally:
                passing.stop()

        blocker.wait = wait_while_time_goes_by
        return blocker
