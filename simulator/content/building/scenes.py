"""The scenes of a file made into core values."""

from __future__ import annotations

from typing import Any

from simulator.content.building.channel_keys import PLAIN
from simulator.content.building.clock import time_taken
from simulator.content.building.messages import MessageReader
from simulator.content.building.names import Form
from simulator.content.building.references import References
from simulator.content.text.problem_collector import ProblemCollector
from simulator.content.text.source import shown
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems import scene_kinds
from simulator.core.problems.problem import Path
from simulator.core.scenario.model import SILENCE, Choice, Line, Scene
from simulator.core.scenario.question import WRONG_ANSWERS, Question
from simulator.core.texts import N_

_OF_ENDINGS = ("points", "lesson", "later")
_OTHER_KINDS = ("ending", "silence", "goto", "asks", *_OF_ENDINGS)
"""Keys of scenes that are not only there to decide something."""


class _Draft:
    """A choice while it is being written: it has a choice's slots, and becomes one when all are filled.

    A frozen value made in the usual way takes ten times as long, which is felt in a file with many choices.
    """

    __slots__ = Choice.__slots__


class SceneBuilder:
    """Builds scenes, and sees that the parts of each fit together."""

    def __init__(self, collector: ProblemCollector, references: References) -> None:
        self._collector = collector
        self._references = references
        self._messages = MessageReader(references)

    def scene(self, name: str, form: Form) -> Scene:
        """Build one scene."""
        path = ("scenes", name)
        references = self._references
        silence = form.get("silence")
        if not form.get("choices") or not form.keys().isdisjoint(_OTHER_KINDS):
            self._check_kind(name, form)
        return Scene(
            id=name,
            says=self._says(form, path),
            choices=self._choices(form["choices"], (*path, "choices")) if "choices" in form else (),
            silence=None if silence is None else self._silence(name, silence),
            asks=self._question(form["asks"], (*path, "asks")) if "asks" in form else None,
            jumps=references.jumps(form["goto"], path) if "goto" in form else (),
            ending=form.get("ending"),
            points=form.get("points", 0),
            lesson=references.text(form["lesson"], path, "lesson") if "lesson" in form else "",
            later=references.text(form["later"], path, "later") if "later" in form else "",
            todo=references.name(form["todo"], path, "todo") if "todo" in form else "",
            onlookers=references.channel_keys.onlookers(form, path) if "onlookers" in form else None,
        )

    def _says(self, form: Form, path: Path) -> tuple[Line, ...]:
        """Read what is said in a scene, with what is seen first."""
        lines = self._messages.lines(form["says"], path, "says", always=True) if "says" in form else ()
        if "sees" in form:
            return self._messages.seen_first(lines, self._references.text(form["sees"], path, "sees"))
        if "says" not in form:
            self._messages.check_said(path, "says")
        return lines

    def _question(self, form: Form, path: Path) -> Question:
        """Read the question of a scene, and see that its answers can be told apart."""
        text, add = self._references.text, self._collector.add
        wrong = [(number, answer) for number, answer in enumerate(form.get("wrong", ())) if answer is not None]
        if "wrong" in form and len(form["wrong"]) < WRONG_ANSWERS:
            add(scene_kinds.FEW_ANSWERS, (*path, "wrong"), wanted=str(WRONG_ANSWERS))
        before = [form.get("right", "").strip()]
        for number, answer in wrong:
            if answer.strip() in before:
                add(scene_kinds.SAME_ANSWER, (*path, "wrong", number), answer=shown(answer))
            before.append(answer.strip())
        return Question(
            text(form.get("question", ""), path, "question"),
            text(form.get("right", ""), path, "right"),
            tuple([text(answer, (*path, "wrong"), number) for number, answer in wrong]),
        )

    def _check_kind(self, name: str, form: Form) -> None:
        """See that a scene is an ending, or has choices, or goes on by itself, or is noted as unwritten."""
        add_key, path = self._collector.add_key, ("scenes", name)
        going = [key for key in ("choices", "silence", "goto") if form.get(key)]
        written = self._collector.tree.value(path)
        if "asks" in form and ("ending" in written or "goto" in going):
            add_key(scene_kinds.NOTHING_TO_ASK, (*path, "asks"), name=shown(name))
        if "ending" in written:
            for key in going:
                add_key(scene_kinds.ENDING_WITH_CHOICES, (*path, key), name=shown(name), key=key)
            return
        for key in _OF_ENDINGS:
            if key in form:
                add_key(scene_kinds.ENDING_ONLY, (*path, key), name=shown(name), key=key)
        if "goto" in going:
            for key in going[:-1]:
                add_key(scene_kinds.BEAT_WITH_CHOICES, (*path, key), name=shown(name), key=key)
        else:
            self._check_choices(name, going, form)

    def _check_choices(self, name: str, going: list[str], form: Form) -> None:
        """See that a scene that is neither an ending nor goes on by itself has something to choose, or is noted as unwritten."""
        path = ("scenes", name)
        if going == ["silence"] and not self._collector.tree.value(path).get("choices"):
            self._collector.add(scene_kinds.SILENCE_ALONE, (*path, "silence"), name=shown(name))
        if "choices" not in going and "todo" not in form:
            self._collector.add(scene_kinds.SCENE_UNFINISHED, path, name=shown(name))

    def _choices(self, forms: list[Form | None], path: Path) -> tuple[Choice, ...]:
        choices = tuple([self.choice(form, (*path, number)) for number, form in enumerate(forms) if form is not None])
        if len({choice.id for choice in choices}) < len(choices):
            self._repeated(forms, path)
        return choices

    def _repeated(self, forms: list[Form | None], path: Path) -> None:
        first: dict[str, int] = {}
        for number, form in enumerate(forms):
            name = form.get("id") if form else None
            if name is not None and first.setdefault(name, number) != number:
                line = self._collector.tree.place((*path, first[name], "id")).line
                self._collector.add(register.DUPLICATE_CHOICE, (*path, number, "id"), name=shown(name), line=str(line))

    def choice(self, form: Form, path: Path, everywhere: int | None = None) -> Choice:
        """Build one choice; one under `everywhere` with its number there, and without `jumps` where the scene goes on."""
        get, references = form.get, self._references
        say, deed = get("say"), get("do")
        draft: Any = _Draft()
        draft.id = get("id", "")
        draft.text = references.text(deed or "", path, "do") if say is None else references.text(say, path, "say")
        draft.spoken = say is not None
        draft.action = get("action")
        draft.when = references.when(form, path) if "when" in form else None
        draft.once = get("once", False)
        draft.critical = get("critical")
        draft.opens = get("opens")
        draft.takes, draft.wait = time_taken(get("takes"))
        draft.after = 0
        draft.reply = self._messages.lines(form["reply"], path, "reply", always=False) if "reply" in form else ()
        draft.everywhere = everywhere
        draft.template, draft.public, draft.part, draft.sends = references.channel_keys.of_choice(form, path)
        draft.jumps = references.jumps(get("goto", ()), path)
        if draft.spoken is ("do" in form) or draft.opens is not None or draft.id == SILENCE:
            self._check_choice(form, path)
        return self._with_effects(draft, form, path)

    def _silence(self, scene: str, form: Form) -> Choice:
        path = ("scenes", scene, "silence")
        draft: Any = _Draft()
        draft.id = SILENCE
        draft.text = ""
        draft.spoken = draft.once = False
        draft.everywhere = draft.action = draft.when = draft.critical = draft.opens = draft.takes = None
        draft.template, draft.public, draft.part, draft.sends = PLAIN
        draft.wait = 0
        draft.after = form.get("after", 0)
        draft.reply = self._messages.lines(form.get("says", ""), path, "says", always=True)
        draft.jumps = self._references.jumps(form.get("goto", scene), path)
        return self._with_effects(draft, form, path)

    def _with_effects(self, draft: Any, form: Form, path: Path) -> Choice:
        """Add what choices and silences have in common, and freeze the draft."""
        get, references = form.get, self._references
        shows, breaks, sets, adds = get("shows"), get("breaks"), get("set"), get("add")
        draft.mood = get("mood", 0)
        draft.trust = get("trust", 0)
        draft.because = references.text(get("because", ""), path, "because")
        draft.shows = references.weights(shows, path, "shows") if shows else ()
        draft.breaks = references.weights(breaks, path, "breaks") if breaks else ()
        draft.sets = references.sets(sets, path) if sets else ()
        draft.adds = references.adds(adds, path) if adds else ()
        if (shows and breaks) or (sets and adds):
            self._check_opposed(form, path)
        draft.__class__ = Choice
        choice: Choice = draft
        return choice

    def _check_choice(self, form: Form, path: Path) -> None:
        name, opens = form.get("id", ""), form.get("opens")
        if "say" in form and "do" in form:
            self._collector.add_key(register.SAY_AND_DO, (*path, "do"), name=shown(name))
        elif "say" not in form and "do" not in form:
            self._collector.add(register.SAY_OR_DO, path, name=shown(name))
        if name == SILENCE:
            self._collector.add(register.RESERVED_NAME, (*path, "id"), name=name, what=N_("a choice"))
        if opens is not None:
            records = self._references.names.records
            self._references.known(register.UNKNOWN_RECORD, opens, records, (*path, "opens"))

    def _check_opposed(self, form: Form, path: Path) -> None:
        """See that no principle is both shown and broken, and no flag both set and added to."""
        shows = {name for item in form.get("shows", ()) for name in (item if isinstance(item, dict) else [item])}
        for number, item in enumerate(form.get("breaks", ())):
            for name in item if isinstance(item, dict) else [item]:
                if name in shows and name is not None:
                    self._collector.add(register.SHOWN_AND_BROKEN, (*path, "breaks", number), name=shown(name))
        for name in form.get("add", ()):
            if name in form.get("set", ()):
                self._collector.add_key(register.SET_AND_ADD, (*path, "add", name), name=shown(name))
