"""The trainer's guide of a file made into core values."""

from __future__ import annotations

from simulator.content.building.names import Form
from simulator.content.building.references import References
from simulator.core.problems import scenario_kinds as register
from simulator.core.scenario.guide import Guide, PlanStep, Split


def guide(form: Form, references: References) -> Guide:
    """Build the guide that a file describes; entries with problems are left out."""
    path = ("guide",)
    questions = enumerate(form.get("questions", ()))
    return Guide(
        tuple(references.text(text, (*path, "questions"), number) for number, text in questions if text is not None),
        tuple(
            PlanStep(step.get("minutes", 0), references.text(step.get("text", ""), (*path, "plan", number), "text"))
            for number, step in enumerate(form.get("plan", ()))
            if step is not None
        ),
        tuple(_split(split, references, number) for number, split in enumerate(form.get("splits", ())) if split is not None),
    )


def _split(form: Form, references: References, number: int) -> Split:
    path, scene = ("guide", "splits", number), form.get("scene")
    if scene is not None:
        references.known(register.UNKNOWN_SCENE, scene, references.names.scenes, (*path, "scene"))
    return Split(scene or "", references.text(form.get("text", ""), path, "text"))
