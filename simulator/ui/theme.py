"""Colours, type and spacing of the program, in light and in dark, and the style sheet made of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPen
from PySide6.QtWidgets import QApplication

FAMILY = "Inter"
GRID = 8
RADIUS = 10
SMALL, BODY, LEAD, TITLE, DISPLAY = 14, 16, 20, 28, 40
COLUMN = 960
"""The widest that a conversation reads well."""


class Colours(NamedTuple):
    """The colours of one theme. Ink on ground, one accent for what can be done, coral for cost and critical errors only."""

    ground: str
    surface: str
    sunken: str
    ink: str
    soft: str
    line: str
    accent: str
    accent_soft: str
    on_accent: str
    coral: str
    coral_soft: str


LIGHT = Colours(
    ground="#FAF7F2",
    surface="#FFFDFA",
    sunken="#F1ECE3",
    ink="#1F2429",
    soft="#5A616A",
    line="#DDD6CA",
    accent="#0F6B66",
    accent_soft="#DCEBE7",
    on_accent="#FFFFFF",
    coral="#B93E26",
    coral_soft="#F8E2DA",
)
DARK = Colours(
    ground="#1A2026",
    surface="#212930",
    sunken="#2A333B",
    ink="#EEE9E1",
    soft="#A8B0B7",
    line="#3A4650",
    accent="#6CCBC0",
    accent_soft="#1F4443",
    on_accent="#0C2422",
    coral="#F3937A",
    coral_soft="#4A2C25",
)

_SHEET = Template("""
QWidget { color: $ink; font-family: "$family"; font-size: ${body}px; }
QMainWindow, QDialog, QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget#page { background: $ground; }
QScrollArea { border: none; }
QLabel { background: transparent; }
QLabel[role="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="lead"] { font-size: ${lead}px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="soft"] { color: $soft; }
QLabel[role="small"] { color: $soft; font-size: ${small}px; }
QLabel[role="eyebrow"] { color: $soft; font-size: ${small}px; font-weight: 600; }
QLabel[role="cost"] { color: $coral; font-weight: 600; }
QLabel[role="good"] { color: $accent; font-weight: 600; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[role="note"] { background: $accent_soft; border-radius: ${radius}px; }
QFrame[role="alarm"] { background: $coral_soft; border-radius: ${radius}px; }
QFrame[role="bar"] { background: $surface; border-bottom: 1px solid $line; }
QFrame[role="rail"] { background: $surface; border-right: 1px solid $line; }
QFrame[role="side"] { background: $surface; border-left: 1px solid $line; }
QFrame[role="rule"] { background: $line; max-height: 1px; min-height: 1px; }
QPushButton, QToolButton { background: transparent; border: 1px solid $line; border-radius: ${radius}px; padding: 0 ${pad}px;
  min-height: ${control}px; color: $ink; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; }
QPushButton:checked, QToolButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $soft; background: transparent; }
QPushButton[role="primary"] { background: $accent; border: 2px solid $accent; color: $on_accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $sunken; border-color: $line; color: $soft; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { border: 2px solid transparent; padding: 0 ${tight}px; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $accent; }
QPushButton[role="paper"] { border: 2px solid transparent; padding: 0 4px; text-align: left; }
QPushButton[role="paper"]:focus { border: 2px solid $accent; }
QPushButton[role="link"] { border: 2px solid transparent; color: $accent; padding: 0 4px; min-height: 24px; text-align: left; }
QPushButton[role="link"]:hover { background: $accent_soft; }
QPushButton[role="link"]:focus { border: 2px solid $accent; }
QLineEdit { background: $surface; border: 1px solid $line; border-radius: ${radius}px; padding: 0 ${tight}px;
  min-height: ${control}px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit { background: $surface; border: 1px solid $line; border-radius: ${radius}px; padding: 6px ${tight}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; }
QToolTip { background: $ink; color: $ground; border: none; padding: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 5px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: $soft; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 5px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }
QSlider { min-height: 28px; border: 2px solid transparent; border-radius: ${radius}px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; }
QSlider:focus { border-color: $accent; }
QListView, QTableView { background: transparent; border: none; outline: none; }
QTableView { gridline-color: $line; }
QHeaderView::section { background: transparent; color: $soft; border: none; border-bottom: 1px solid $line; padding: 6px 8px;
  font-size: ${small}px; font-weight: 600; }
""")


class Theme(NamedTuple):
    """What every widget draws with: colours, and sizes scaled by the text size (1.0 to 2.0)."""

    dark: bool
    scale: float

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return DARK if self.dark else LIGHT

    def px(self, size: float) -> int:
        """Scale a size by the text size."""
        return round(size * self.scale)

    def font(self, size: int = BODY, *, strong: bool = False, italic: bool = False) -> QFont:
        """Give the program's font with figures of one width, `size` in pixels before scaling."""
        return QFont(_font(self.px(size), strong, italic))

    def colour(self, name: str) -> QColor:
        """Give one of the colours by its name in Colours."""
        return QColor(getattr(self.colours, name))

    def margin(self, width: int, column: int = COLUMN) -> int:
        """Give the margin that keeps a column in the middle of a width, and off its edges."""
        return max(self.px(3 * GRID), (width - self.px(column)) // 2)

    def pen(self, name: str, width: float = 1) -> QPen:
        """Give a pen in one of the colours."""
        pen = QPen(self.colour(name))
        pen.setWidthF(width)
        return pen

    def sheet(self) -> str:
        """Give the style sheet."""
        colours = self.colours
        hover = QColor(colours.accent).lighter(112).name() if self.dark else QColor(colours.accent).darker(115).name()
        values = colours._asdict() | {
            "accent_hover": hover,
            "family": FAMILY,
            "small": self.px(SMALL),
            "body": self.px(BODY),
            "lead": self.px(LEAD),
            "title": self.px(TITLE),
            "display": self.px(DISPLAY),
            "control": self.px(36),
            "pad": self.px(16),
            "tight": self.px(10),
            "radius": RADIUS,
        }
        return _SHEET.substitute(values)

    def palette(self) -> QPalette:
        """Give the palette, for what the style sheet does not reach."""
        roles = QPalette.ColorRole
        palette = QPalette()
        for role, name in (
            (roles.Window, "ground"),
            (roles.Base, "surface"),
            (roles.AlternateBase, "sunken"),
            (roles.Button, "surface"),
            (roles.WindowText, "ink"),
            (roles.Text, "ink"),
            (roles.ButtonText, "ink"),
            (roles.PlaceholderText, "soft"),
            (roles.Highlight, "accent"),
            (roles.HighlightedText, "on_accent"),
            (roles.Link, "accent"),
            (roles.ToolTipBase, "ink"),
            (roles.ToolTipText, "ground"),
        ):
            palette.setColor(role, self.colour(name))
        return palette


@cache
def _font(size: int, strong: bool, italic: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setItalic(italic)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def system_is_dark(app: QApplication) -> bool:
    """Say whether the desktop is dark, by the palette that Qt made of it; asked before this program sets its own."""
    return app.palette().window().color().lightness() < 128


def load_fonts(folder: Path) -> None:
    """Make the bundled fonts available; without them Qt takes the system's."""
    for file in sorted(folder.glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program in a theme."""
    app.setPalette(theme.palette())
    app.setFont(theme.font())
    app.setStyleSheet(theme.sheet())
