"""How far "4 of 5" can be trusted."""

from __future__ import annotations

import math

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: 95 % lie between -Z and Z."""


def wilson(taken: int, chances: int) -> tuple[float, float]:
    """The 95 % interval (low and high, 0..1) of the share that `taken` of `chances` speaks for; 0 and 1 without any chance.

    This is Wilson's score interval without correction for continuity, which keeps to 0..1 and holds for few chances too (Wilson
    1927; recommended by Newcombe 1998, Statistics in Medicine 17, method 3). Raises ValueError unless 0 <= taken <= chances.
    """
    if not 0 <= taken <= chances:
        raise ValueError(f"{taken} of {chances} is no share")
    if not chances:
        return 0.0, 1.0
    middle = taken + Z * Z / 2
    reach = Z * math.sqrt(taken * (chances - taken) / chances + Z * Z / 4)
    whole = chances + Z * Z
    low = 0.0 if taken == 0 else (middle - reach) / whole
    high = 1.0 if taken == chances else (middle + reach) / whole
    return low, high
