"""The kinds of problem in recordings and pictures that stand beside a scenario."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

NO_RECORDING = Kind(
    "no-recording",
    Severity.WARNING,
    N_("The recording “{name}” can't be played, so a voice reads the words: {fault}."),
    N_(
        "{suggestion}Put a WAV, MP3, OGG or FLAC file of at most 5 MB into the scenario's folder or below it, and write its "
        "place from there, as in “./maria-1.mp3”."
    ),
)
NO_PICTURE = Kind(
    "no-picture",
    Severity.WARNING,
    N_("The picture “{name}” can't be shown, so an initial stands in its place: {fault}."),
    N_(
        "{suggestion}Put a PNG picture, or an SVG drawing of plain shapes, of at most 500 kB into the scenario's folder or below "
        "it, and write its place from there, as in “./maria.png”."
    ),
)
