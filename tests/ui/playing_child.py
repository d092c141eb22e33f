"""Plays without end in the real program, and tells every decision once it has been acknowledged; made to be killed.

Reads a seed a line; for each it starts a process that plays, and tells that process's number first.
"""

import importlib
import os
import random
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from simulator.app import start
from simulator.paths import Paths
from simulator.ui.call import call_under_way
from simulator.ui.window.slow_call import SlowCalls

READY = (
    "simulator.content.scenario_file",
    "simulator.ui.call.call_controller",
    "simulator.ui.navigation",
    "simulator.ui.people.people_page",
    "simulator.ui.settings.settings_page",
    "simulator.workflow.services",
)
call_under_way.RINGS = False
for name in READY:
    importlib.import_module(name)  # so that no process has to import it again


def tell(*words):
    """Write a line that a reader gets at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Player:
    """Answers as fast as the program allows, and goes back at times."""

    def __init__(self, program, seed):
        self.program = program
        self.rng = random.Random(seed)
        self.timer = QTimer(program, interval=0)
        self.timer.timeout.connect(self.step)
        program.services_opened.connect(self.opened)

    def opened(self):
        """Begin to play."""
        self.presenter = self.program.call.presenter
        self.presenter.session_changed.connect(self.acknowledged)
        self.timer.start()

    def acknowledged(self):
        """Tell where the conversation stands."""
        tell(self.presenter.practice.attempt.id, ",".join(self.presenter.session.choice_ids))

    def step(self):
        """Answer, go back, or take a call."""
        if self.presenter.practice is None or self.presenter.session.finished:
            self.take_call()
        elif self.presenter.session.choice_ids and self.rng.random() < 0.15:
            self.presenter.rewind(self.rng.randrange(len(self.presenter.session.choice_ids)))
        else:
            self.presenter.choose(self.rng.choice(self.presenter.session.moment.moves).id)

    def take_call(self):
        """Go on with the call that was left, or take another."""
        home, call = self.program.home, self.program.call
        if any(calls.running for calls in self.program.window.findChildren(SlowCalls)):
            return  # that is on its way
        if home.trainee is None:
            home.desk.people.trainee_added.emit("Ada", "june")
            return
        unfinished = self.program.services.store.attempts.unfinished(home.trainee.id)
        if unfinished:
            call.resume(unfinished[0], home.trainee)
        elif self.program.window.page == "briefing":
            call.take()
        else:
            call.open_row(self.program.services.rows[0])


def main():
    """Start a process for each seed."""
    scenarios, assets, data = map(Path, sys.argv[1:])
    for seed in sys.stdin:
        process = os.fork()
        if not process:
            app, program = start(Paths(scenarios, assets, data, data / "cache"))
            player = Player(program, int(seed))
            tell("process", os.getpid())
            app.exec()
            del player
            os._exit(1)  # nobody has killed it
        os.waitpid(process, 0)
        tell("over")


main()
