"""Short scenario files for tests that play: a whole one, one with hostile texts, and broken ones; and practices of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from simulator.core.errors import StoreError
from simulator.core.training.attempt import PRACTICE, Attempt, LogEntry, Outcome
from simulator.paths import find_paths
from simulator.workflow.playable import Playable, ScenarioOpener, open_scenario_opener
from simulator.workflow.practice import Practice

MARKUP = "<b>x</b><img src='no.png'> &amp; & 100 %s {agent}"
"""What must be shown letter by letter, wherever it stands."""
WRITTEN = MARKUP.replace("{", "{{").replace("}", "}}")
"""The same as it is written in a scenario."""

ROOF = """\
format: 1
id: roof
title: "The parcel on the roof"
channel: phone
level: 2
minutes: 3
about: "A parcel was thrown onto a garage."
pass: 70
customer: {name: "Robin Example", portrait: marta, mood: 5, trust: 4}
company:
  name: "Swift Parcels"
  policy:
    - "{agent} may send one replacement for {company}."
    - "Nobody climbs onto a roof."
records:
  label: {title: "Delivery note & photo", text: "Left in a safe place, says the driver to {agent}."}
start: opening
scenes:
  opening:
    says: "My parcel lies on a roof."
    choices:
      - id: own
        say: "I'm {agent} of {company}, and this is now mine to solve."
        shows: [{own-it: 2}]
        mood: +2
        trust: +1
        because: "You took it on at once."
        goto: plan
      - id: blame
        say: "That was the driver, we only sell the stamps."
        breaks: [no-excuses]
        mood: -3
        because: "Whose fault it was helps nobody."
        goto: plan
      - id: look
        do: "Read the delivery note."
        action: look-up
        opens: label
        once: true
        takes: 10
        goto: opening
      - id: climb
        say: "Could you climb up and get it?"
        breaks: [{stay-inside-policy: 2}]
        critical: compliance
        because: "Nobody climbs onto a roof."
        goto: plan
    silence:
      after: 5
      says: "Hello?"
      because: "A gap sounds as if nobody were there."
      breaks: [answer-promptly]
      mood: -1
      goto: opening
  plan:
    says:
      - {when: mood >= 6, text: "Good. What happens now?"}
      - {when: mood < 4, text: "Wonderful. And now?"}
      - {text: "So, what now?"}
    choices:
      - id: replace
        say: "A new one leaves today and is with you on Friday."
        shows: [give-a-time, solve-together]
        mood: +2
        because: "A day, and a way out."
        goto: settled
      - id: vague
        say: "We will look into it soon."
        breaks: [give-a-time]
        mood: -1
        because: "Soon is not a time."
        goto: lost
  settled:
    says: "Friday is fine, thank you."
    ending: resolved
    points: 2
    lesson: "Take it on and name a day."
  lost:
    says: "I will order elsewhere."
    ending: lost
    points: -1
    lesson: "Soon is no answer."
walkthroughs:
  - {name: By the book, choices: [own, replace], expect: {ending: settled, score: 100, passed: true}}
"""
"""Best 6 points (own, replace, ending 2), worst -5 (silence, climb, vague, ending -1)."""

GUIDED = (
    ROOF.replace("title: ", 'subtitle: "A parcel nobody can reach"\ntitle: ', 1)
    .replace("says the driver to", "tells the driver our Jadwiga and")
    .replace('name a day."\n', 'name a day."\n    later: "It came, and {customer} waved to {agent}\'s driver."\n')
    .replace('no answer."\n', 'no answer."\n    later: "It is still there. It was seen by Jadwiga."\n')
    + """\
guide:
  questions: ["What would you have asked {customer} first?", "Who should have told Jadwiga?"]
  plan: [{minutes: 5, text: "Read the note."}, {minutes: 15, text: "Play it as {agent}."}]
  splits: [{scene: plan, text: "A day, or soon."}]
"""
)
"""The same with a subtitle, what becomes of it and a trainer's guide; somebody is named whom the delivery note tells of."""

DATED = (
    ROOF.replace("channel: phone", 'channel: email\nclock: {day: friday, start: "16:30", open: "09:00", close: "17:00"}')
    .replace('because: "You took it on at once."', 'because: "You took it on at once."\n        takes: 2 d')
    .replace('because: "Whose fault it was helps nobody."', 'because: "Whose fault it was helps nobody."\n        takes: 1 h')
)
"""The same by e-mail on a Friday afternoon: one answer lets two days pass, another an hour, after which nobody is there."""

BURST = (
    ROOF.replace("start: opening", "start: rings")
    .replace("scenes:\n", 'scenes:\n  rings: {sees: "The phone rings twice.", goto: opening}\n')
    .replace(
        'says: "My parcel lies on a roof."',
        'sees: "A kettle boils."\n    says: ["My parcel lies on a roof.", {text: "And it rains.", sees: "She sighs."}]',
    )
    .replace(
        'because: "You took it on at once."\n        goto: plan',
        """because: "You took it on at once."
        reply:
          - {when: mood >= 7, text: "Thank you, {agent}."}
          - "Well, then."
        goto: pause""",
    )
    .replace("opens: label\n", 'opens: label\n        reply: ["It was on it!", {sees: "She laughs."}]\n')
    .replace("  plan:\n", '  pause: {says: [{sees: "The rain stops."}, "Listen!"], goto: plan}\n  plan:\n')
)
"""The same with messages in a row, captions, replies, and two scenes that go on by themselves."""

