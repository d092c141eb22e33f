"""A bare page: one label and five buttons, set anew at every click. Prints the median from click to painted.

`hasty` is the same for somebody who clicks on without a glance, and `durable` where each choice is first committed to a bare
SQLite database by the shortest statement there is, with the log and the waiting for the disk that the program has.
"""

import contextlib
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.play import PlainWalk
from tests.bench.reading import read
from tests.bench.scenarios import generated

CLICKS = 600


class Log:
    """A table of choices on the disk."""

    def __init__(self, folder: str) -> None:
        self.database = sqlite3.connect(Path(folder, "log.sqlite"), isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "CREATE TABLE choice (number INTEGER PRIMARY KEY, name TEXT)",
        ):
            self.database.execute(statement)

    def add(self, choice: str) -> None:
        """Commit a choice."""
        self.database.execute("INSERT INTO choice (name) VALUES (?)", (choice,))


class Window(QWidget):
    """Shows a line and its options."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        self.line = QLabel()
        self.line.setWordWrap(True)
        layout.addWidget(self.line, 1)
        self.buttons = [QPushButton() for _ in range(5)]
        for number, button in enumerate(self.buttons):
            layout.addWidget(button)
            button.clicked.connect(lambda _=False, number=number: self.pick(number))
        self.walk = PlainWalk(generated(50))
        self.log: Log | None = None
        self.resize(1280, 800)
        self.begin()

    def begin(self) -> None:
        """Start anew."""
        self.values = dict(self.walk.start_values)
        self.show_scene(self.walk.start_scene)

    def show_scene(self, name: str) -> None:
        """Show a scene and its options."""
        line, options = self.walk.scenes[name]
        self.offered = [option for option in options if option.when is None or option.when(self.values)]
        self.line.setText(line)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self.offered))
            if number < len(self.offered):
                button.setText(self.offered[number].text)

    def pick(self, number: int) -> None:
        """Take an option."""
        option = self.offered[number]
        if self.log:
            self.log.add(option.text)
        for name, kind, value in option.effects:
            low, high = self.walk.ranges.get(name, (0, 10))
            self.values[name] = value if kind == "=" else min(max(self.values[name] + value, low), high)
        self.show_scene(option.goto)


app = QApplication(sys.argv[:1])
window = Window()
window.show()
app.processEvents()


def measure(rest: Callable[[], None]) -> Iterator[float]:
    """Click on and on, and give how long it took until the next scene was painted."""
    rng = random.Random(7)
    for _ in range(CLICKS):
        if not window.offered:
            window.begin()
            app.processEvents()
        rest()
        began = time.perf_counter()
        window.buttons[rng.randrange(len(window.offered))].click()
        app.processEvents()
        yield (time.perf_counter() - began) * 1000


click = statistics.median(measure(lambda: read(app)))
hasty = statistics.median(measure(lambda: None))
with tempfile.TemporaryDirectory() as folder:
    window.log = Log(folder)
    with contextlib.closing(window.log.database):
        durable = statistics.median(measure(lambda: read(app)))
print(f'{{"click": {click}, "hasty": {hasty}, "durable": {durable}}}')
