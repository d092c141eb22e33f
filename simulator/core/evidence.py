"""How much counted chances can say: an interval in which the true share probably lies."""

from __future__ import annotations

from math import sqrt

_Z = 1.959963984540054
"""The standard normal quantile for 95 %, both sides."""


def wilson(taken: int, chances: int) -> tuple[float, float]:
    """Give the Wilson score interval (95 %) for a share: its lower and upper bound, each 0 to 1.

    Without chances nothing is known: (0.0, 1.0). Raises ValueError unless 0 <= taken <= chances.
    """
    if not 0 <= taken <= chances:
        raise ValueError(f"{taken} of {chances} chances can't be taken")
    if not chances:
        return 0.0, 1.0
    share, spread = taken / chances, _Z * _Z / chances
    middle = share + spread / 2
    reach = _Z * sqrt((share * (1 - share) + spread / 4) / chances)
    return max((middle - reach) / (1 + spread), 0.0), min((middle + reach) / (1 + spread), 1.0)
