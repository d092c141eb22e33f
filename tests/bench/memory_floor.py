"""The barest window, as `start_floor.py` has it. Prints the memory that it holds once it is painted (MB)."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from tests.peak_memory import held

app = QApplication(sys.argv[:1])
window = QWidget()
layout = QVBoxLayout(window)
layout.addWidget(QLabel("Where is my parcel? It was promised for this morning."))
for number in range(3):
    layout.addWidget(QPushButton(f"Choice {number} of three"))
window.resize(1280, 800)
window.show()
app.processEvents()
print(json.dumps(held()))
