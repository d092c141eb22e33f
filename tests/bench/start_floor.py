"""The barest window: a label and three buttons. Prints when it was painted, and what that took of the processor."""

import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget


class Window(QWidget):
    """Tells when it was painted first."""

    def paintEvent(self, event) -> None:
        """Paint, then end the process."""
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        """Print the time since the start, and of the processor."""
        print(f'{{"painted": {(time.time() - float(sys.argv[1])) * 1000}, "cpu": {time.process_time() * 1000}}}', flush=True)
        os._exit(0)


app = QApplication(sys.argv[:1])
window = Window()
layout = QVBoxLayout(window)
layout.addWidget(QLabel("Where is my parcel? It was promised for this morning."))
for number in range(3):
    layout.addWidget(QPushButton(f"Choice {number} of three"))
window.resize(1280, 800)
window.show()
app.exec()
