"""A program to sit down at: started on a folder of its own, without voice and timers, and closed without a trace."""

from __future__ import annotations

import gc
import logging
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import argon2
import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication

from simulator import settings as settings_file
from simulator.app import Program
from simulator.core.analysis.bounds import Analysis
from simulator.core.analysis.work_budget import WorkBudget
from simulator.core.checks.all_checks import examine, prove
from simulator.core.problems.problem import Problem
from simulator.core.scenario.option_order import AS_WRITTEN
from simulator.core.scenario.state_machine import Machine
from simulator.core.training.attempt import PRACTICE
from simulator.paths import Paths, find_paths
from simulator.settings import Settings
from simulator.store.progress_store import open_store
from simulator.ui.style import texts, theme
from simulator.ui.style.appearance import Appearance, drawn
from simulator.ui.window.slow_call import SlowCalls
from simulator.workflow import attempts, services
from simulator.workflow.last_page import LastPage
from simulator.workflow.playable import open_scenario_opener
from tests.conversations import GUIDED, ROOF, WATCHED, write
from tests.guard import GUARD
from tests.ui.held import Held
from tests.ui.person import Person
from tests.ui.virtual_time import START, VirtualTime, WaitingBot

Proof = tuple[tuple[Problem, ...], Analysis | None]
"""What is wrong with a scenario, and its analysis."""
QUIET = Settings(theme="light", voice=False, timers=False)
ADA = {"trainee": 1, "trainee_name": "Ada", "trainee_picture": "amina"}


@pytest.fixture(autouse=True)
def virtual_time(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> VirtualTime:
    """The time, which stands still until the test moves it or waits for something."""
    time = VirtualTime()
    time.install(monkeypatch)
    return time


@pytest.fixture(autouse=True)
def options_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let options stand as the file has them, so that a test can name their numbers; the order that is drawn has its own."""
    monkeypatch.setattr(attempts, "draw_seed", lambda: AS_WRITTEN)


@pytest.fixture(autouse=True)
def collected_by_the_window() -> Iterator[None]:
    """Collect garbage between tests only, as the program does it on its own thread only."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def movement_as_before(qapp: QApplication) -> Iterator[None]:
    """Leave it as it was whether things may move: the application outlives the test that held it still."""
    flash, effects = qapp.styleHints().cursorFlashTime(), qapp.isEffectEnabled(Qt.UIEffect.UI_General)
    yield
    qapp.styleHints().setCursorFlashTime(flash)
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, effects)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest, virtual_time: VirtualTime) -> WaitingBot:
    """pytest-qt's bot, which waits for as long as a busy machine may need."""
    return WaitingBot(request, virtual_time)


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> None:
    """Let every test read texts with a number as a person does."""
    texts.load(qapp, find_paths().assets / "translations")


@pytest.fixture(scope="session", autouse=True)
def drawn_once() -> Iterator[None]:
    """Draw each picture once for all tests, and read a style sheet only where it is another one."""
    set_sheet = QApplication.setStyleSheet

    def set_other_sheet(app: QApplication, sheet: str) -> None:
        if sheet != app.styleSheet():
            set_sheet(app, sheet)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("simulator.ui.style.appearance.drawn", cache(drawn))
        patch.setattr(QApplication, "setStyleSheet", set_other_sheet)
        yield


@pytest.fixture(scope="session", autouse=True)
def proved_once() -> Iterator[None]:
    """Prove each scenario once for all tests; a search for what is wrong with it has tests of its own."""
    with pytest.MonkeyPatch.context() as patch:
        for way in (examine, prove):
            patch.setattr(f"simulator.workflow.playable.{way.__name__}", once(way))
        yield


def once(way: Callable[..., Proof]) -> Callable[..., Proof]:
    """Remember what is proved of a scenario with what may be spent on it."""
    proofs: dict[tuple[str, float | None], Proof] = {}

    def proved(machine: Machine, budget: WorkBudget | None = None) -> Proof:
        asked = repr(machine.scenario), budget.limit if budget else None
        if asked not in proofs:
            proofs[asked] = way(machine, budget)
        return proofs[asked]

    return proved


@pytest.fixture(scope="session", autouse=True)
def not_forced_to_disk() -> Iterator[None]:
    """Leave it to the system when small files reach the disk: no test of the window switches the power off."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda file: None)
        yield


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application as `simulator.app.start` makes it."""
    qapp.setStyle("Fusion")
    theme.load_fonts(find_paths().assets / "fonts")
    return qapp


@pytest.fixture
def look(dressed: QApplication) -> Appearance:
    """The light look, with the application dressed in it."""
    made = Appearance(find_paths().assets, theme.Theme(dark=False, scale=1.0))
    theme.apply(dressed, made.theme)
    return made


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """Folders that hold what takes long to make: the guidance as it is kept once read, and a database with Ada in it."""
    home = tmp_path_factory.mktemp("kept")
    made = Paths(scenarios=home / "scenarios", assets=find_paths().assets, data=home, cache=home / "cache")
    open_scenario_opener(made, made.guidance_cache)
    with open_store(made.database, now=lambda: START) as store:
        store.people.add(ADA["trainee_name"], ADA["trainee_picture"], START)
    return made


@pytest.fixture
def paths(tmp_path: Path, kept: Paths) -> Paths:
    """A person's own folders, nothing in them but one short scenario and quiet settings."""
    home = tmp_path / "home"
    made = Paths(scenarios=write(tmp_path / "scenarios", roof=ROOF), assets=kept.assets, data=home, cache=home / "cache")
    made.cache.mkdir(parents=True)
    shutil.copy(kept.guidance_cache, made.guidance_cache)
    settings_file.save(made.settings, QUIET)
    return made


