"""The play page with a real store. Prints the medians from click to painted, and of the writing to disk within it.

`hasty` is the same for somebody who clicks on without a glance, so that nothing can be made ready in between.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from simulator.app import now
from simulator.core.training.attempt import PRACTICE
from simulator.paths import find_paths
from simulator.store.progress_store import open_store
from simulator.ui.call.play_page import PlayPage
from simulator.ui.conversation.answer_gate import AnswerGate
from simulator.ui.conversation.choice_button import ChoiceButton
from simulator.ui.conversation.conversation_column import ConversationColumn
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style import theme
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import Theme
from simulator.workflow.playable import open_scenario_opener
from simulator.workflow.practice import Practice, draw_seed
from tests.bench.reading import read
from tests.bench.scenarios import source

CLICKS = 600
CHECKED = 20

with tempfile.TemporaryDirectory() as home:
    paths = find_paths(home)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    theme.load_fonts(paths.assets / "fonts")
    look = Appearance(paths.assets, Theme(dark=False, scale=1.0))
    theme.apply(app, look.theme)
    store = open_store(paths.database, now=now)
    trainee = store.people.add("Ada", "", now())
    playable = open_scenario_opener(paths).open_bytes(source(50), "generated.yaml")
    presenter = Presenter()
    page = PlayPage(look, presenter)
    page.resize(1280, 800)
    writes: list[float] = []

    class Timed:
        """The store, with the time that each decision takes to be on disk."""

        def record(self, *what: object) -> None:
            """Write and measure."""
            began = time.perf_counter()
            store.attempts.record(*what)
            writes.append((time.perf_counter() - began) * 1000)

        finish = store.attempts.finish

    def begin() -> None:
        """Start another attempt."""
        attempt = store.attempts.start(trainee.id, playable.version, PRACTICE, draw_seed(), now())
        presenter.begin(Practice(playable, Timed(), attempt, "Ada", now), timers=False)
        page.open_call()
        app.processEvents()

    def seen() -> QImage:
        """Give the conversation and the choices as they are on the screen."""
        place = stage.mapTo(page, QPoint(0, 0))
        return page.screen().grabWindow(page.winId(), place.x(), place.y(), stage.width(), stage.height()).toImage()

    def measure(finish: Callable[[], None], rest: Callable[[], None]) -> Iterator[float]:
        """Click on and on, and give how long it took until the next scene was painted."""
        rng = random.Random(7)
        for number in range(CLICKS):
            if not presenter.session.moment.offered:
                begin()
                rest()
            before = presenter.session
            button = buttons[rng.randrange(len(presenter.session.moment.offered))]
            gate.open()  # a person takes longer than a hasty second click
            began = time.perf_counter()
            button.click()
            finish()
            yield (time.perf_counter() - began) * 1000
            assert presenter.session is not before
            shown = seen() if number < CHECKED else None
            rest()
            # a figure for a scene that was not there yet would be worth nothing
            assert shown is None or shown == seen()

    begin()
    page.show()
    read(app)
    stage = page.findChild(ConversationColumn)
    gate = page.findChild(AnswerGate)
    buttons = [page.findChild(ChoiceButton, f"choice-{number}") for number in range(1, 10)]
    # painting is posted; what the page leaves for later waits for a turn of its own
    click = statistics.median(measure(app.sendPostedEvents, lambda: read(app)))
    disk = statistics.median(writes)
    hasty = statistics.median(measure(app.processEvents, lambda: None))
    store.close()
    print(f'{{"click": {click}, "store": {disk}, "hasty": {hasty}}}')
