"""The customer's voice: lines in, sound out, and a notice where there is no sound."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from simulator.speech.cache import VoiceCache, is_sound
from simulator.speech.protocol import DISK, TEXT, Rendered, Voices, render_request, voices_request
from simulator.speech.utterance import Utterance
from simulator.speech.voices import DEFAULT, LANGUAGE, fit
from simulator.ui.voice.sound_player import SoundPlayer
from simulator.ui.voice.voice_notices import notice
from simulator.ui.voice.voice_process import PATIENCE_MS, VoiceProcess

# A worker that dies this often without rendering a line is not started again until the voice is switched off and on.
_LIVES = 2


class VoicePlayer(QObject):
    """Says the customer's lines aloud.

    Every `speak` ends in `finished` with its text, at once where it can't be heard, unless `stop` or another `speak` comes first;
    `started` precedes it where there is sound. `notice_raised` carries a sentence for the learner, once for each kind of trouble.
    No method waits, and neither the process nor the library for sound is loaded before the first line.
    """

    started = Signal(str)
    finished = Signal(str)
    notice_raised = Signal(str)

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        parent: QObject | None = None,
        *,
        sound: SoundPlayer | None = None,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        """`command` starts the worker (see `simulator.speech.protocol.worker_command`), `folder` keeps the sound files."""
        super().__init__(parent)
        self._cache = VoiceCache(folder)
        self._process = VoiceProcess(command, self, patience_ms)
        self._sound = sound or SoundPlayer(self)
        self._enabled = True
        self._engine: Voices | None = None
        self._numbers = 0
        self._lives = _LIVES
        self._raised: set[str] = set()
        self._languages_reported: set[str] = set()
        self._unspeakable: dict[Utterance, str] = {}
        self._unplayable: set[str] = set()
        self._wanted: Utterance | None = None
        self._sounding: Utterance | None = None
        self._asked: tuple[Utterance, Path] | None = None
        self._warming = False
        self._ahead: deque[Utterance] = deque()
        # The screen is painted first: all work begins when the event loop has nothing more urgent to do.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._advance)
        self._connect()

    def warm_up(self) -> None:
        """Load what the first line will need; to be called when nobody is waiting, since it takes a moment."""
        self._warming = True
        self._soon.start()

    def speak(self, utterance: Utterance) -> None:
        """Say this now, instead of what is being said."""
        self.stop()
        self._wanted = utterance
        self._soon.start()

    def prepare(self, utterances: Sequence[Utterance]) -> None:
        """Render these in order while the learner reads, and drop whatever was still to be prepared."""
        self._ahead = deque(utterances)
        self._soon.start()

    def can_say(self, utterance: Utterance) -> bool:
        """Whether this can be heard, as far as is known."""
        return self._is_recorded(utterance) or self._trouble(utterance) is None

    def stop(self) -> None:
        """Stop at once; a line that is still being rendered is kept for later and not played."""
        self._wanted = self._sounding = None
        self._sound.stop()

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100."""
        self._sound.set_volume(percent)

    def set_enabled(self, enabled: bool) -> None:
        """Switch the voice on or off; switched on again, it forgets earlier trouble and tries everything again."""
        if enabled == self._enabled:
            return
        self._enabled = enabled
        self._engine = None
        self._lives = _LIVES
        self._raised.clear()
        self._unspeakable.clear()
        self._unplayable.clear()
        if not enabled:
            self._sound.stop()
            self._rest()
            self._conclude()

    def close(self) -> None:
        """Stop and remove the sound files; the application calls this when it quits."""
        self._enabled = False
        self.stop()
        self._rest()
        self._sound.close()
        self._cache.close()

    def _connect(self) -> None:
        self._process.answered.connect(self._on_answer)
        self._process.ended.connect(self._on_worker_ended)
        self._process.missing.connect(self._on_engine_missing)
        self._sound.began.connect(self._on_sound_began)
        self._sound.ended.connect(self._conclude)
        self._sound.failed.connect(self._on_sound_failed)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    def _rest(self) -> None:
        """End the worker and forget its requests."""
        self._soon.stop()
        self._ahead.clear()
        self._asked = None
        self._process.close()

    def _advance(self) -> None:
        """Do the next thing: play what is wanted, then render what is missing."""
        try:
            self._play_wanted()
            self._render_next()
        except OSError:
            self._give_up("disk")

    def _play_wanted(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        if self._is_recorded(wanted):
            self._wanted, self._sounding = None, wanted
            self._sound.play(Path(wanted.recording))
            return
        trouble = self._trouble(wanted)
        if trouble is not None:
            self._notify(trouble, wanted)
            self._conclude()
        elif path := self._rendered(wanted):
            if self._engine and fit(self._engine.languages, wanted.language) == LANGUAGE:
                self._notify("country", wanted)
            self._wanted, self._sounding = None, wanted
            self._sound.play(path)

    def _render_next(self) -> None:
        if self._process.busy or not self._enabled or not self._lives:
            return
        while self._ahead and not self._is_to_render(self._ahead[0]):
            self._ahead.popleft()
        warming, self._warming = self._warming and self._sound.has_device(), False
        self._numbers += 1
        if self._engine is None:
            if self._wanted or self._ahead or warming:
                self._process.ask(voices_request(self._numbers))
        elif target := self._wanted or (self._ahead.popleft() if self._ahead else None):
            path = self._cache.path(target.key(self._engine.engine), self._engine.suffix)
            self._asked = (target, path)
            self._process.ask(render_request(self._numbers, target, path))

    def _is_recorded(self, utterance: Utterance) -> bool:
        """Whether a recording is heard, for which no engine is needed."""
        recording = utterance.recording
        return bool(recording) and self._enabled and recording not in self._unplayable and self._sound.has_device()

    def _is_to_render(self, utterance: Utterance) -> bool:
        return not self._is_recorded(utterance) and self._trouble(utterance) is None and self._rendered(utterance) is None

    def _trouble(self, utterance: Utterance) -> str | None:
        """Why this can't be heard: a kind of notice, empty where there is nothing to explain, None where it can be heard."""
        if not (self._enabled and self._lives and utterance.text):
            return ""
        if utterance in self._unspeakable:
            return self._unspeakable[utterance]
        if not self._sound.has_device():
            return self._silent()
        languages = self._engine.languages if self._engine else ()
        return "language" if languages and fit(languages, utterance.language) == DEFAULT else None

    def _silent(self) -> str:
        """Why nothing at all can be heard."""
        return "device" if self._sound.has_library() else "library"

    def _rendered(self, utterance: Utterance) -> Path | None:
        return self._cache.find(utterance.key(self._engine.engine), self._engine.suffix) if self._engine else None

    def _conclude(self) -> None:
        """Finish the line that was to be said, whether it was heard or not."""
        over = self._sounding or self._wanted
        self._wanted = self._sounding = None
        if over is not None:
            self.finished.emit(over.text)

    def _on_answer(self, answer: Voices | Rendered) -> None:
        if isinstance(answer, Voices):
            self._engine = answer if answer.ok else None
            if not answer.ok:
                self._on_engine_missing()
        elif self._asked is not None:
            (utterance, path), self._asked = self._asked, None
            self._lives = _LIVES
            self._on_rendered(utterance, path, answer)
        self._soon.start()

    def _on_rendered(self, utterance: Utterance, path: Path, answer: Rendered) -> None:
        if answer.ok and is_sound(path):
            self._cache.added(path)
        elif answer.kind == DISK and self._cache.temporary:
            self._give_up("disk")
        elif answer.kind == DISK:
            with contextlib.suppress(OSError):
                self._cache.move_to_temporary()
            if not self._cache.temporary:
                self._give_up("disk")
        else:
            self._unspeakable[utterance] = "" if answer.kind == TEXT else "line"

    def _on_worker_ended(self) -> None:
        """React to a worker that died or was killed: the line that is waited for gets a second try, a prepared line does not."""
        self._asked = None
        self._lives -= 1
        if self._lives:
            self._soon.start()
        else:
            self._give_up("worker")

    def _on_engine_missing(self) -> None:
        self._give_up("engine")

    def _on_sound_began(self) -> None:
        if self._sounding is not None:
            self.started.emit(self._sounding.text)

    def _on_sound_failed(self) -> None:
        if self._sounding is not None and not self._sound.has_device():
            self._notify(self._silent(), self._sounding)
        elif self._sounding is not None and self._is_recorded(self._sounding):
            # the voice stands in
            self._unplayable.add(self._sounding.recording)
            self._wanted, self._sounding = self._sounding, None
            self._soon.start()
            return
        elif self._sounding is not None:
            self._unspeakable[self._sounding] = "line"
            self._notify("line", self._sounding)
        self._conclude()

    def _give_up(self, kind: str) -> None:
        """Say nothing until the voice is switched off and on."""
        self._lives = 0
        self._rest()
        self._notify(kind, self._wanted)
        self._conclude()

    def _notify(self, kind: str, utterance: Utterance | None) -> None:
        sentence = notice(kind, utterance)
        # Switching the voice off and on brings no new voices, so a missing language is reported only once in a run.
        raised = self._languages_reported if kind in ("language", "country") else self._raised
        if sentence and sentence not in raised:
            raised.add(sentence)
            self.notice_raised.emit(sentence)
