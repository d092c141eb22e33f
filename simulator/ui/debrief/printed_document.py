"""A document in black on white: set in one column, broken into A4 pages with numbers, printed or written as PDF."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from simulator.ui.charts.plot import Plot, PlotLine
from simulator.ui.style.script import beside, right_to_left
from simulator.ui.style.theme import FAMILY

DOTS = 96
"""Units of the layout in an inch; all lengths below are in these units, 12 of which are 9 points."""
PAGE = QSizeF(794, 1123)
MARGIN, FOOT = 64, 36
SMALL, TEXT, LEAD, TITLE = 11, 13, 17, 25
CURVES_HEIGHT, NAMES_WIDTH = 112, 60
CURVES, STAYS = QTextFormat.Property.UserProperty.value + 1, QTextFormat.Property.UserProperty.value + 2
INK, SOFT, HAIR = QColor("#000000"), QColor("#444444"), QColor("#BBBBBB")

Curves = tuple[Sequence[str], Sequence[Sequence[int]], Collection[int]]


class PrintedDocument:
    """Takes paragraphs, tables and curves in order, and never leaves a heading alone at the end of a page."""

    def __init__(self, title: str) -> None:
        """`title` stands at the foot of every page beside its number."""
        self._title = title
        self._curves: list[Curves] = []
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self.document.setUndoRedoEnabled(False)
        # letters keep their true widths whatever the device, so that lines break on paper where they were laid out to
        self.document.setUseDesignMetrics(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document.setDefaultTextOption(option)
        self.document.setDefaultFont(_font(TEXT))
        self._cursor = QTextCursor(self.document)
        self._empty = True

    def title(self, text: str) -> None:
        """Add the title."""
        self._add(text, _format(TITLE, strong=True), _block(stays=True))

    def heading(self, text: str) -> None:
        """Add the heading of a part."""
        self._add(text, _format(LEAD, strong=True), _block(above=16, below=4, stays=True))

    def subheading(self, text: str) -> None:
        """Add the heading of something smaller."""
        self._add(text, _format(TEXT, strong=True), _block(above=9, below=2, stays=True))

    def text(self, text: str) -> None:
        """Add a paragraph."""
        self._add(text, _format(TEXT), _block(below=3))

    def strong(self, text: str) -> None:
        """Add a paragraph that stands out, and stays with the one that follows."""
        self._add(text, _format(TEXT, strong=True), _block(above=4, below=2, stays=True))

    def small(self, text: str, *, stays: bool = False) -> None:
        """Add a remark; `stays` keeps it on the page of what follows."""
        self._add(text, _format(SMALL, SOFT), _block(below=3, stays=stays))

    def labelled(self, name: str, text: str, remark: str = "", *, inset: bool = True) -> None:
        """Add a paragraph that begins with what it is, and may end in a remark; `inset` puts it below a smaller heading."""
        block = _block(below=2, indent=16 if inset else 0)
        if right_to_left(text):  # Qt would go by the name, isolated or not
            block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._add(f"{beside(name, text) if text else name}  ", _format(TEXT, strong=True), block)
        self._cursor.insertText(f"{text}  " if remark and text else text, _format(TEXT))
        self._cursor.insertText(remark, _format(SMALL, SOFT))

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add rows of two columns."""
        layout = QTextTableFormat()
        layout.setBorder(0)
        layout.setCellPadding(1)
        layout.setCellSpacing(0)
        share = QTextLength.Type.PercentageLength
        layout.setColumnWidthConstraints([QTextLength(share, 40), QTextLength(share, 60)])
        layout.setWidth(QTextLength(share, 100))
        table = self._cursor.insertTable(len(rows), 2, layout)
        for number, row in enumerate(rows):
            for side, text in enumerate(row):
                table.cellAt(number, side).firstCursorPosition().insertText(text, _format(TEXT, strong=not side))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def curves(self, names: Sequence[str], levels: Sequence[Sequence[int]], marks: Collection[int]) -> None:
        """Add one or two lines of levels (0 to 10); `marks` are the decisions (from 0) to point out below them."""
        form = _block(below=4, stays=True)
        form.setLineHeight(CURVES_HEIGHT, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setProperty(CURVES, len(self._curves))
        self._curves.append((names, levels, marks))
        self._add("", _format(TEXT), form)

    def pdf(self) -> bytes:
        """Return the document as PDF."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._title)
        writer.setCreator("First Call")
        writer.setPageLayout(page_layout())
        self.print_on(writer)
        buffer.close()
        return bytes(data.data())

    def print_on(self, device: QPagedPaintDevice) -> bool:
        """Draw every page, scaled to the device's own. Return whether the device took it."""
        count = self.paginate()
        painter = QPainter()
        if not painter.begin(device):
            return False
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(painter.viewport().width() / PAGE.width(), painter.viewport().height() / PAGE.height())
        for number in range(count):
            if number:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            self._draw_page(painter, number, count)
            painter.restore()
        return painter.end()

    def paginate(self) -> int:
        """Break the document into pages; return their number."""
        self.document.setPageSize(_inner())
        # asking for the count lays the whole document out; a change to one that is laid out in part loses what follows
        self.document.pageCount()
        for block in _blocks(self.document):
            if self._left_alone(block):
                form = block.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(form)
                self.document.pageCount()
        return self.document.pageCount()

    def _left_alone(self, block: QTextBlock) -> bool:
        """Whether a block that stays with the following ones has lost them to the next page."""
        if not block.blockFormat().boolProperty(STAYS) or block.previous().blockFormat().boolProperty(STAYS):
            return False
        last = block
        while last.isValid() and last.blockFormat().boolProperty(STAYS):
            last = last.next()
        return last.isValid() and self._page_of(block) != self._page_of(last)

    def _page_of(self, block: QTextBlock) -> int:
        return int(self._top(block) // _inner().height())

    def _top(self, block: QTextBlock) -> float:
        """Return where the first line of a block begins; a block that is moved to the next page begins there."""
        box = self.document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineAt(0)
        return box.top() + (line.y() if line.isValid() else 0)

    def _add(self, text: str, letters: QTextCharFormat, block: QTextBlockFormat) -> None:
        if self._empty:
            self._cursor.setBlockFormat(block)
            self._empty = False
        else:
            self._cursor.insertBlock(block)
        self._cursor.insertText(text, letters)

    def _draw_page(self, painter: QPainter, number: int, count: int) -> None:
        inner = _inner()
        painter.save()
        painter.translate(MARGIN, MARGIN - number * inner.height())
        painter.setClipRect(QRectF(0, number * inner.height(), inner.width(), inner.height()))
        self.document.drawContents(painter, QRectF(0, number * inner.height(), inner.width(), inner.height()))
        for block in _blocks(self.document):
            if block.blockFormat().hasProperty(CURVES) and self._page_of(block) == number:
                top = self.document.documentLayout().blockBoundingRect(block).top()
                self._draw_curves(painter, top, *self._curves[block.blockFormat().intProperty(CURVES)])
        painter.restore()
        painter.setFont(_font(SMALL))
        painter.setPen(SOFT)
        foot = QRectF(MARGIN, PAGE.height() - MARGIN + FOOT / 2, inner.width(), FOOT / 2)
        across = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(foot, across, f"{number + 1} / {count}")
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, int(inner.width() - NAMES_WIDTH))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)

    def _draw_curves(
        self, painter: QPainter, top: float, names: Sequence[str], levels: Sequence[Sequence[int]], marks: Collection[int]
    ) -> None:
        painter.setFont(_font(SMALL))
        wide = max(NAMES_WIDTH, *(painter.fontMetrics().horizontalAdvance(name) + 14 for name in names))
        box = QRectF(4, top + 6, _inner().width() - wide, CURVES_HEIGHT - 30)
        lines = [
            PlotLine(name, values, INK, dashed=bool(number))
            for number, (name, values) in enumerate(zip(names, levels, strict=True))
        ]
        plot = Plot(box, lines)
        plot.draw_levels(painter, HAIR)
        painter.setPen(QPen(INK, 1))
        for position in range(len(levels[0]) - 1):
            painter.setBrush(INK if position in marks else QColor("#FFFFFF"))
            painter.drawEllipse(QPointF(plot.x(position + 0.5), box.bottom() + 10), 3, 3)
        plot.draw_lines(painter)
        plot.draw_names(painter, 16, 8)


def page_layout() -> QPageLayout:
    """Return A4 upright without margins, since the layout has its own."""
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, upright, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _inner() -> QSizeF:
    return QSizeF(PAGE.width() - 2 * MARGIN, PAGE.height() - 2 * MARGIN)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _font(size: int, *, strong: bool = False) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # characters in another form (ligatures, or digits of one width as on the screen) can't be found or copied as text in the PDF
    for feature in ("calt", "tnum"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _format(size: int, colour: QColor = INK, *, strong: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(_font(size, strong=strong))
    form.setForeground(colour)
    return form


def _block(*, above: float = 0, below: float = 0, indent: float = 0, stays: bool = False) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setTopMargin(above)
    form.setBottomMargin(below)
    form.setLeftMargin(indent)
    form.setLineHeight(116, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setProperty(STAYS, stays)
    return form
