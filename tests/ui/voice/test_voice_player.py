"""Tests of the customer's voice with a fake engine, on a loudspeaker that nobody hears."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import wave
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from simulator.speech.loudspeaker import Loudspeaker
from simulator.speech.protocol import worker_command, worker_folder
from simulator.speech.utterance import Utterance
from simulator.ui.voice.sound_player import SoundPlayer
from simulator.ui.voice.voice_player import VoicePlayer
from tests.guard import GUARD
from tests.ui.virtual_time import PATIENCE

FAKE = worker_command("fake")
HELLO = Utterance("Hello there", "en-GB")


class SoundWithDevice(SoundPlayer):
    """Plays as a loudspeaker would, and makes no sound."""

    device, library = True, True

    def __init__(self):
        super().__init__(loudspeaker=Loudspeaker(["NULL"]))
        self._patience.setInterval(PATIENCE)

    def has_device(self):
        """As the test wants it."""
        return self.device

    def has_library(self):
        """As the test wants it."""
        return self.library


class Diary(QObject):
    """Writes down what a player reports."""

    def __init__(self, player):
        super().__init__()
        self.started, self.finished, self.notices = [], [], []
        player.started.connect(self.started.append)
        player.finished.connect(self.finished.append)
        player.notice_raised.connect(self.notices.append)


@pytest.fixture
def make_player(qapp, tmp_path):
    players = []

    def make(command=FAKE, patience_ms=PATIENCE):
        player = VoicePlayer(command, tmp_path / "voice", sound=SoundWithDevice(), patience_ms=patience_ms)
        player.diary = Diary(player)
        players.append(player)
        return player

    yield make
    for player in players:
        player.close()


@pytest.fixture
def player(make_player):
    return make_player()


def speak(qtbot, player, utterance):
    with qtbot.waitSignal(player.finished):
        player.speak(utterance)


def wait_for_render(qtbot, player):
    """Until a line is being rendered."""
    qtbot.waitUntil(lambda: player._asked is not None)


def running_worker(qtbot, player):
    """The process number of the worker, as soon as it has one."""
    qtbot.waitUntil(lambda: player._process.process_id > 0)
    return player._process.process_id


def open_gate(tmp_path):
    """Let the engine finish the line that it holds back."""
    (tmp_path / "voice" / "gate").touch()


def sounds(tmp_path):
    return sorted((tmp_path / "voice").glob("*.wav"))


def test_a_line_is_heard(qtbot, player):
    speak(qtbot, player, HELLO)
    assert (player.diary.started, player.diary.finished, player.diary.notices) == (["Hello there"], ["Hello there"], [])


def test_speaking_returns_before_anything_is_loaded(qapp, tmp_path):
    player = VoicePlayer(FAKE, tmp_path / "voice")
    player.speak(HELLO)
    assert player._process.process_id == 0
    assert not (tmp_path / "voice").exists()
    player.close()


def test_a_line_is_rendered_once(qtbot, player, tmp_path):
    speak(qtbot, player, HELLO)
    (path,) = sounds(tmp_path)
    written = path.stat().st_ino
    speak(qtbot, player, HELLO)
    assert player.diary.started == 2 * ["Hello there"]
    assert [one.stat().st_ino for one in sounds(tmp_path)] == [written]


def test_a_damaged_file_is_rendered_again(qtbot, player, tmp_path):
    speak(qtbot, player, HELLO)
    (path,) = sounds(tmp_path)
    path.write_bytes(b"")
    speak(qtbot, player, HELLO)
    assert player.diary.started == 2 * ["Hello there"]


def test_prepared_lines_are_ready_when_they_are_wanted(qtbot, player, tmp_path):
    lines = [Utterance(f"Line {number}") for number in range(4)]
    player.prepare(lines)
    qtbot.waitUntil(lambda: len(sounds(tmp_path)) == 4)
    player._process.ask = pytest.fail
    speak(qtbot, player, lines[2])
    assert player.diary.started == ["Line 2"]


def test_what_was_to_be_prepared_is_forgotten_for_the_next_scene(qtbot, player, tmp_path):
    player.prepare([Utterance("fake:wait first"), Utterance("Not needed any more")])
    wait_for_render(qtbot, player)
    player.prepare([Utterance("Next")])
    open_gate(tmp_path)
    qtbot.waitUntil(lambda: len(sounds(tmp_path)) == 2)
    assert not player._ahead


def test_a_wanted_line_goes_before_the_prepared_ones(qtbot, player, tmp_path):
    player.prepare([Utterance("fake:wait first"), *(Utterance(f"Line {number}") for number in range(50))])
    wait_for_render(qtbot, player)
    asked = []
    send = player._process.ask
    player._process.ask = lambda request: asked.append(request["pieces"]) or send(request)
    player.speak(HELLO)
    open_gate(tmp_path)
    qtbot.waitUntil(lambda: len(asked) == 51)
    assert asked[:2] == [["Hello there"], ["Line 0"]]


def test_stop_is_silent_at_once(qtbot, player):
    with qtbot.waitSignal(player.started):
        player.speak(Utterance("word " * 400))
    player.stop()
    assert player._sound._loudspeaker._playing.stopped
    speak(qtbot, player, HELLO)
    assert player.diary.finished == ["Hello there"]


def test_a_line_that_is_ready_too_late_is_not_played(qtbot, player, tmp_path):
    player.speak(Utterance("fake:wait for this"))
    wait_for_render(qtbot, player)
    player.stop()
    open_gate(tmp_path)
    qtbot.waitUntil(lambda: len(sounds(tmp_path)) == 1)
    speak(qtbot, player, HELLO)
    assert (player.diary.started, player.diary.finished) == (["Hello there"], ["Hello there"])


def test_the_next_line_takes_the_place_of_the_one_being_said(qtbot, player):
    with qtbot.waitSignal(player.started):
        player.speak(Utterance("word " * 400))
    speak(qtbot, player, HELLO)
    assert player.diary.finished == ["Hello there"]


def test_a_line_without_words_is_over_at_once(qtbot, player):
    speak(qtbot, player, Utterance(""))
    assert (player.diary.started, player.diary.finished) == ([], [""])
    assert player._process.process_id == 0


@pytest.mark.parametrize("text", ["x" * 9_000, "Привет, как дела?", "中文", "bell\x07", "½", "fake:mute"])
def test_hostile_text_is_over_in_the_end(qtbot, player, text):
    speak(qtbot, player, Utterance(text))
    assert player.diary.notices == []


def test_a_switched_off_voice_starts_nothing(qtbot, player):
    player.set_enabled(False)
    speak(qtbot, player, HELLO)
    assert (player.diary.started, player.diary.notices, player._process.process_id) == ([], [], 0)


def test_switching_off_ends_the_line_being_said(qtbot, player):
    with qtbot.waitSignal(player.started):
        player.speak(Utterance("word " * 400))
    with qtbot.waitSignal(player.finished):
        player.set_enabled(False)
    assert player._process.process_id == 0


def test_switched_on_again_it_speaks(qtbot, player):
    player.set_enabled(False)
    player.set_enabled(True)
    speak(qtbot, player, HELLO)
    assert player.diary.started == ["Hello there"]


@pytest.mark.parametrize(("percent", "amplitude"), [(0, 0), (50, 0.25), (100, 1), (900, 1), (-3, 0)])
def test_the_volume_is_set_in_steps_of_loudness(qtbot, player, percent, amplitude):
    speak(qtbot, player, HELLO)
    player.set_volume(percent)
    assert player._sound._loudspeaker._amplitude == pytest.approx(amplitude)


def test_no_sound_device_is_a_notice_and_no_obstacle(qtbot, player):
    player._sound.device = False
    speak(qtbot, player, HELLO)
    speak(qtbot, player, HELLO)
    assert player.diary.finished == 2 * ["Hello there"]
    assert len(player.diary.notices) == 1
    assert "sound device" in player.diary.notices[0]


def test_a_sound_device_that_comes_later_is_used(qtbot, player):
    player._sound.device = False
    speak(qtbot, player, HELLO)
    player._sound.device = True
    speak(qtbot, player, HELLO)
    assert player.diary.started == ["Hello there"]


@pytest.mark.parametrize("command", [worker_command("none"), ["/nonexistent/program"]])
def test_no_engine_is_a_notice_and_no_obstacle(qtbot, make_player, command):
    player = make_player(command)
    speak(qtbot, player, HELLO)
    speak(qtbot, player, HELLO)
    assert player.diary.finished == 2 * ["Hello there"]
    assert len(player.diary.notices) == 1
    assert "speech engine" in player.diary.notices[0]


def test_a_language_without_a_voice_is_a_notice_with_its_name(qtbot, player):
    speak(qtbot, player, Utterance("Привет", "ru"))
    speak(qtbot, player, HELLO)
    assert player.diary.started == ["Hello there"]
    assert [notice for notice in player.diary.notices if "Russian" in notice] == player.diary.notices
    assert len(player.diary.notices) == 1


def test_a_country_without_a_voice_is_a_notice_and_another_voice_speaks(qtbot, player):
    for text in ("G'day", "No worries"):
        speak(qtbot, player, Utterance(text, "en-AU"))
    assert player.diary.started == ["G'day", "No worries"]
    assert player.diary.notices == ["There is no English voice from Australia on this computer, so another one speaks English."]


@pytest.mark.parametrize("language", ["ru", "en-AU"])
def test_of_a_language_nothing_is_said_twice_in_one_run(qtbot, player, language):
    speak(qtbot, player, Utterance("Hello", language))
    player.set_enabled(False)
    player.set_enabled(True)
    speak(qtbot, player, Utterance("Hello again", language))
    assert len(player.diary.notices) == 1


def test_two_people_are_heard_in_two_voices(qtbot, player, tmp_path):
    for person in ("Marta Oliveira", "Priya Raman"):
        speak(qtbot, player, Utterance("Hello", "en-GB", "female", person=person))
    assert len(sounds(tmp_path)) == 2


def test_a_line_that_the_engine_refuses_is_a_notice_and_the_next_one_is_heard(qtbot, player):
    speak(qtbot, player, Utterance("fake:fail"))
    speak(qtbot, player, Utterance("fake:fail again"))
    speak(qtbot, player, HELLO)
    assert player.diary.started == ["Hello there"]
    assert len(player.diary.notices) == 1


def test_a_full_disk_is_a_notice_and_no_obstacle(qtbot, player):
    speak(qtbot, player, Utterance("fake:full"))
    assert len(player.diary.notices) == 1
    assert "disk" in player.diary.notices[0]


def test_a_folder_that_cannot_be_written_is_no_obstacle(qtbot, make_player, tmp_path):
    (tmp_path / "voice").touch()
    player = make_player()
    speak(qtbot, player, HELLO)
    assert (player.diary.started, player.diary.notices) == (["Hello there"], [])


def test_a_folder_that_goes_away_is_no_obstacle(qtbot, player, tmp_path):
    speak(qtbot, player, HELLO)
    for path in sounds(tmp_path):
        path.unlink()
    (tmp_path / "voice").rmdir()
    speak(qtbot, player, HELLO)
    assert player.diary.started == 2 * ["Hello there"]


def test_a_worker_killed_while_rendering_is_replaced(qtbot, player, tmp_path):
    player.speak(Utterance("fake:wait and see"))
    wait_for_render(qtbot, player)
    first = running_worker(qtbot, player)
    os.kill(first, signal.SIGTERM)
    qtbot.waitUntil(lambda: player._process.process_id not in (0, first))
    open_gate(tmp_path)
    with qtbot.waitSignal(player.finished):
        player.set_volume(0)
    assert (player.diary.started, player.diary.notices) == (["fake:wait and see"], [])


def test_a_worker_killed_while_idle_is_replaced(qtbot, player):
    speak(qtbot, player, HELLO)
    os.kill(running_worker(qtbot, player), signal.SIGTERM)
    qtbot.waitUntil(lambda: player._process.process_id == 0)
    speak(qtbot, player, Utterance("Still there?"))
    assert player.diary.started == ["Hello there", "Still there?"]


def test_two_crashes_give_one_notice_and_the_program_goes_on(qtbot, player):
    speak(qtbot, player, Utterance("fake:crash"))
    speak(qtbot, player, HELLO)
    assert (player.diary.started, player.diary.finished) == ([], ["fake:crash", "Hello there"])
    assert len(player.diary.notices) == 1
    assert "stopped twice" in player.diary.notices[0]


def test_after_two_crashes_the_voice_can_be_switched_on_again(qtbot, player):
    speak(qtbot, player, Utterance("fake:crash"))
    player.set_enabled(False)
    player.set_enabled(True)
    speak(qtbot, player, HELLO)
    assert player.diary.started == ["Hello there"]


def test_a_prepared_line_that_crashes_the_worker_costs_nothing(qtbot, player, tmp_path):
    player.prepare([Utterance("fake:crash"), HELLO])
    qtbot.waitUntil(lambda: len(sounds(tmp_path)) == 1)
    assert player.diary.notices == []


def test_a_worker_that_hangs_is_killed_and_given_up(qtbot, make_player):
    player = make_player(patience_ms=200)
    speak(qtbot, player, Utterance("fake:hang"))
    assert len(player.diary.notices) == 1
    assert player._process.process_id == 0


def test_a_worker_that_talks_nonsense_is_given_up(qtbot, make_player):
    player = make_player([sys.executable, "-c", "print('tea?', flush=True); input(); input()"])
    speak(qtbot, player, HELLO)
    assert len(player.diary.notices) == 1


def test_fifty_lines_interrupted_at_random_end_with_the_right_one(qtbot, qapp, player):
    dice = random.Random(7)
    words = [dice.randrange(20) for _ in range(50)]
    lines = [Utterance(f"Line {number} " + "word " * count, ("en-GB", "pl")[count % 2]) for number, count in enumerate(words)]
    for number, line in enumerate(lines):
        player.prepare(lines[number + 1 : number + 3])
        player.speak(line)
        if dice.random() < 0.3:
            qtbot.waitUntil(lambda line=line: player.diary.started[-1:] == [line.text])
        for _ in range(dice.randrange(60)):
            qapp.processEvents()
        if number in (11, 33):
            os.kill(running_worker(qtbot, player), signal.SIGTERM)
        player.stop()
    speak(qtbot, player, line)
    assert player.diary.finished[-1] == player.diary.started[-1] == line.text
    assert player.diary.notices == []


def test_warming_up_finds_the_voices_beforehand(qtbot, player):
    player.warm_up()
    qtbot.waitUntil(lambda: player._engine is not None)
    assert player.diary.started == []


@pytest.mark.parametrize("text", ["Hello there", "fake:hang"])
def test_closing_leaves_no_process_behind(qtbot, player, text):
    player.speak(Utterance(text))
    worker = running_worker(qtbot, player)
    player.close()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_a_player_that_is_deleted_leaves_no_process_behind(qtbot, qapp, tmp_path):
    player = VoicePlayer(FAKE, tmp_path / "voice", parent := QObject(), sound=SoundWithDevice())
    player.speak(HELLO)
    worker = running_worker(qtbot, player)
    with qtbot.waitSignal(parent.destroyed):
        parent.deleteLater()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_the_program_quits_cleanly_while_the_customer_speaks(tmp_path):
    program = f"""if True:
        import sys
        from pathlib import Path
        from PySide6.QtWidgets import QApplication
        from simulator.speech.loudspeaker import Loudspeaker
        from simulator.speech.protocol import worker_command
        from simulator.speech.utterance import Utterance
        from simulator.ui.voice.sound_player import SoundPlayer
        from simulator.ui.voice.voice_player import VoicePlayer
        app = QApplication([])
        sound = SoundPlayer(loudspeaker=Loudspeaker(["NULL"]))
        player = VoicePlayer(worker_command("fake"), Path({str(tmp_path)!r}), app, sound=sound)
        player.started.connect(lambda: print(player._process.process_id) or app.quit())
        player.speak(Utterance("word " * 400))
        loaded = {{"miniaudio", "pyttsx3"}} & set(sys.modules)
        sys.exit(app.exec() or len(loaded))
    """
    run = subprocess.run([sys.executable, "-c", program], cwd=worker_folder(), capture_output=True, timeout=GUARD, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stderr == b""
    with pytest.raises(ProcessLookupError):
        os.kill(int(run.stdout), 0)


@pytest.mark.parametrize("content", [None, b"", b"RIFF and nothing that could be heard, but long enough to look at it"])
def test_a_file_that_cannot_be_played_is_reported_and_the_next_one_is_heard(qtbot, player, tmp_path, content):
    speak(qtbot, player, HELLO)
    (good,) = sounds(tmp_path)
    bad = tmp_path / "bad.wav"
    if content is not None:
        bad.write_bytes(content)
    sound = player._sound
    with qtbot.waitSignal(sound.failed):
        sound.play(bad)
    with qtbot.waitSignal(sound.ended):
        sound.play(good)


def test_a_file_that_is_wanted_while_another_is_opened_is_the_one_heard(qtbot, player, tmp_path):
    speak(qtbot, player, HELLO)
    (good,) = sounds(tmp_path)
    sound = player._sound
    with qtbot.assertNotEmitted(sound.failed), qtbot.waitSignal(sound.ended):
        sound.play(tmp_path / "missing.wav")
        sound.play(good)


def test_whether_a_line_can_be_said_is_known_before_it_is_tried(player):
    assert player.can_say(HELLO)
    player.set_enabled(False)
    assert not player.can_say(HELLO)


def test_where_nothing_can_play_it_no_line_can_be_said(player):
    player._sound.device = False
    assert not player.can_say(HELLO)


@pytest.mark.parametrize(("library", "notice"), [(True, "No sound device was found"), (False, "miniaudio, is not installed")])
def test_why_nothing_can_be_heard_is_told_once(qtbot, player, library, notice):
    player._sound.device, player._sound.library = False, library
    speak(qtbot, player, HELLO)
    speak(qtbot, player, HELLO)
    (told,) = player.diary.notices
    assert notice in told


def test_a_device_that_goes_away_is_no_fault_of_the_line(qtbot, player):
    player.speak(HELLO)
    qtbot.waitUntil(lambda: player._sounding is not None)
    player._sound.device = False
    with qtbot.waitSignal(player.finished):
        player._sound.failed.emit()
    assert "No sound device was found" in player.diary.notices[0]
    player._sound.device = True
    assert player.can_say(HELLO)


def test_where_the_engine_was_found_missing_no_line_can_be_said(qtbot, make_player):
    player = make_player([sys.executable, "-c", "raise SystemExit"])
    speak(qtbot, player, HELLO)
    assert not player.can_say(HELLO)


def recorded(path, samples=2_000):
    """Write a recording, and return a line that has it."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(b"\0\0" * samples)
    return replace(HELLO, recording=str(path))


