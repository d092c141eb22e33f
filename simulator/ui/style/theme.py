"""Colours, type and spacing of the program, in light, dark and high contrast, and the style sheet made from them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPen
from PySide6.QtWidgets import QApplication

from simulator.ui.style import painting
from simulator.ui.style.colours import CLEAR_DARK, CLEAR_LIGHT, DARK, LIGHT, Colours

if TYPE_CHECKING:  # Qt has it from 6.10 on
    from PySide6.QtGui import QAccessibilityHints

FAMILY = "Inter"
GRID = 8
RADIUS = 10
SMALL, BODY, LEAD, TITLE, DISPLAY = 14, 16, 20, 28, 40
RAIL, ASIDE = 96, 4 * GRID
"""The width of the rail (before scaling), and what is free between it and every page."""
ABOVE = 3
"""How far a row of controls, with a title in its middle, reaches above the line of that title."""
COLUMN = 960
"""The greatest width at which a conversation reads well."""

# The application's property for the width of the ring
_RING = "ring"

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
QLabel[role="value"] { font-size: ${small}px; }
QLabel[role="eyebrow"] { color: $soft; font-size: ${small}px; font-weight: 600; }
QLabel[role="cost"] { color: $coral; font-weight: 600; }
QLabel[role="good"] { color: $accent; font-weight: 600; }
QFrame[role="card"], QFrame[role="fold"] { background: $surface; border: ${edge}px solid $line; border-radius: ${radius}px; }
QFrame[role="fold"]:hover { border-color: $soft; }
QFrame[role="note"] { background: $accent_soft; border: $outline; border-radius: ${radius}px; }
QFrame[role="coach"] { background: $surface; border: 2px solid $accent; border-radius: ${radius}px; }
QFrame[role="agent"] { background: $accent_soft; border: $outline; border-radius: ${round}px; border-bottom-right-radius: 2px; }
QFrame[role="customer"] { background: $sunken; border: $outline; border-radius: ${round}px; border-bottom-left-radius: 2px; }
QLabel[role="pill"] { background: $sunken; color: $soft; border-radius: ${radius}px; padding: 2px ${tight}px;
  font-weight: 600; font-size: ${small}px; }
QLabel[role="loss"] { background: $coral_soft; color: $coral; border-radius: ${tight}px; padding: 2px ${tight}px;
  font-weight: 600; font-size: ${small}px; }
QFrame[role="alarm"] { background: $coral_soft; border: $outline; border-radius: ${radius}px; }
QFrame[role="bar"] { background: $surface; border-bottom: ${edge}px solid $line; }
QFrame[role="rail"] { background: $surface; border-right: ${edge}px solid $line; }
QFrame[role="left"] { background: $surface; border-right: ${edge}px solid $line; }
QFrame[role="right"] { background: $surface; border-left: ${edge}px solid $line; }
QFrame[role="person"], QFrame[role="side"] { background: $surface; }
QFrame[role="across"] { background: $sunken; border-bottom: 6px solid $line; }
QFrame[role="rule"] { background: $line; max-height: ${edge}px; min-height: ${edge}px; }
QPushButton, QToolButton { background: transparent; border: ${edge}px solid $line; border-radius: ${radius}px;
  padding: $by_edge; min-height: ${control}px; color: $ink; outline: none; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: ${ring}px solid $accent; padding: $by_ring; background: $marked; }
QPushButton:checked, QToolButton:checked { background: $chosen; border: ${ring}px solid $accent; padding: $by_ring;
  color: $on_chosen; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: transparent; border-style: dashed; }
QPushButton[role="primary"] { background: $accent; border: ${ring}px solid $accent; padding: $by_ring; color: $on_accent;
  font-weight: 600; }
QPushButton[role="primary"]:focus { background: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:disabled { background: $sunken; border-color: $sunken; color: $faint; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { border: ${ring}px solid transparent; padding: 2px ${tight}px; }
QPushButton[shows="icon"] { padding: 2px; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: ${ring}px solid $accent; }
QPushButton[role="paper"] { border: ${ring}px solid transparent; padding: 2px 4px; text-align: left; }
QPushButton[role="paper"]:focus { border: ${ring}px solid $accent; }
QPushButton[role="link"] { border: ${ring}px solid transparent; border-radius: 4px; color: $accent; padding: 0;
  min-height: 24px; text-align: left; }
QPushButton[role="link"]:checked { background: transparent; border-color: transparent; color: $accent; padding: 0; }
QPushButton[role="link"]:hover { background: $accent_soft; }
QPushButton[role="link"]:focus { border: ${ring}px solid $accent; }
QLabel[role="stop"] { border: ${ring}px solid transparent; border-radius: ${radius}px; }
QLabel[role="stop"]:focus { border-color: $accent; }
QLineEdit { background: $surface; border: ${edge}px solid $line; border-radius: ${radius}px; padding: ${grown}px ${wider}px;
  min-height: ${field}px; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit { background: $surface; border: ${edge}px solid $line; border-radius: ${radius}px; padding: ${taller}px ${wider}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border: ${ring}px solid $accent; padding: 0 ${tight}px; }
QPlainTextEdit:focus { border: ${ring}px solid $accent; padding: 6px ${tight}px; }
QLineEdit QToolButton { border: none; min-height: 0; padding: 0; }
QFileDialog QToolButton, QFileDialog QToolButton:focus { min-height: 0; padding: 2px; }
QToolTip { background: $ink; color: $ground; border: none; padding: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 5px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: $soft; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 5px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }
QSlider { min-height: 28px; border: ${ring}px solid transparent; border-radius: ${radius}px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $accent; width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; }
QSlider:focus { border-color: $accent; }
QListView, QTableView { background: transparent; border: none; outline: none; }
QTableView { gridline-color: $line; border: ${ring}px solid transparent; border-radius: ${radius}px; }
QTableView:focus { border-color: $accent; }
QTableView::item { padding: 0 8px; border-bottom: ${edge}px solid $line; color: $ink; }
QTableView::item:selected { background: $accent_soft; }
QHeaderView { background: transparent; }
QHeaderView::section { background: transparent; color: $soft; border: none; border-bottom: ${edge}px solid $line;
  padding: 6px 8px; font-size: ${small}px; font-weight: 600; }
""")


