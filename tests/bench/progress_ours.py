"""The page Progress of somebody who has held many conversations: the time from the click until it is painted, first and again."""

import json
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert

from simulator import settings
from simulator.app import Program
from simulator.core.scenario.session import Session
from simulator.core.scoring.scorecard import score
from simulator.core.training.attempt import PRACTICE
from simulator.paths import find_paths
from simulator.store.progress_store import open_store
from simulator.store.tables import AttemptRow, DecisionRow
from simulator.ui.style import theme
from simulator.ui.window.slow_call import SlowCalls
from simulator.workflow.playable import open_scenario_opener

ATTEMPTS = int(sys.argv[2])
TOLD = 500
"""Different conversations that are made up; the others are told again with the same choices."""
WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
BEGAN = datetime(2024, 1, 1, tzinfo=UTC)


def told(playable, rng):
    """Play a conversation by chance, and give its choices and what they came to."""
    session = Session.begin(playable.machine)
    while not session.finished:
        session = session.choose(rng.choice(session.moment.moves).id)
    return playable.version, session.choice_ids, score(session, playable.analysis)


def fill(paths):
    """Let Ada have held many conversations."""
    rng = random.Random(7)
    opener = open_scenario_opener(paths, paths.guidance_cache)
    playables = [opener.open(file) for file in sorted(paths.scenarios.glob("*.yaml"))]
    stories = [told(rng.choice(playables), rng) for _ in range(min(TOLD, ATTEMPTS))]
    with open_store(paths.database, now=lambda: BEGAN) as store:
        ada = store.people.add("Ada", "amina", BEGAN)
        for playable in playables:
            store.attempts.discard(store.attempts.start(ada.id, playable.version, PRACTICE, 0, BEGAN).id, BEGAN)
        attempts, decisions = [], []
        for number in range(ATTEMPTS):
            version, choices, card = rng.choice(stories)
            at = BEGAN + timedelta(hours=number)
            attempt = {"id": 100 + number, "trainee_id": ada.id, "digest": version.digest, "mode": PRACTICE, "seed": 0}
            reached = {"ending": card.ending.id, "score": card.score, "passed": card.passed, "critical": bool(card.critical)}
            attempts.append(attempt | reached | {"started": at, "finished": at, "drilled": at})
            decisions += [
                {"attempt_id": 100 + number, "number": place, "position": place, "choice": choice, "seconds": 3.0, "made": at}
                for place, choice in enumerate(choices)
            ]
        with store._database.writing() as session:
            session.execute(insert(AttemptRow), attempts)
            session.execute(insert(DecisionRow), decisions)
    known = settings.Settings(voice=False, trainee=ada.id, trainee_name="Ada", trainee_picture="amina")
    settings.save(paths.settings, known)


def opened(app, program):
    """Go to Progress, and give the milliseconds until its list is painted; then wait for what comes later."""
    began = time.perf_counter()
    program.home.show_progress()
    while program.window.page != "progress":
        app.processEvents(WAITING)  # a loop that never rests would take its turns from the other thread
    app.processEvents()
    taken = (time.perf_counter() - began) * 1000
    while any(calls.running for calls in program.window.findChildren(SlowCalls)):
        app.processEvents(WAITING)
    whole = (time.perf_counter() - began) * 1000
    program.home.show_library()
    app.processEvents()
    return taken, whole


with tempfile.TemporaryDirectory() as home:
    folders = find_paths(home)
    fill(folders)
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    theme.load_fonts(folders.assets / "fonts")
    running = Program(application, folders)
    ready = []
    running.services_opened.connect(lambda: ready.append(1))
    running.window.show()
    while not ready:
        application.processEvents()
    application.processEvents()
    first, weighed = opened(application, running)
    again = sorted(opened(application, running)[0] for _ in range(9))[4]
    running.window.close()
    print(json.dumps({"first": first, "weighed": weighed, "again": again}))
