"""Choices that are written once and stand in many scenes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from simulator.content.building.names import EXCEPT, SCENES, Form, is_offered
from simulator.content.building.references import References
from simulator.content.building.scenes import SceneBuilder
from simulator.content.text.source import shown
from simulator.core.problems import everywhere_kinds
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Path
from simulator.core.scenario.model import EVERYWHERE, Choice, Jump, Scene
from simulator.core.texts import N_


class EverywhereBuilder:
    """Puts the choices under `everywhere` into the scenes in which they are offered, and sees that they can stand there."""

    def __init__(self, references: References, builder: SceneBuilder) -> None:
        self._references = references
        self._collector = references.collector
        self._builder = builder

    def spread(self, forms: Sequence[Form | None], scenes: Mapping[str, Scene]) -> dict[str, Scene]:
        """Returns the scenes with what is offered in many of them behind their own choices."""
        self._check_names(forms, scenes)
        added: dict[str, list[Choice]] = {}
        for number, form in enumerate(forms):
            if form is None or self._collector.full:
                continue
            path = (EVERYWHERE, number)
            choice = self._builder.choice(form, path, everywhere=number)
            self._check(form, choice, path, scenes)
            for name in _offering(form, scenes):
                added.setdefault(name, []).append(choice if choice.jumps else replace(choice, jumps=(Jump(name),)))
        return {
            name: replace(scene, choices=(*scene.choices, *added[name])) if name in added else scene
            for name, scene in scenes.items()
        }

    def _check(self, form: Form, choice: Choice, path: Path, scenes: Mapping[str, Scene]) -> None:
        """See that it is offered somewhere, and that nobody can earn by it again and again."""
        name, add, add_key = shown(choice.id), self._collector.add, self._collector.add_key
        if SCENES in form and EXCEPT in form:
            add_key(everywhere_kinds.SCENES_AND_EXCEPT, (*path, EXCEPT), name=name)
        unknown = [key for key in (SCENES, EXCEPT) if not self._check_scenes(form.get(key, ()), (*path, key), scenes)]
        if not unknown and not any(_offering(form, scenes)):
            add(everywhere_kinds.OFFERED_NOWHERE, path, name=name)
        if (choice.shows or choice.breaks) and not (choice.once or _ends(choice.jumps, scenes)):
            add(everywhere_kinds.EVERYWHERE_SCORES, path, name=name)

    def _check_scenes(self, names: Sequence[str | None], path: Path, scenes: Mapping[str, Scene]) -> bool:
        """See that the scenes in a list are there and have choices. Returns whether they are there."""
        all_known, there = True, self._references.names.scenes
        for number, name in enumerate(names):
            if name is None or not self._references.known(register.UNKNOWN_SCENE, name, there, (*path, number)):
                all_known = False
            elif name in scenes and not scenes[name].choices and not scenes[name].todo:
                self._collector.add(everywhere_kinds.NO_CHOICES_THERE, (*path, number), name=shown(name))
        return all_known

    def _check_names(self, forms: Sequence[Form | None], scenes: Mapping[str, Scene]) -> None:
        """See that no two choices of a scene have the same name, and that no scene is called like the whole list."""
        if EVERYWHERE in scenes:
            self._collector.add_key(register.RESERVED_NAME, ("scenes", EVERYWHERE), name=EVERYWHERE, what=N_("a scene"))
        first: dict[str, Path] = {}
        for number, form in enumerate(forms):
            name = form.get("id") if form else None
            if form is None or name is None:
                continue
            path = (EVERYWHERE, number, "id")
            other = first.get(name) or next(self._namesakes(name, form, scenes), None)
            if other:
                line = str(self._collector.tree.place(other).line)
                self._collector.add(everywhere_kinds.EVERYWHERE_DUPLICATE, path, name=shown(name), line=line)
            first.setdefault(name, path)

    def _namesakes(self, name: str, form: Form, scenes: Mapping[str, Scene]) -> Iterator[Path]:
        """The places of choices that have a name already, in the scenes in which another one of this name would be offered."""
        for scene in _offering(form, scenes):
            choices = self._collector.tree.value(("scenes", scene, "choices"))
            for number, choice in enumerate(choices if isinstance(choices, list) else ()):
                if isinstance(choice, dict) and choice.get("id") == name:
                    yield ("scenes", scene, "choices", number, "id")


def _ends(jumps: Sequence[Jump], scenes: Mapping[str, Scene]) -> bool:
    """Say whether all jumps lead to endings, be it past scenes that go on by themselves."""
    return bool(jumps) and all(
        jump.to in scenes and (scenes[jump.to].ending is not None or _ends(scenes[jump.to].jumps, scenes)) for jump in jumps
    )


def _offering(form: Form, scenes: Mapping[str, Scene]) -> Iterator[str]:
    """The scenes with choices in which a choice is offered."""
    return (name for name, scene in scenes.items() if scene.choices and is_offered(form, name))
