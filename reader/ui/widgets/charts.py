"""A chart whose marks can be pointed at, walked with the arrows and opened; what it draws is a drawing of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.domain.article import Direction
from reader.text.direction import paragraph_direction
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.models.articles import title_lines

_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Look:
    """Hold what a drawing looks like: theme, language, and whether it is mirrored."""

    theme: Theme = field(default_factory=lambda: load_theme("light"))
    language: str = "en"
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold one thing that stands for articles: where it is, what is said of it, and what it opens."""

    area: QRectF
    text: str
    key: object


class Drawing(Protocol):
    """Draw a chart in an area, and tell where its marks are."""

    def marks(self, area: QRectF, look: Look) -> Sequence[Mark]:
        """Return the marks in reading order."""

    def paint(self, painter: QPainter, area: QRectF, look: Look, focused: int | None) -> None:
        """Draw everything but the ring of focus."""

    def height(self) -> int:
        """Return the least height at which everything can be read."""


class Chart(QWidget):
    """Show a drawing. Tab comes to it, arrows walk its marks, Enter or a click opens one: `opened` carries its key."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self.drawing: Drawing | None = None
        self.empty_text = ""
        self.focused = 0
        self.hovered: int | None = None
        self.setMouseTracking(True)
        self.setMinimumHeight(80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_drawing(self, drawing: Drawing | None) -> None:
        """Show something else; nothing stands for no data, and the text of that is shown."""
        self.drawing = drawing
        self.hovered = None
        marks = self.marks()
        self.focused = min(self.focused, max(0, len(marks) - 1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if marks else Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(drawing.height() if drawing is not None else 80)
        self._describe()
        self.update()

    def set_look(self, look: Look) -> None:
        """Use another theme, language or direction."""
        self.look = look
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at which everything can be read."""
        return QSize(320, self.minimumHeight())

    def marks(self) -> Sequence[Mark]:
        """Return where the marks are now."""
        return self.drawing.marks(QRectF(self.rect()), self.look) if self.drawing is not None else ()

    def _describe(self) -> None:
        marks = self.marks()
        self.setAccessibleDescription(marks[self.focused].text if marks else self.empty_text)

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, and the ring round the mark in focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.drawing is None:
            painter.setPen(self.look.theme.text2)
            painter.setFont(ui_font(self.look.language, 12.5))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(24, 0, -24, 0), int(flags), self.empty_text)
        else:
            shown = self.focused if self.hasFocus() else self.hovered
            self.drawing.paint(painter, QRectF(self.rect()), self.look, shown)
            marks = self.marks()
            if self.hasFocus() and self.focused < len(marks):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.look.theme.accent, 2))
                painter.drawRoundedRect(marks[self.focused].area.adjusted(-2, -2, 2, 2), 5, 5)
        painter.end()

    # --- events

    def _at(self, point: QPointF) -> int | None:
        return next((at for at, mark in enumerate(self.marks()) if mark.area.contains(point)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at a mark."""
        found = self._at(event.position())
        if found != self.hovered:
            self.hovered = found
            self.setCursor(Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.hovered = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the mark that was clicked."""
        found = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self._focus(found)
            self.opened.emit(self.marks()[found].key)

    def _focus(self, at: int) -> None:
        self.focused = at
        self._describe()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the marks and open them."""
        marks = self.marks()
        if marks and event.key() in _ENTER:
            self.opened.emit(marks[self.focused].key)
        elif marks and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._focus(0 if event.key() == Qt.Key.Key_Home else len(marks) - 1)
        elif marks and Qt.Key(event.key()) in _ARROWS:
            self._focus(_nearest(marks, self.focused, _ARROWS[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(QPointF(event.pos()))
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.marks()[found].text, self)
            return True
        return super().event(event)


def _nearest(marks: Sequence[Mark], at: int, way: QPointF) -> int:
    """Return the mark that comes next in a direction; the one in focus where there is none."""
    here = marks[at].area.center()
    best, distance = at, float("inf")
    for other, mark in enumerate(marks):
        step = mark.area.center() - here
        ahead = step.x() * way.x() + step.y() * way.y()
        aside = abs(step.x() * way.y()) + abs(step.y() * way.x())
        if other != at and ahead > 1 and aside <= 2 * ahead and ahead + 3 * aside < distance:
            best, distance = other, ahead + 3 * aside
    return best


def runs_rtl(text: str, look: Look) -> bool:
    """Return whether a name runs from right to left; one without letters as the interface does."""
    return paragraph_direction(text, Direction.RTL if look.rtl else Direction.LTR) is Direction.RTL


def common_side(names: Sequence[str], look: Look) -> Qt.AlignmentFlag:
    """Return the side at which all names of a column lie: the one where most of them begin."""
    rtl = sum(runs_rtl(name, look) for name in names)
    at_right = rtl > len(names) - rtl if 2 * rtl != len(names) else look.rtl
    return Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft


def draw_name(
    painter: QPainter, text: str, area: QRectF, font: QFont, colour: QColor, look: Look, side: Qt.AlignmentFlag
) -> None:
    """Draw a name on one line in its own direction at a side or in the middle, cut with an ellipsis at its end."""
    rtl = runs_rtl(text, look)
    painter.setPen(colour)
    for layout in title_lines(text, font, area.width(), rtl, 1):
        room = max(0.0, area.width() - layout.lineAt(0).naturalTextWidth())
        at_right = side is Qt.AlignmentFlag.AlignRight
        # how far it is moved from the side where it begins
        share = 0.5 if side is Qt.AlignmentFlag.AlignHCenter else float(rtl is not at_right)
        x = area.left() - room * share if rtl else area.left() + room * share
        layout.draw(painter, QPointF(x, area.center().y() - layout.boundingRect().height() / 2))


def mirrored(area: QRectF, inside: QRectF, look: Look) -> QRectF:
    """Return an area of a left-to-right drawing where it stands in this look."""
    if not look.rtl:
        return area
    return QRectF(inside.left() + inside.right() - area.right(), area.top(), area.width(), area.height())