def test_a_recording_is_heard_in_place_of_the_voice(qtbot, player, tmp_path):
    speak(qtbot, player, recorded(tmp_path / "hello.wav"))
    assert (player.diary.started, player.diary.finished) == (["Hello there"], ["Hello there"])
    assert player._process.process_id == 0
    assert sounds(tmp_path) == []


def test_where_a_recording_is_gone_or_damaged_the_voice_stands_in(qtbot, player, tmp_path):
    gone = replace(HELLO, recording=str(tmp_path / "gone.wav"))
    (tmp_path / "bad.mp3").write_bytes(b"ID3 and nothing more")
    speak(qtbot, player, gone)
    speak(qtbot, player, replace(HELLO, recording=str(tmp_path / "bad.mp3")))
    assert player.diary.started == 2 * ["Hello there"]
    assert len(sounds(tmp_path)) == 1
    assert player.diary.notices == []


def test_a_recording_is_heard_without_any_speech_engine(qtbot, make_player, tmp_path):
    player = make_player([sys.executable, "-c", "raise SystemExit(3)"])
    speak(qtbot, player, HELLO)
    speak(qtbot, player, recorded(tmp_path / "hello.wav"))
    assert player.diary.started == ["Hello there"]


def test_a_recording_is_not_rendered_ahead(qtbot, player, tmp_path):
    player.prepare([recorded(tmp_path / "hello.wav")])
    speak(qtbot, player, HELLO)
    assert len(sounds(tmp_path)) == 1


def test_a_voice_that_is_off_plays_no_recording(qtbot, player, tmp_path):
    player.set_enabled(False)
    line = recorded(tmp_path / "hello.wav")
    speak(qtbot, player, line)
    assert player.diary.started == []
    assert not player.can_say(line)
