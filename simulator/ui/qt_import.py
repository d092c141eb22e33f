"""Imports Qt without what PySide brings for programs of another kind, and so opens the window about 10 % sooner.

PySide compiles 130 KB of its own Python source at every start. More than half of it writes type stubs, tells a function's
signature or explains a wrong call. Those modules are there from the start, but each is compiled only when something in it is
asked for. `mapping` is left as it is: PySide's C part reaches into it without asking.

PySide also replaces Python's `import` with its own, which reads the whole source of every module imported afterwards to see
whether PySide's `from __feature__ import ...` applies there: 50 ms and 20 MB until everything is open. First Call doesn't use
that feature, so Python's own `import` is put back.
"""

from __future__ import annotations

import builtins
import gc
from collections.abc import Callable
from threading import RLock
from typing import Any

_POSTPONED = frozenset(
    f"shibokensupport/signature/{name}.py" for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "parser")
)
_LATER = """
from simulator.ui import qt_import

def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    qt_import.fill(globals(), {filename!r}, {source!r})
    try:
        return globals()[name]
    except KeyError:
        raise AttributeError(name) from None
"""
_filled: set[str] = set()
_filling = RLock()
"""Reentrant, because a module may ask for others while it runs."""


def import_qt() -> None:
    """Import PySide6.QtCore."""
    compiled = builtins.compile
    builtins.compile = _postponing(compiled)
    gc.disable()  # nothing that is made here is thrown away
    try:
        import PySide6.QtCore  # noqa: F401 - imported for its effect
    finally:
        builtins.compile = compiled
        builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
        gc.freeze()
        gc.enable()


def fill(module: dict[str, Any], filename: str, source: bytes) -> None:
    """Run the source of a postponed module, once, when something in it is first asked for."""
    with _filling:
        if filename not in _filled:
            _filled.add(filename)
            try:
                exec(compile(source, filename, "exec", dont_inherit=True), module)  # noqa: S102 - PySide's own, just imported
            except BaseException:
                _filled.discard(filename)
                raise


def _postponing(compiled: Callable[..., Any]) -> Callable[..., Any]:
    def postponing(source: Any, filename: Any, *rest: Any, **options: Any) -> Any:
        if filename in _POSTPONED and isinstance(source, bytes):
            source = _LATER.format(filename=filename, source=source)
        return compiled(source, filename, *rest, **options)

    return postponing
