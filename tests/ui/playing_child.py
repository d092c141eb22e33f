"""Plays without end in the real program, and prints every decision once it has been acknowledged; made to be killed.

Reads a seed a line; for each it starts a process that plays, and prints that process's number first.
"""

import os
import random
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

import simulator.ui.call  # so that no process has to import it again
import simulator.ui.home
import simulator.ui.people_page
import simulator.ui.settings_page
import simulator.workflow.office  # noqa: F401 - as above
from simulator.app import start
from simulator.content import scenario_file  # noqa: F401 - as above
from simulator.paths import Paths


def play(paths, seed):
    """Open the program, go on with the last call or take another, and answer as fast as the program allows."""
    app, program = start(paths)
    rng = random.Random(seed)

    def tell(*words):
        print(*words, flush=True)

    def begin():
        home, call = program.home, program.call
        if home.trainee is None:
            home.people.trainee_added.emit("Ada", "june")
        unfinished = program.office.store.unfinished(home.trainee.id)
        if unfinished:
            call.resume(unfinished[0], home.trainee)
        else:
            call.open_row(program.office.rows[0], home.trainee)
            call.take()

    def step():
        presenter = program.call.presenter
        if presenter.practice is None or presenter.session.finished:
            begin()
        elif presenter.session.made and rng.random() < 0.15:
            presenter.rewind(rng.randrange(len(presenter.session.made)))
        else:
            presenter.choose(rng.choice(presenter.session.moment.moves).id)

    def acknowledged():
        presenter = program.call.presenter
        tell(presenter.practice.attempt.id, ",".join(presenter.session.made))

    def opened():
        program.call.presenter.session_changed.connect(acknowledged)
        timer = QTimer(program, interval=0)
        timer.timeout.connect(step)
        timer.start()

    program.office_opened.connect(opened)
    tell("process", os.getpid())
    app.exec()


def main():
    """Start a process for each seed."""
    scenarios, assets, data = map(Path, sys.argv[1:])
    for seed in sys.stdin:
        process = os.fork()
        if not process:
            play(Paths(scenarios, assets, data, data / "cache"), int(seed))
            os._exit(1)  # nobody has killed it
        os.waitpid(process, 0)
        print("over", flush=True)


main()
