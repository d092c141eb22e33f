"""The worked examples that can be watched before a call: one after the other, or the first two beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.core.scenario.worked_example import WorkedExample
from simulator.ui.widgets.basics import boxed, button, clear, column, label
from simulator.ui.widgets.flow_layout import FlowLayout


class ExampleLinks(QWidget):
    """Empty where a scenario has no worked example; `offered` says whether it has one.

    Signals: `examples_asked` with the examples to show.
    """

    examples_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offered = False
        self._whole = column()
        self.setLayout(self._whole)

    def show_examples(self, examples: Sequence[WorkedExample]) -> None:
        """Offer some examples."""
        clear(self._whole)
        self.offered = bool(examples)
        if not examples:
            return
        line = FlowLayout(label(self.tr("Watch an example first:"), "soft"))
        for number, example in enumerate(examples):
            self._add(line, example.name, f"watch-{number + 1}", (example,))
        if len(examples) > 1:
            text = self.tr("Both side by side") if len(examples) == 2 else self.tr("The first two side by side")
            self._add(line, text, "watch-both", tuple(examples[:2]))
        self._whole.addWidget(boxed(line))

    def _add(self, line: FlowLayout, text: str, name: str, examples: tuple[WorkedExample, ...]) -> None:
        watch = button(text, name=name)
        watch.setAccessibleName(self.tr("Watch: %s") % text)
        watch.clicked.connect(lambda: self.examples_asked.emit(examples))
        line.addWidget(watch)
