"""The play page with a real store. Prints the medians from click to painted, and of the writing to disk within it."""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication

from simulator.app import now
from simulator.core.progress import PRACTICE
from simulator.paths import find_paths
from simulator.store.progress_store import open_store
from simulator.ui import theme
from simulator.ui.choice_button import ChoiceButton
from simulator.ui.look import Look
from simulator.ui.play_page import PlayPage
from simulator.ui.presenter import Presenter
from simulator.ui.theme import Theme
from simulator.workflow.office import open_checker
from simulator.workflow.practice import Practice
from tests.bench.scenarios import source

CLICKS = 600

with tempfile.TemporaryDirectory() as home:
    paths = find_paths(home)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    theme.load_fonts(paths.assets / "fonts")
    look = Look(paths.assets, Theme(dark=False, scale=1.0))
    theme.apply(app, look.theme)
    store = open_store(paths.database, now=now)
    trainee = store.add_trainee("Ada", "", now())
    playable = open_checker(paths).open_bytes(source(50), "generated.yaml")
    presenter = Presenter()
    page = PlayPage(look, presenter)
    page.resize(1280, 800)
    writes: list[float] = []

    class Timed:
        """The store, with the time that each decision takes to be on disk."""

        def record(self, *what: object) -> None:
            """Write and measure."""
            began = time.perf_counter()
            store.record(*what)
            writes.append((time.perf_counter() - began) * 1000)

        finish = store.finish

    def begin() -> None:
        """Start another attempt."""
        attempt = store.start_attempt(trainee.id, playable.version, PRACTICE, 0, now())
        presenter.begin(Practice(playable, Timed(), attempt, "Ada", now), timers=False)
        page.open_call()
        app.processEvents()

    begin()
    page.show()
    app.processEvents()
    buttons = [page.findChild(ChoiceButton, f"choice-{number}") for number in range(1, 10)]
    rng = random.Random(7)
    times: list[float] = []
    while len(times) < CLICKS:
        offered = presenter.session.moment.offered
        if not offered:
            begin()
            continue
        began = time.perf_counter()
        buttons[rng.randrange(len(offered))].click()
        app.processEvents()
        times.append((time.perf_counter() - began) * 1000)
    store.close()
    print(f'{{"click": {statistics.median(times)}, "store": {statistics.median(writes)}}}')
