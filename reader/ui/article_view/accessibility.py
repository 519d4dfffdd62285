"""What a screen reader is told of the reading view: the text, the caret, where letters are, and what has the focus.

Assistive programs count UTF-16 units and screen pixels, the view counts code points and viewport pixels: the change
is made here. The binding passes on neither the attributes of a run, nor a selection, nor the text around an offset
(all three have out parameters): Qt finds the last one by `text`; labels are told by description and announcement.
"""

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken, isValid

from reader.domain.span import Span
from reader.text.offsets import Utf16Map
from reader.ui.article_view.view import ArticleView

# Qt keeps the C++ side of an interface until its widget goes; the Python side must live as long
_alive: list["AccessibleArticle"] = []
_installed: list[bool] = []


class AccessibleText(QAccessibleTextInterface):
    """Answer for the text of one view; offsets are UTF-16 units of the article, rectangles screen px."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__()
        self._view = view
        self._content = ""
        self._map = Utf16Map("")

    @property
    def units(self) -> Utf16Map:
        """The map of the article shown; made when it is first asked for."""
        if self._content is not self._view.text.content:
            self._content = self._view.text.content
            self._map = Utf16Map(self._content)
        return self._map

    def _span(self, start: int, end: int) -> Span | None:
        units, last = self.units, self.units.units
        low, high = max(0, min(start, end, last)), min(max(start, end, 0), last)
        return Span(units.from_qt(low), units.from_qt(high)) if high > low else None

    def characterCount(self) -> int:
        """Return the length of the article."""
        return self.units.units

    def text(self, start: int, end: int) -> str:
        """Return a part of the article."""
        span = self._span(start, self.units.units if end < 0 else end)
        return span.slice(self._content) if span else ""

    def cursorPosition(self) -> int:
        """Return where the focus begins, else the first character on the screen."""
        focus = self._view.look.marks.focus
        return self.units.to_qt(focus[0].start if focus else self._view.first_visible_position())

    def setCursorPosition(self, position: int) -> None:
        """Take the focus to the word there."""
        place = self.units.from_qt(max(0, min(position, self.units.units)))
        self._view.place_requested.emit(place)

    def selectionCount(self) -> int:
        """Return 0: the binding cannot tell from where to where a selection goes; the caret stands at its start."""
        return 0

    def addSelection(self, start: int, end: int) -> None:
        """Focus a span."""
        span = self._span(start, end)
        if span is not None:
            self._view.span_requested.emit(span)

    def setSelection(self, index: int, start: int, end: int) -> None:
        """Focus a span."""
        self.addSelection(start, end)

    def removeSelection(self, index: int) -> None:
        """Leave the focus where it is."""

    def characterRect(self, offset: int) -> QRect:
        """Return where a character is on the screen; empty when it is scrolled away or has no width."""
        place = self.units.from_qt(max(0, offset))
        if place >= len(self._content):
            return QRect()
        boxes = self._view.rects(Span(place, place + 1))
        if not boxes:
            return QRect()
        box = boxes[0].toAlignedRect()
        return QRect(self._view.viewport().mapToGlobal(box.topLeft()), box.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        """Return the character at a point of the screen, or -1."""
        local = self._view.viewport().mapFromGlobal(point)
        if not self._view.viewport().rect().contains(local):
            return -1
        found = self._view.hit(QPointF(local))
        return self.units.to_qt(found.position) if found.inside else -1

    def scrollToSubstring(self, start: int, end: int) -> None:
        """Scroll a part of the article into sight."""
        span = self._span(start, end)
        if span is not None:
            self._view.ensure_visible(span)


class AccessibleArticle(QAccessibleWidget):
    """Present the view as a text of many lines that can be read but not typed into."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view, QAccessible.Role.EditableText)
        self.article_text = AccessibleText(view)

    def interface_cast(self, t: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        """Give the text; nothing else (None, 0 and super() crash there)."""
        if t is QAccessible.InterfaceType.TextInterface:
            return self.article_text
        return Shiboken.VoidPtr(0)

    def state(self) -> QAccessible.State:
        """Return the widget's own state, and that this is a read-only text of many lines."""
        state = super().state()
        state.readOnly = state.multiLine = state.selectableText = True
        return state


def _make(_class_name: str, watched: QObject) -> QAccessibleInterface | None:
    if not isinstance(watched, ArticleView):
        return None
    _alive[:] = [other for other in _alive if isValid(other)]
    made = AccessibleArticle(watched)
    _alive.append(made)
    return made


def install() -> None:
    """Let Qt ask here for the interface of a reading view; once for a process."""
    if not _installed:
        QAccessible.installFactory(_make)
        _installed.append(True)


def tell_caret(view: ArticleView) -> None:
    """Say that the caret moved to where the focus is now; nothing when nobody listens."""
    focus = view.look.marks.focus
    if focus and QAccessible.isActive():
        found = QAccessible.queryAccessibleInterface(view)
        if isinstance(found, AccessibleArticle):
            position = found.article_text.cursorPosition()
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(view, position))


def announce(view: ArticleView, message: str) -> None:
    """Have a screen reader say something that is on the screen as colour and place only."""
    if message and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, message))


def tell_loaded(view: ArticleView) -> None:
    """Say that another article is shown."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.DocumentLoadComplete))
