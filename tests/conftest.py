"""What every test needs: no screen, and examples that are the same in every run."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import settings

settings.register_profile("first-call", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("first-call")
