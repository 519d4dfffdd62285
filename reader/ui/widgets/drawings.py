"""What charts draw: columns over time, bars beside names, and a matrix of names. Mirrored where the interface is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader.ui.look.colours import contrast
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import TAG_CONTRAST, Theme
from reader.ui.widgets.charts import Look, Mark, common_side, draw_name, mirrored
from reader.ui.words.i18n import number

_AXIS, _TOP, _ROUND = 26, 22, 3.0
# between a row's edge, where the ring of focus is, and its name
_INSET = 8
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one value of a chart: its name on the axis, what is said of it, what it opens, and its own colour."""

    name: str
    value: int
    text: str
    key: object
    colour: QColor | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Draw values over time as columns; the last one, `today`, stands out."""

    items: tuple[Item, ...]
    today: bool = False

    def height(self) -> int:
        """Return the least height at which everything can be read."""
        return 170

    def _columns(self, area: QRectF, look: Look) -> list[QRectF]:
        room = area.width() / max(1, len(self.items))
        width = min(26.0, room * 0.62)
        high = max((item.value for item in self.items), default=0) or 1
        most = area.height() - _AXIS - _TOP
        found = []
        for at, item in enumerate(self.items):
            height = most * item.value / high
            column = QRectF(area.left() + room * at + (room - width) / 2, area.bottom() - _AXIS - height, width, height)
            found.append(mirrored(column, area, look))
        return found

    def marks(self, area: QRectF, look: Look) -> Sequence[Mark]:
        """Return the columns that stand for something."""
        return [
            Mark(column.adjusted(-2, -2, 2, 2), item.text, item.key)
            for item, column in zip(self.items, self._columns(area, look), strict=True)
            if item.value
        ]

    def paint(self, painter: QPainter, area: QRectF, look: Look, focused: int | None) -> None:
        """Draw lines, columns, their names, and the number over the one that is spoken of."""
        theme = look.theme
        self._paint_lines(painter, area, look)
        columns = self._columns(area, look)
        shown = [at for at, item in enumerate(self.items) if item.value]
        last = len(self.items) - 1 if self.today else None
        spoken = shown[focused] if focused is not None and focused < len(shown) else last
        small = ui_font(look.language, 11)
        step = self._step(area, small)
        for at, (item, column) in enumerate(zip(self.items, columns, strict=True)):
            is_last = self.today and at == len(self.items) - 1
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent if is_last or at == spoken else theme.wash(theme.accent, theme.card, 0.45))
            if item.value:
                painter.drawRoundedRect(column, _ROUND, _ROUND)
            if (len(self.items) - 1 - at) % step == 0:
                painter.setPen(theme.text2)
                painter.setFont(small)
                painter.drawText(_around(column, area.bottom() - _AXIS + 6, 16), _CENTRE, item.name)
            if item.value and at == spoken:
                painter.setPen(theme.text)
                painter.setFont(ui_font(look.language, 12, 600))
                painter.drawText(_around(column, column.top() - 22, 16), _CENTRE, number(item.value, look.language))

    def _paint_lines(self, painter: QPainter, area: QRectF, look: Look) -> None:
        """Draw the lines behind the columns, and over the highest of them what it stands for."""
        painter.setPen(QPen(look.theme.line, 1))
        for share in (0.0, 1 / 3, 2 / 3):
            y = round(area.top() + _TOP + (area.height() - _AXIS - _TOP) * share) + 0.5
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        high = max((item.value for item in self.items), default=0)
        if high:
            painter.setPen(look.theme.text2)
            painter.setFont(ui_font(look.language, 11))
            side = Qt.AlignmentFlag.AlignRight if look.rtl else Qt.AlignmentFlag.AlignLeft
            flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
            place = mirrored(QRectF(area.left(), area.top() + 2, 60, _TOP - 4), area, look)
            painter.drawText(place, flags, number(high, look.language))

    def _step(self, area: QRectF, font: QFont) -> int:
        """Return which of the names there is room for: each one, each second one..."""
        metrics = QFontMetricsF(font)
        widest = max((metrics.horizontalAdvance(item.name) for item in self.items), default=1.0) + 8
        return max(1, round(widest * len(self.items) / max(1.0, area.width()) + 0.49))


def _around(column: QRectF, top: float, height: float) -> QRectF:
    return QRectF(column.center().x() - 50, top, 100, height)


@dataclass(frozen=True, slots=True)
class Bars:
    """Draw values as bars beside their names, the number at the end of each."""

    items: tuple[Item, ...]
    row: float = 24.0
    size: float = 12.5

    def height(self) -> int:
        """Return the least height at which everything can be read."""
        return round(self.row * len(self.items)) + 4

    def _rows(self, area: QRectF, look: Look) -> list[tuple[QRectF, QRectF]]:
        """Return the areas of name and bar of each item."""
        metrics = QFontMetricsF(ui_font(look.language, self.size))
        widest = max((metrics.horizontalAdvance(item.name) for item in self.items), default=0.0)
        names = min(area.width() * 0.42, widest + 14)
        high = max((item.value for item in self.items), default=0) or 1
        most = max(20.0, area.width() - _INSET - names - 12 - 52)
        found = []
        for at, item in enumerate(self.items):
            top = area.top() + self.row * at
            name = QRectF(area.left() + _INSET, top, names, self.row)
            bar = QRectF(name.right() + 12, top + self.row / 2 - 5, max(3.0, most * item.value / high), 10)
            found.append((mirrored(name, area, look), mirrored(bar, area, look)))
        return found

    def marks(self, area: QRectF, look: Look) -> Sequence[Mark]:
        """Return the rows."""
        return [
            Mark(QRectF(area.left() + 2, name.top() + 2, area.width() - 4, self.row - 4), item.text, item.key)
            for item, (name, _) in zip(self.items, self._rows(area, look), strict=True)
        ]

    def paint(self, painter: QPainter, area: QRectF, look: Look, focused: int | None) -> None:
        """Draw names, bars and numbers."""
        theme, start = look.theme, common_side([item.name for item in self.items], look)
        for at, (item, (name, bar)) in enumerate(zip(self.items, self._rows(area, look), strict=True)):
            if at == focused:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.wash(theme.text, theme.card, 0.05))
                painter.drawRoundedRect(QRectF(area.left(), name.top(), area.width(), self.row), 5, 5)
            draw_name(painter, item.name, name, ui_font(look.language, self.size), theme.text, look, start)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(item.colour or theme.accent)
            painter.drawRoundedRect(bar, _ROUND, _ROUND)
            painter.setPen(theme.text2)
            painter.setFont(ui_font(look.language, 11.5))
            side = Qt.AlignmentFlag.AlignRight if look.rtl else Qt.AlignmentFlag.AlignLeft
            x = bar.left() - 60 if look.rtl else bar.right() + 8
            align = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
            painter.drawText(QRectF(x, name.top(), 52, self.row), align, number(item.value, look.language))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Draw how often each two of some names go together; the darker, the more often. The diagonal is left quiet."""

    names: tuple[str, ...]
    cells: tuple[tuple[Item, ...], ...]

    def height(self) -> int:
        """Return the least height at which everything can be read."""
        return 30 + 32 * len(self.names)

    def _grid(self, area: QRectF, look: Look) -> tuple[list[QRectF], list[QRectF], list[list[QRectF]]]:
        """Return the areas of the names of rows, of columns, and of the cells."""
        count = max(1, len(self.names))
        metrics = QFontMetricsF(ui_font(look.language, 12))
        widest = max((metrics.horizontalAdvance(name) for name in self.names), default=0.0)
        left, top = min(area.width() * 0.26, widest + 14), 28.0
        wide, high = (area.width() - left) / count, min(44.0, (area.height() - top) / count)
        rows, columns, cells = [], [], []
        for at in range(len(self.names)):
            y = area.top() + top + high * at
            rows.append(mirrored(QRectF(area.left(), y, left - 10, high), area, look))
            x = area.left() + left + wide * at
            columns.append(mirrored(QRectF(x + 3, area.top(), wide - 6, top), area, look))
            cells.append(
                [
                    mirrored(QRectF(area.left() + left + wide * other + 2, y + 2, wide - 4, high - 4), area, look)
                    for other in range(len(self.names))
                ]
            )
        return rows, columns, cells

    def marks(self, area: QRectF, look: Look) -> Sequence[Mark]:
        """Return the cells that stand for articles, row by row."""
        _, _, places = self._grid(area, look)
        return [
            Mark(place, item.text, item.key)
            for row, items in zip(places, self.cells, strict=True)
            for place, item in zip(row, items, strict=True)
            if item.value
        ]

    def paint(self, painter: QPainter, area: QRectF, look: Look, focused: int | None) -> None:
        """Draw names and cells."""
        theme = look.theme
        rows, columns, places = self._grid(area, look)
        font, small = ui_font(look.language, 12), ui_font(look.language, 11)
        others = [item.value for at, items in enumerate(self.cells) for to, item in enumerate(items) if at != to]
        high = max(others, default=0) or 1
        side = common_side(self.names, look)
        for name, row, column in zip(self.names, rows, columns, strict=True):
            draw_name(painter, name, row, font, theme.text, look, side)
            draw_name(painter, name, column, small, theme.text2, look, Qt.AlignmentFlag.AlignHCenter)
        for at, (items, line) in enumerate(zip(self.cells, places, strict=True)):
            for to, (item, place) in enumerate(zip(items, line, strict=True)):
                fill = theme.wash(theme.text, theme.card, 0.04)
                if item.value and at != to:
                    fill = theme.wash(theme.ok, theme.card, 0.14 + 0.56 * item.value / high)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(fill)
                painter.drawRoundedRect(place, 4, 4)
                if item.value:
                    painter.setPen(theme.text3 if at == to else readable(fill, theme))
                    painter.setFont(ui_font(look.language, 11.5, 400 if at == to else 600))
                    painter.drawText(place, _CENTRE, number(item.value, look.language))


def readable(fill: QColor, theme: Theme) -> QColor:
    """Return the colour of text where it can be read on a fill, otherwise black or white."""
    if contrast(theme.text, fill) >= TAG_CONTRAST:
        return theme.text
    return max((QColor("#000000"), QColor("#ffffff")), key=lambda colour: contrast(colour, fill))
