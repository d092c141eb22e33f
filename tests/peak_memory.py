"""How much memory this process holds, and has held at most."""

from __future__ import annotations

import re
from pathlib import Path


def peak() -> int:
    """Return the most memory that this process has held (MB)."""
    # the peak that getrusage gives begins with that of the process which started this one
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found
    return int(found[1]) // 1024


def held() -> dict[str, float]:
    """Return the memory that this process holds (MB).

    `held` is the PSS: what several processes share counts for each in part. `resident` counts that in full, and is nearer to what
    this process would hold if it were alone. `own` is what it has written itself.
    """
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    figures = {name: int(size) / 1024 for name, size in re.findall(r"^(\w+):\s+(\d+) kB", rollup, re.MULTILINE)}
    return {"held": figures["Pss"], "resident": figures["Rss"], "own": figures["Pss_Anon"]}
