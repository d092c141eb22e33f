"""Writes a file whole or not at all, so that neither a full disk nor a kill leaves half of one."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes, *, lasting: bool = False) -> None:
    """Write a file over what stands there, which stays where that fails. Raises OSError.

    Written to last, it is on the disk before anything else is done, whatever happens to the computer then.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)  # or each try on a full disk would leave another one
        raise
