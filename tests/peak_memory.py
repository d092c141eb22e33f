"""How much memory this process has held at most."""

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