ASKING = ROOF.replace(
    'says: "My parcel lies on a roof."\n',
    """says: "My parcel lies on a roof."
    asks:
      question: "What does {customer} want to hear first?"
      right: "That it is somebody's job now"
      wrong: ["Whose fault it is", "What it costs", "That it happens to many"]
""",
)
"""The same with a question before the first options."""

WATCHED = (
    ROOF
    + """\
  - name: How it is done
    choices: [look, own, replace]
    notice:
      - {at: own, text: "{agent} takes it on, and {customer} hears it."}
      - {at: 1, text: "The note is read first."}
  - name: How it goes wrong
    choices: [blame]
    notice: [{at: blame, text: "It helps nobody."}]
"""
)
"""The same with two worked examples: one to its end, the other not."""

_SILENCE = '{after: 10, says: "Are you there?", breaks: [answer-promptly], because: "Nobody spoke.", goto: lost}'
HUSHED = (
    ROOF.replace("      - id: replace\n", "      - id: replace\n        when: mood >= 4\n")
    .replace("      - id: vague\n", "      - id: vague\n        when: mood >= 4\n")
    .replace("        goto: lost\n", f"        goto: lost\n    silence: {_SILENCE}\n")
)
"""The same, where after `blame` nothing can be chosen but silence."""

HOSTILE = f"""\
format: 1
id: hostile
title: "{WRITTEN} title"
subtitle: "{WRITTEN} subtitle"
about: "{WRITTEN} about"
level: 1
minutes: 2
customer: {{name: "{WRITTEN} name", mood: 5, trust: 4}}
company:
  name: "{WRITTEN} company"
  policy: ["{WRITTEN} policy"]
records:
  paper: {{title: "{WRITTEN} record", text: "{WRITTEN} paper"}}
start: opening
scenes:
  opening:
    says: "{WRITTEN} line"
    choices:
      - id: look
        do: "{WRITTEN} action"
        opens: paper
        once: true
        goto: opening
      - id: good
        say: "{WRITTEN} good"
        shows: [own-it]
        because: "{WRITTEN} well"
        goto: settled
      - id: bad
        say: "{WRITTEN} bad"
        breaks: [own-it]
        critical: customer
        because: "{WRITTEN} reason"
        goto: settled
  settled:
    says: "{WRITTEN} last"
    ending: resolved
    lesson: "{WRITTEN} lesson"
    later: "{WRITTEN} later"
guide:
  questions: ["{WRITTEN} question"]
"""

BROKEN = """\
format: 1
id: broken
title: "Broken"
custommer: {name: "Ada"}
customer: {name: "Ada"}
company: {name: "Nobody"}
start: opening
scenes:
  opening:
    says: "Hello?"
    choices:
      - {id: go, say: "Go.", goto: nowhere}
"""

MENDED = """\
format: 1
id: broken
title: "Mended"
customer: {name: "Ada"}
company: {name: "Nobody"}
start: opening
scenes:
  opening:
    says: "Hello?"
    choices:
      - {id: go, say: "Go.", shows: [own-it], because: "Well.", goto: end}
      - {id: stay, say: "Stay.", breaks: [own-it], because: "Not well.", goto: end}
  end:
    says: "Bye."
    ending: resolved
"""


def write(folder: Path, **texts: str) -> Path:
    """Write scenario files, named by their keywords, into a folder that is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


@cache
def opener() -> ScenarioOpener:
    """An opener with the guidance that comes with the program."""
    return open_scenario_opener(find_paths())


@cache
def playable(text: str = ROOF) -> Playable:
    """Make a scenario ready to play."""
    return opener().open_bytes(text.encode(), "roof.yaml")


class Diary:
    """Keeps in memory what a practice has to say; `fault` makes it refuse."""

    def __init__(self) -> None:
        self.entries: list[LogEntry] = []
        self.outcomes: list[Outcome] = []
        self.reflections: list[tuple[int, str, str]] = []
        self.fault = ""

    def record(self, attempt_id: int, entry: LogEntry, now: datetime, after: int | None = None) -> None:
        """Keep a decision."""
        if self.fault:
            raise StoreError(self.fault, "Try again.")
        self.entries.append(entry)

    def finish(self, attempt_id: int, outcome: Outcome, now: datetime) -> None:
        """Keep an outcome."""
        if self.fault:
            raise StoreError(self.fault, "Try again.")
        self.outcomes.append(outcome)

    def reflect(self, attempt_id: int, went_well: str, would_change: str) -> None:
        """Keep what the trainee thinks."""
        if self.fault:
            raise StoreError(self.fault, "Try again.")
        self.reflections.append((attempt_id, went_well, would_change))

    def keep_apart(self, attempt: Attempt, saved: int, entries: tuple[tuple[LogEntry, datetime], ...]) -> int:
        """Keep what no longer fits, in a diary of its own."""
        self.entries = [*self.entries[:saved], *(entry for entry, _ in entries)]
        return attempt.id + 1


def attempt_at(ready: Playable, made: Sequence[str] = (), *, number: int = 1, outcome: Outcome | None = None) -> Attempt:
    """Make an attempt with these choices."""
    log = tuple(LogEntry(position, choice, 2.0) for position, choice in enumerate(made))
    version = ready.version
    begun = START + timedelta(days=number)
    finished = begun + timedelta(minutes=3) if outcome else None
    return Attempt(number, 1, version.digest, version.scenario, version.title, PRACTICE, 0, begun, log, finished, outcome)


def practice(*made: str, text: str = ROOF, keeper: Diary | None = None, agent: str = "Ada") -> Practice:
    """Return a practice in which these choices are made already."""
    ready = playable(text)
    return Practice(ready, keeper or Diary(), attempt_at(ready, made), agent, lambda: START)