class Theme(NamedTuple):
    """What every widget draws with: colours, and sizes scaled by the text size (1.0 to 2.0).

    `clear` is high contrast: pure tones, outlines in place of hairlines, and a thicker ring around what has the keyboard.
    """

    dark: bool
    scale: float
    clear: bool = False

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        if self.clear:
            return CLEAR_DARK if self.dark else CLEAR_LIGHT
        return DARK if self.dark else LIGHT

    @property
    def edge(self) -> int:
        """How wide an outline is, in pixels."""
        return 2 if self.clear else 1

    @property
    def ring(self) -> int:
        """How wide the ring around what has the keyboard is, in pixels."""
        return 4 if self.clear else 2

    def px(self, size: float) -> int:
        """Scale a size by the text size."""
        return round(size * self.scale)

    def font(self, size: int = BODY, *, strong: bool = False, italic: bool = False) -> QFont:
        """The program's font with figures of one width, `size` in pixels before scaling."""
        return QFont(_font(self.px(size), strong, italic))

    def colour(self, name: str) -> QColor:
        """One of the colours by its name in Colours."""
        return QColor(getattr(self.colours, name))

    def margin(self, width: int, column: int = COLUMN) -> int:
        """The margin that keeps a column in the middle of a width, and off its edges."""
        return max(self.px(3 * GRID), (width - self.px(column)) // 2)

    @property
    def head(self) -> int:
        """Where the title of every page begins; a link back stands above it."""
        return self.px(3 * GRID) + 2 * GRID

    @property
    def control(self) -> int:
        """How high a button or a field is."""
        return self.px(36) + 4

    def pen(self, name: str, width: float = 0) -> QPen:
        """A pen in one of the colours, as wide as an outline where nothing else is asked for."""
        return painting.pen(self.colour(name), width or self.edge)

    def sheet(self) -> str:
        """The style sheet in this theme's colours and sizes."""
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
            "tight": self.px(10),
            "round": self.px(14),
            "radius": RADIUS,
            "edge": self.edge,
            "ring": self.ring,
            "marked": colours.accent_soft if self.clear else "transparent",
            "chosen": colours.accent if self.clear else colours.accent_soft,
            "on_chosen": colours.on_accent if self.clear else colours.ink,
            "outline": f"{self.edge}px solid {colours.line}" if self.clear else "none",
        }
        return _SHEET.substitute(values | self._paddings())

    def _paddings(self) -> dict[str, str | int]:
        """Make up for the width of each border, so that all buttons and fields of a row are equally high in every state."""
        pad, more = self.px(16), self.ring - self.edge
        return {
            "field": self.px(36),
            "control": self.px(36) - 4,
            "by_edge": f"{more + 2}px {pad + more}px",
            "by_ring": f"2px {pad}px",
            "grown": more,
            "taller": 6 + more,
            "wider": self.px(10) + more,
        }

    def palette(self) -> QPalette:
        """The palette, for what the style sheet does not reach."""
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
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("faint"))
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
    """Say whether the desktop is dark, by the palette that Qt took from it; to be asked before this program sets its own."""
    return app.palette().window().color().lightness() < 128


def system_is_clear(hints: QAccessibilityHints) -> bool:
    """Say whether the desktop asks for high contrast. Asking for the first time takes a while: not before the first paint."""
    return hints.contrastPreference().name == "HighContrast"


def load_fonts(folder: Path) -> None:
    """Make the bundled fonts available; without them Qt takes the system's."""
    for file in sorted(folder.glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def ring_width() -> int:
    """How wide the ring of the keyboard is in the theme that was applied, for what knows a palette, but no theme."""
    app = QApplication.instance()
    return int(app.property(_RING) or 0) if app else 0


def apply(app: QApplication, theme: Theme) -> None:
    """Apply a theme to the whole program."""
    app.setPalette(theme.palette())
    app.setFont(theme.font())
    app.setProperty(_RING, theme.ring)
    app.setStyleSheet(theme.sheet())
