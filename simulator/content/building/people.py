"""Who takes part besides the customer, and the faces of all."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from simulator.content.building.media import is_file
from simulator.content.building.names import Form
from simulator.content.building.references import References
from simulator.content.text.problem_collector import listed, suggestion
from simulator.content.text.source import shown
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Path
from simulator.core.scenario.model import CUSTOMER
from simulator.core.scenario.participants import Person, Voice
from simulator.core.texts import N_


def people_named(declared: Collection[str] | None) -> Collection[str] | None:
    """Return what may stand for a person: those declared, and the word for the customer."""
    return None if declared is None else {*declared, CUSTOMER}


def people(forms: Mapping[str, Form], references: References, portraits: Collection[str] | None) -> dict[str, Person]:
    """Read who speaks besides the customer."""
    made = {}
    for key, form in forms.items():
        path = ("people", key)
        if key == CUSTOMER:
            references.collector.add_key(register.RESERVED_NAME, path, name=key, what=N_("a person"))
        name = references.name(form.get("name", ""), path, "name")
        made[key] = Person(key, name, portrait(form, path, references, portraits), Voice(**form.get("voice", {})))
    return made


def portrait(form: Form, path: Path, references: References, portraits: Collection[str] | None) -> str:
    """Read the portrait of the person at a path: the name of a drawing, or where the file is.

    In place of a file that can't be used there is the person's name, of which the initial is drawn.
    """
    name: str = form.get("portrait", "")
    if is_file(name):
        person: str = form.get("name", "")
        return references.media.picture(name, (*path, "portrait")) or person.lstrip("/\\")
    if name and portraits is not None and name not in portraits:
        hint, known = suggestion(name, portraits), listed(sorted(portraits))
        where = (*path, "portrait")
        references.collector.add(register.UNKNOWN_PORTRAIT, where, name=shown(name), suggestion=hint, known=known)
    return name
