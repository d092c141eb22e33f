"""The faces of a customer: one for each step of the mood that matters, told apart also where they are small."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from simulator.paths import find_paths
from simulator.ui.style.appearance import drawn, with_expression
from simulator.ui.style.expressions import EXPRESSIONS, expression, feeling

PORTRAITS = sorted((find_paths().assets / "portraits").glob("*.svg"))
SMALL = 48
CLEARLY, LEAST = 40, 11
"""How much lighter or darker a dot must be to count (of 255), and how many dots of a small face must be, of 48 by 48."""
FACES = ["furious"] * 2 + ["angry", "upset", "guarded", "calm", "friendly"] + ["pleased"] * 2 + ["delighted"] * 2


def shades(drawing, face):
    image = drawn(with_expression(drawing, face), SMALL).toImage().scaledToWidth(SMALL)
    return [image.pixelColor(x, y).lightness() for x in range(SMALL) for y in range(SMALL)]


@pytest.mark.parametrize(("mood", "face"), list(enumerate(FACES)))
def test_every_mood_has_a_face(mood, face):
    assert expression(mood) == face


def test_moods_have_one_name_where_they_have_one_face():
    assert len({feeling(mood) for mood in range(11)}) == len(EXPRESSIONS) == len(set(FACES)) >= 7
    assert all((feeling(one) == feeling(two)) == (expression(one) == expression(two)) for one, two in pairwise(range(11)))


@pytest.mark.parametrize("portrait", PORTRAITS, ids=lambda path: path.stem)
def test_small_faces_of_one_person_are_told_apart(portrait):
    drawing = portrait.read_bytes()
    faces = {face: shades(drawing, face) for face in EXPRESSIONS}
    for one, two in combinations(EXPRESSIONS, 2):
        apart = sum(abs(a - b) >= CLEARLY for a, b in zip(faces[one], faces[two], strict=True))
        assert apart >= LEAST, f"{one} and {two}: {apart}"
