"""Scenarios of any size from a seed, for tests and measurements: layers of scenes that lead on to endings."""

from __future__ import annotations

import random

_PROSE = (
    "account address again agent always answer before booking box broken call card change charge check corner courier "
    "credit customer date delay delivery deposit desk door email engineer error evening fault form garden heating "
    "invoice kettle letter line manager market meter minute modem month morning name neighbour never notice number "
    "office order parcel payment phone plan postcode price promise queue really receipt refund repair reply screen "
    "signal since slot still street tariff ticket today tomorrow twice until upgrade van visit voucher wait week "
    "winter without wrong yesterday"
)
WORDS = _PROSE.split()
PRINCIPLES = ("own-it", "name-the-feeling", "plain-words", "give-a-time", "no-excuses")
ENDINGS = ("resolved", "handed-over", "follow-up", "unresolved", "lost")


def scenario_text(scenes: int, seed: int) -> str:
    """Write a sound scenario of `scenes` scenes (at least 6) as YAML; the same seed gives the same text.

    Nearly every scene can be reached, and each offers two choices at least. The only way back costs patience, of which there is
    little, so that no loop goes on for ever.
    """
    rng = random.Random(seed)
    layers = _layers(scenes)
    lines = _head(seed, layers)
    for depth, layer in enumerate(layers):
        for column, name in enumerate(layer):
            if depth + 1 == len(layers):
                lines += _ending(rng, name, column)
            else:
                lines += _scene(rng, layers, depth, column)
    return "\n".join([*lines, *_walkthrough(layers), ""])


def _layers(scenes: int) -> list[list[str]]:
    ends = max(3, min(19, scenes // 10))
    width = max(2, min(60, scenes // 12))
    names = [f"scene-{number}" for number in range(scenes - ends)]
    # two choices of each scene see to it that all is reached, so that a layer is at most twice as wide as the one before
    layers = [names[:1]]
    left = names[1:]
    while left:
        rows = -(-len(left) // width)
        wide = min(-(-len(left) // rows), 2 * len(layers[-1]))
        layers.append(left[:wide])
        left = left[wide:]
    return [*layers, [f"end-{number}" for number in range(ends)]]


def _head(seed: int, layers: list[list[str]]) -> list[str]:
    return [
        "format: 1",
        f"id: generated-{seed}",
        f'title: "Generated scenario {seed}"',
        "channel: phone",
        "language: en",
        "level: 2",
        "minutes: 6",
        'about: "A story put together from a seed."',
        "pass: 70",
        'customer: {name: "Robin Example", mood: 5, trust: 5}',
        'company: {name: "Example Limited", policy: ["Credits need no approval."]}',
        "flags:",
        "  knows: false",
        "  patience: {start: 3, min: 0, max: 3}",
        f"start: {layers[0][0]}",
        "scenes:",
    ]


def _scene(rng: random.Random, layers: list[list[str]], depth: int, column: int) -> list[str]:
    says = f"{_sentence(rng, 12, 20)} {_sentence(rng, 12, 20)}"
    lines = [f"  {layers[depth][column]}:", f'    says: "{says}"', "    choices:"]
    for number in range(rng.choice((3, 4))):
        lines += _choice(rng, layers, depth, column, number)
    return lines


def _choice(rng: random.Random, layers: list[list[str]], depth: int, column: int, number: int) -> list[str]:
    following = layers[depth + 1]
    goto = rng.choice(following)
    if number < 2:
        goto = following[(column + number * len(layers[depth])) % len(following)]
    lines = [f"      - id: option-{number}", f'        say: "{_sentence(rng, 14, 22)}"']
    when = _condition(rng) if number >= 2 else ""
    if when:
        lines.append(f"        when: {when}")
    lines += _effects(rng)
    if "patience" in when:
        lines.append("        add: {patience: -1}")
        goto = rng.choice(layers[max(depth - 1, 0)])
    return [*lines, f'        because: "{_sentence(rng, 20, 32)}"', f"        goto: {goto}"]


def _condition(rng: random.Random) -> str:
    trust = f"trust >= {rng.randint(3, 7)}"
    return rng.choice((trust, "knows", f"{trust} and knows", "patience > 0"))


def _effects(rng: random.Random) -> list[str]:
    lines = []
    principle = rng.choice(PRINCIPLES)
    points = rng.randint(-2, 3)
    if points:
        listed = principle if abs(points) == 1 else f"{{{principle}: {abs(points)}}}"
        lines.append(f"        {'shows' if points > 0 else 'breaks'}: [{listed}]")
    if rng.random() < 0.5:
        lines.append(f"        trust: {rng.choice(('-1', '+1'))}")
    if rng.random() < 0.2:
        lines.append("        set: {knows: true}")
    return lines


def _ending(rng: random.Random, name: str, column: int) -> list[str]:
    return [
        f"  {name}:",
        f'    says: "{_sentence(rng, 12, 20)}"',
        f"    ending: {ENDINGS[column % len(ENDINGS)]}",
        f"    points: {2 - column % len(ENDINGS)}",
        f'    lesson: "{_sentence(rng, 12, 20)}"',
    ]


def _walkthrough(layers: list[list[str]]) -> list[str]:
    column = 0
    for layer in layers[1:]:
        column %= len(layer)
    choices = ", ".join(["option-0"] * (len(layers) - 1))
    return [
        "walkthroughs:",
        f'  - {{name: "Always the first", choices: [{choices}], expect: {{ending: {layers[-1][column]}}}}}',
    ]


def _sentence(rng: random.Random, low: int, high: int) -> str:
    words = [rng.choice(WORDS) for _ in range(rng.randint(low, high))]
    return " ".join(words).capitalize() + rng.choice("..?")
