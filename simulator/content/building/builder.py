"""A file's values made into a frozen scenario, with every reference followed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path as FilePath

from simulator.content.building.beats import without_circles
from simulator.content.building.clock import clock
from simulator.content.building.everywhere import EverywhereBuilder
from simulator.content.building.guide import guide
from simulator.content.building.names import MOODS, Form, Names
from simulator.content.building.people import people, people_named, portrait
from simulator.content.building.references import References
from simulator.content.building.scenes import SceneBuilder
from simulator.content.building.walkthroughs import walkthroughs
from simulator.content.text.problem_collector import ProblemCollector, name_like, suggestion
from simulator.content.text.source import shown
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Severity
from simulator.core.problems.registry import KINDS
from simulator.core.scenario.model import Flag, Record, Scenario, Scene
from simulator.core.scenario.participants import Company, Customer, History, Voice
from simulator.core.texts import N_, Text

_WORDS = (*MOODS, "and", "or", "not", "true", "false")


def build(
    form: Form,
    collector: ProblemCollector,
    principles: Collection[str] | None,
    portraits: Collection[str] | None,
    folder: FilePath | None = None,
) -> Scenario:
    """Build the scenario that a file in shape describes; parts with problems are left out of `form`.

    Recordings and pictures are looked for in the `folder`, if that is known.

    Where problems are found the result is only good for finding more.
    """
    flags = {name: _flag(name, value, collector) for name, value in form.get("flags", {}).items()}
    references = References(collector, _names(form, flags, collector, principles), folder)
    if "start" in form:
        references.known(register.UNKNOWN_SCENE, form["start"], references.names.scenes, ("start",))
    scenario = _scenario(form, flags, references, portraits)
    if "channel" in form or "channel" not in collector.tree.values:
        references.channel_keys.check(scenario.channel)
    return scenario


def _names(
    form: Form, flags: Mapping[str, Flag | None], collector: ProblemCollector, principles: Collection[str] | None
) -> Names:
    declared = _declared(collector, "flags", "_")
    return Names(
        scenes=_declared(collector, "scenes", "-"),
        records=_declared(collector, "records", "-"),
        people=people_named(_declared(collector, "people", "-")),
        flags=None if declared is None else {**dict.fromkeys(declared), **flags},
        principles=principles,
        lost=collector.tree.lost,
    )


def _scenario(
    form: Form, flags: Mapping[str, Flag | None], references: References, portraits: Collection[str] | None
) -> Scenario:
    return Scenario(
        id=form.get("id", ""),
        title=references.name(form.get("title", ""), (), "title"),
        subtitle=references.name(form.get("subtitle", ""), (), "subtitle"),
        start=form.get("start", ""),
        scenes=_scenes(form, references),
        customer=_customer(form.get("customer", {}), references, portraits),
        people=people(form.get("people", {}), references, portraits),
        company=_company(form.get("company", {}), references),
        pass_mark=form.get("pass", 70),
        about=references.name(form.get("about", ""), (), "about"),
        history=History(**form.get("history", {})),
        flags=tuple(flag for flag in flags.values() if flag),
        records=_records(form.get("records", {}), references),
        walkthroughs=walkthroughs(form, references),
        guide=guide(form.get("guide", {}), references),
        clock=clock(form.get("clock"), references.collector),
        onlookers=references.channel_keys.onlookers(form, ()) if "onlookers" in form else None,
        allow=_allowed(form.get("allow", {}), references.collector),
        pronounce=_pronounced(form.get("pronounce", {}), references),
        **{key: form[key] for key in ("channel", "language", "level", "minutes") if key in form},
    )


def _scenes(form: Form, references: References) -> Mapping[str, Scene]:
    collector = references.collector
    builder = SceneBuilder(collector, references)
    scenes = {name: builder.scene(name, scene) for name, scene in form.get("scenes", {}).items() if not collector.full}
    if any(scene.jumps for scene in scenes.values()):
        scenes = without_circles(scenes, collector)
    return EverywhereBuilder(references, builder).spread(form["everywhere"], scenes) if "everywhere" in form else scenes


def _declared(collector: ProblemCollector, section: str, joint: str) -> Collection[str] | None:
    """Return the names that a section declares, well formed or not; None where it is not a group.

    For a name that is not good the one that should stand there counts too, since others will be using it.
    """
    part = collector.tree.values.get(section, {})
    if not isinstance(part, dict):
        return None
    return part.keys() if collector.clean else {*part, *(name_like(name, joint) for name in part)}


def _flag(name: str, value: bool | Mapping[str, int], collector: ProblemCollector) -> Flag | None:
    path = ("flags", name)
    if name in _WORDS:
        collector.add_key(register.RESERVED_NAME, path, name=name, what=N_("a flag"))
        return None
    if isinstance(value, bool):
        return Flag(name, int(value))
    low, high, start = value.get("min", 0), value.get("max"), value.get("start")
    if high is None or start is None or path in collector.tree.damaged:
        return None
    if low >= high:
        fault = Text(N_("can't go from {low} to {high}"), {"low": low, "high": high})
        collector.add_key(register.BAD_RANGE, path, name=name, fault=fault)
        return None
    if not low <= start <= high:
        fault = Text(N_("can't start at {start}: it goes from {low} to {high}"), {"start": start, "low": low, "high": high})
        collector.add(register.BAD_RANGE, (*path, "start"), name=name, fault=fault)
        return None
    return Flag(name, start, low, high, boolean=False)


def _customer(form: Form, references: References, portraits: Collection[str] | None) -> Customer:
    face = portrait(form, ("customer",), references, portraits)
    given = {key: form[key] for key in ("mood", "trust") if key in form}
    name = references.name(form.get("name", ""), ("customer",), "name")
    return Customer(name, face, voice=Voice(**form.get("voice", {})), **given)


def _company(form: Form, references: References) -> Company:
    policy = enumerate(form.get("policy", ()))
    return Company(
        references.name(form.get("name", ""), ("company",), "name"),
        tuple(references.text(rule, ("company", "policy"), number) for number, rule in policy if rule is not None),
    )


def _records(forms: Mapping[str, Form], references: References) -> dict[str, Record]:
    records = {}
    for name, form in forms.items():
        path = ("records", name)
        title = references.text(form.get("title", ""), path, "title")
        records[name] = Record(name, title, references.text(form.get("text", ""), path, "text"))
    return records


def _allowed(form: Mapping[str, str], collector: ProblemCollector) -> dict[str, str]:
    """Return the warnings that the author allows; only warnings can be allowed."""
    warnings = [code for code, kind in KINDS.items() if kind.severity is Severity.WARNING]
    for code in form:
        if code not in warnings:
            collector.add_key(register.NOT_ALLOWABLE, ("allow", code), code=shown(code), suggestion=suggestion(code, warnings))
    return {code: reason for code, reason in form.items() if code in warnings}


def _pronounced(form: Mapping[str, str], references: References) -> dict[str, str]:
    """Return the words that are not spoken as they are written."""
    path = ("pronounce",)
    for word in form:
        if word.isspace():
            references.collector.add_key(register.EMPTY_TEXT, (*path, word), key="pronounce")
    return {word: references.text(said, path, word) for word, said in form.items()}