@pytest.fixture
def guided(paths: Paths) -> None:
    """Put the scenario with a subtitle, what becomes of it and a trainer's guide in the place of the short one."""
    write(paths.scenarios, roof=GUIDED)


@pytest.fixture
def watched(paths: Paths) -> None:
    """Put the scenario with two worked examples in the place of the short one."""
    write(paths.scenarios, roof=WATCHED)


@pytest.fixture
def known(paths: Paths, kept: Paths) -> None:
    """Have Ada told her name in an earlier sitting."""
    shutil.copy(kept.database, paths.database)
    settings_file.save(paths.settings, settings_file.load(paths.settings)._replace(**ADA))
    LastPage(paths.last_page, str(paths.database)).meet(ADA["trainee"], None)


@pytest.fixture
def open_program(dressed: QApplication, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Program]]:
    """Start the program on some folders, as often as wanted, one at a time; everything is closed after the test."""
    opened: list[Program] = []
    # what is painted first needs no head start here
    monkeypatch.setattr("simulator.ui.background_startup.PAINTED", 0)
    # a proof may go on after the window is closed; here it would go on into the next test
    monkeypatch.setattr("simulator.ui.call.background_proof.PATIENCE", GUARD)
    # a telephone that rings has tests of its own
    monkeypatch.setattr("simulator.ui.call.call_under_way.RINGS", False)
    # a PIN is hashed so that it takes long, which a store's own tests see to
    monkeypatch.setattr("argon2.PasswordHasher", partial(argon2.PasswordHasher, time_cost=1, memory_cost=8, parallelism=1))
    # each start would keep for good what the programs before it have left
    monkeypatch.setattr(gc, "freeze", lambda: None)

    def start(paths: Paths, *, ready: bool = True) -> Program:
        program = Program(dressed, paths)
        opened.append(program)
        if ready:
            with qtbot.waitSignal(program.services_opened):
                program.window.show()
            dressed.processEvents()
            calls = program.window.findChildren(SlowCalls)
            qtbot.wait_for_threads(lambda: not any(call.running for call in calls))
        else:
            program.window.show()
            qtbot.waitUntil(lambda: program.window.page != "")
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        return program

    yield start
    shut(dressed, opened)


@pytest.fixture
def program(open_program: Callable[..., Program], paths: Paths) -> Program:
    """The program as it is at a first start."""
    return open_program(paths)


@pytest.fixture
def person(program: Program, qtbot: Any) -> Person:
    """Somebody who sits down at the program for the first time."""
    return Person(program, qtbot)


@pytest.fixture
def ada(known: None, person: Person) -> Person:
    """Somebody who has told a name and looks at the scenarios."""
    assert person.at == "practise", "a test that asks for Ada must not start the program before"
    return person


@pytest.fixture
def caller(ada: Person) -> Person:
    """Somebody who has just taken the call about the roof."""
    ada.call("The parcel on the roof")
    return ada


def have_held(person: Person, *made: str | int, sure: bool | None = None) -> None:
    """Put a call into the past: its choices by their ids, and where it was gone back to, by the number of that decision."""
    services = person.program.services
    ready = services.opener.open(Path(services.rows[0].path))
    trainee = services.people.find(ADA["trainee"])
    assert trainee is not None
    call = services.attempts.begin(ready, trainee, PRACTICE, timers=False)
    for choice in made:
        if isinstance(choice, int):
            call.rewind(choice)
        else:
            call.choose(choice, sure=sure)
    assert call.finished
    services.last_page.see(call.attempt)


def shut(app: QApplication, programs: list[Program]) -> None:
    """Close programs, and see that nothing of them is left."""
    for program in programs:
        if not program.window.close():
            program.window.close()  # what could not be saved is asked about once
    app.processEvents()
    shown = [widget for widget in app.topLevelWidgets() if widget.isVisible()]
    parts = [part for program in programs for part in (program, program.window)]
    running = [timer for part in parts for timer in part.findChildren(QTimer) if timer.isActive()]
    timers = [f"{timer.interval()} ms of {timer.parent()!r}" for timer in running]  # told now, as they are about to go
    threads = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    for part in parts:
        part.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shown, f"windows were left open: {shown}"
    assert not timers, f"timers were left running: {timers}"
    assert not threads, f"threads were left running: {threads}"


@pytest.fixture
def gate(open_program: Callable[..., Program], monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Hold back all that stands behind the window until the gate is set."""
    gate = threading.Event()
    opened = services.open_services

    def wait_and_open(*arguments: Any, **options: Any) -> services.Services:
        gate.wait(GUARD)
        return opened(*arguments, **options)

    monkeypatch.setattr(services, "open_services", wait_and_open)
    yield gate
    gate.set()


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Any, str], Held]]:
    """Give a way to hold a method of a workflow object back; whatever is still held is let go in the end."""
    made: list[Held] = []

    def hold(owner: Any, name: str) -> Held:
        made.append(Held(monkeypatch, owner, name))
        return made[-1]

    yield hold
    for held in made:
        held.let_go()


@pytest.fixture
def no_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the hooks back for what escapes, once a test that installs another is over."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


@contextmanager
def no_further_log() -> Iterator[None]:
    """Take away what was added to the log's readers meanwhile."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
