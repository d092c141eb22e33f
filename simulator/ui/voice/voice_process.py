"""The child process that renders the customer's voice: whatever happens to it is reported by a signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QProcess, QSignalBlocker, QTimer, Signal, SignalInstance

from simulator.speech.protocol import decode_answer, encode, worker_folder

PATIENCE_MS = 10_000
# How long an idle worker may take to notice that its input is closed; a busy one is killed after it.
_FAREWELL_MS = 200
# How long a killed one may take to end, which on a busy computer is not at once.
_LAST_MS = 5_000


class VoiceProcess(QObject):
    """One worker at a time, one request at a time; the next request starts a new worker if the last one is gone.

    `answered` carries a `Voices` or `Rendered`. `ended` says that the worker stopped with a request under way: it died, its
    answer made no sense, or it was killed for taking longer than `patience_ms`. `missing` says that it could not be started.
    """

    answered = Signal(object)
    ended = Signal()
    missing = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._running: list[QProcess] = []
        self._busy = False
        self._watchdog = QTimer(self, singleShot=True, interval=patience_ms)
        self._watchdog.timeout.connect(self._kill)
        # An object deleted without `close` must not take a running process with it: Qt would complain and leave it running.
        self.destroyed.connect(partial(_end_all, self._running))

    @property
    def busy(self) -> bool:
        """Whether a request is under way."""
        return self._busy

    @property
    def process_id(self) -> int:
        """The worker's process number, 0 where none runs."""
        return self._running[0].processId() if self._running else 0

    def ask(self, request: Mapping[str, Any]) -> None:
        """Send a request; one of the signals answers it, `missing` possibly before this returns."""
        self._busy = True
        self._watchdog.start()
        if not self._running:
            self._start()
        for process in self._running:
            process.write(encode(request))

    def close(self) -> None:
        """End the worker and wait for it, so that none is left running; no signal follows. The next request starts another."""
        self._busy = False
        self._watchdog.stop()
        _end_all(self._running)

    def _start(self) -> None:
        process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(self._command[1:])
        folder = worker_folder()
        if folder.is_dir():
            process.setWorkingDirectory(str(folder))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._running.append(process)
        process.start()

    def _read(self) -> None:
        while self._running and self._running[0].canReadLine():
            try:
                answer = decode_answer(bytes(self._running[0].readLine().data()))
            except ValueError:
                self._kill()
                return
            self._busy = False
            self._watchdog.stop()
            self.answered.emit(answer)

    def _kill(self) -> None:
        for process in self._running:
            process.kill()

    def _on_finished(self) -> None:
        self._forget(self.ended)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._forget(self.missing)

    def _forget(self, signal: SignalInstance) -> None:
        self._running.pop().deleteLater()
        self._watchdog.stop()
        was_busy, self._busy = self._busy, False
        if was_busy:
            signal.emit()


def _end_all(running: list[QProcess]) -> None:
    """Wait for the processes to end, or kill them; all have ended and been reaped when this returns."""
    while running:
        process = running.pop()
        with QSignalBlocker(process):
            process.closeWriteChannel()
            if process.state() != QProcess.ProcessState.NotRunning and not process.waitForFinished(_FAREWELL_MS):
                process.kill()
                process.waitForFinished(_LAST_MS)
        process.deleteLater()
