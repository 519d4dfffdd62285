"""The widget: shows one article, scrolls it, paints it, and forwards events. It holds no commands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.domain.annotation import Mention, MentionId
from reader.domain.article import Direction
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.domain.suggestion import Suggestion
from reader.ui.article_view.arcs import Arc
from reader.ui.article_view.column import Column
from reader.ui.article_view.hit_testing import Hit, find_hit
from reader.ui.article_view.laid_text import LaidText
from reader.ui.article_view.lines import lines_of, rects_of
from reader.ui.article_view.marks import LabelStyle, Marks, as_mark
from reader.ui.article_view.painting import Look
from reader.ui.article_view.scrolling import Scrolling
from reader.ui.look.fonts import READING_FONTS, reading_font
from reader.ui.look.theme import Theme, load_theme


class ViewKeys(Protocol):
    """What the view tells of keys; False leaves one to the window."""

    def key_press(self, event: QKeyEvent) -> bool: ...
    def tab(self, forward: bool) -> bool: ...


class ViewMouse(Protocol):
    """What the view tells of the mouse."""

    def mouse_press(self, hit: Hit, event: QMouseEvent) -> None: ...
    def mouse_move(self, hit: Hit, event: QMouseEvent) -> None: ...
    def mouse_release(self, hit: Hit, event: QMouseEvent) -> None: ...
    def mouse_double_click(self, hit: Hit, event: QMouseEvent) -> None: ...
    def context_menu(self, hit: Hit, event: QContextMenuEvent) -> None: ...
    def left(self) -> None: ...


class ArticleView(QAbstractScrollArea):
    """Show an article. Positions are code points of the content; rectangles are viewport px. Main thread only."""

    scrolled = Signal()
    zoom_requested = Signal(int)
    place_requested = Signal(int)  # code point: an assistive program moves the caret
    span_requested = Signal(object)  # Span: it selects

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the ruler beside the text is the scroll bar that is seen
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._family, self._size = READING_FONTS[0].family, READING_FONTS[0].pixel_size
        self._line_height = 1.0
        self._keys: ViewKeys | None = None
        self._mouse: ViewMouse | None = None
        self.column = Column()
        self.text = LaidText("", Direction.RTL, self._font(), self.column.widest)
        self.look = Look(load_theme("light"), self.text.metrics, {})
        self._scrolling = Scrolling(self, self.text)
        self._scrolling.scrolled.connect(self.scrolled)

    # --- what is shown

    def set_article(self, content: str, base_direction: Direction, *, title: str = "", byline: str = "") -> None:
        """Show another text from its beginning, without mentions. `title` and `byline` stand above it."""
        self.column.title, self.column.byline = title, byline
        self.text = LaidText(content, base_direction, self._font(), self._width(), self._line_height)
        self.text.lanes = not self.look.read_mode
        self.look.marks = Marks()
        self._settle()

    def set_heading(self, title: str, byline: str) -> None:
        """Change what stands above the text."""
        if (title, byline) != (self.column.title, self.column.byline):
            self.column.title, self.column.byline = title, byline
            self._settle()

    def set_mentions(self, mentions: Sequence[Mention], styles: Mapping[LabelId | None, LabelStyle]) -> None:
        """Show these mentions and no others."""
        self.look.styles = styles
        self.text.load(mentions)
        self._settle()

    def set_label_styles(self, styles: Mapping[LabelId | None, LabelStyle]) -> None:
        """Change how labels look."""
        self.look.styles = styles
        self.look.forget_pictures()
        self.viewport().update()

    def put_mention(self, mention: Mention) -> None:
        """Add or replace one mention; only the blocks it touches are placed again."""
        self.text.put(mention)
        self._settle()

    def remove_mention(self, mention_id: MentionId) -> None:
        """Remove one mention."""
        self.text.remove(mention_id)
        self._settle()

    def set_arcs(self, arcs: Sequence[Arc], *, on: bool) -> None:
        """Show relations beside the text, or nothing there; the column makes room for them."""
        self.column.arcs.language = self.look.language
        changed = self.column.arcs.set(arcs)
        if on != self.column.shows_arcs:
            self.column.shows_arcs = on
            self._reflow()
        elif changed:
            self.viewport().update()

    def set_suggestions(self, suggestions: Iterable[Suggestion]) -> None:
        """Show these suggestions, with dashed lanes, and no others."""
        self.text.load_suggestions([as_mark(each) for each in suggestions])
        self._settle()

    def change_marks(self, marks: Sequence[Mention], gone: Sequence[MentionId]) -> None:
        """Add, replace and remove mentions and marks of suggestions; each block they touch is placed again once."""
        self.text.change(marks, gone)
        self._settle()

    def set_noted(self, paragraphs: Collection[int]) -> None:
        """Mark these paragraphs, by number, as having a note."""
        if frozenset(paragraphs) != self.column.noted:
            self.column.noted = frozenset(paragraphs)
            self.viewport().update()

    def set_marks(self, marks: Marks) -> None:
        """Change focus, selection, hover and hits."""
        if marks != self.look.marks:
            self.look.marks = marks
            self.viewport().update()

    def set_reading_font(self, family: str, pixel_size: float) -> None:
        """Read in another font; `pixel_size` is that of zoom 1."""
        if (family, pixel_size) != (self._family, self._size):
            self._family, self._size = family, pixel_size
            self._reflow()

    def set_zoom(self, factor: float) -> None:
        """Read larger or smaller; the column grows with the letters."""
        if factor != self.column.zoom:
            self.column.zoom = factor
            self._reflow()

    def set_line_height(self, factor: float) -> None:
        """Leave more room between lines, or a little less, than the font needs."""
        if factor != self._line_height:
            self._line_height = factor
            self._reflow()

    def set_column_width(self, width: int) -> None:
        """Choose the widest column, px at zoom 1."""
        if width != self.column.widest:
            self.column.widest = width
            self._reflow()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours."""
        self.look.theme = theme
        self.look.forget_pictures()
        self.viewport().update()

    def set_read_mode(self, on: bool) -> None:
        """Show only tints and underlines, or lanes and tags as well."""
        if on != self.look.read_mode:
            self.look.read_mode = on
            self.text.lanes = not on
            self.text.place_again()
            self._settle()

    def set_interface_language(self, language: str) -> None:
        """Write paragraph numbers and tags in this language's digits and font."""
        if language != self.look.language:
            self.look.language = language
            self.look.forget_pictures()
            self._settle()

    def set_interaction(self, keys: ViewKeys, mouse: ViewMouse) -> None:
        """Forward keys and mouse to these."""
        self._keys, self._mouse = keys, mouse

    # --- layout

    def _font(self) -> QFont:
        return reading_font(self._family, self._size * self.column.zoom)

    def _width(self) -> int:
        return self.column.width(self.viewport().width())

    def column_left(self) -> int:
        """Return where the column begins, viewport px."""
        return self.column.left(self.text, self.viewport().width())

    def _reflow(self) -> None:
        self.text.reflow(self._font(), self._width(), self._line_height)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reflow when the column changes; the first visible character stays."""
        super().resizeEvent(event)
        if self.text.width != self._width():
            self._reflow()
        else:
            self._settle()

    def _settle(self) -> None:
        """Bring heading, anchor and scroll bar in line with the layout, and paint again."""
        self.look.metrics = self.text.metrics
        self.column.lay_heading(self.text, self._font(), self.viewport().width(), self.look.language)
        self._scrolling.settle(self.text)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: Qt's own would paint everything again and void the shift of pixels."""

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the event asks for."""
        painter = QPainter(self.viewport())
        self.paint(painter, QRectF(event.rect()))
        painter.end()

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Paint the part of the screen inside `clip`, viewport px."""
        self.column.paint(painter, self.text, self.look, self.viewport().size(), clip)

    # --- geometry

    def rects(self, span: Span) -> list[QRectF]:
        """Return the rectangles of a span's letters on the screen, line by line."""
        left = self.column_left()
        return [box.translated(left, 0) for box in rects_of(self.text, span, self.viewport().height())]

    def ensure_visible(self, span: Span) -> None:
        """Scroll as little as needed to show a span with a line to spare; far away, to a third of the screen."""
        self._scrolling.ensure_visible(span)

    def first_visible_position(self) -> int:
        """Return the first character on the screen."""
        return max(0, self.text.first_visible()[0])

    def hit(self, point: QPointF) -> Hit:
        """Return what lies under a point of the viewport."""
        return find_hit(self.text, self.look, point - QPointF(self.column_left(), 0), self.viewport().height())

    def focus_point(self) -> QPoint:
        """Return the point under the focus, in viewport px, where a popup may open."""
        boxes = [box for span in self.look.marks.focus for box in self.rects(span)]
        if not boxes:
            return self.viewport().rect().center()
        last = boxes[-1]
        return QPoint(round(last.center().x()), round(last.bottom()) + 8)

    def focus_area(self) -> QRect:
        """Return the lines in focus from their top to under their lanes, as wide as the letters on the last one."""
        spans = self.look.marks.focus
        boxes = [box for span in spans for box in self.rects(span)]
        if not boxes:
            return QRect(self.viewport().rect().center(), QSize(1, 1))
        touched = [found for span in spans for found in lines_of(self.text, span, self.viewport().height())]
        lines = [(top + line.top, line.height) for _, line, top in touched]
        top, bottom = min(top for top, _ in lines), max(top + height for top, height in lines)
        return QRect(round(boxes[-1].left()), round(top), round(boxes[-1].width()), round(bottom - top))

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forward; what is not taken goes to the window."""
        if self._keys is None or not self._keys.key_press(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys act here."""
        super().focusInEvent(event)
        self._show_keyboard(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do not; a menu, a list of labels and another window leave the target as it is."""
        super().focusOutEvent(event)
        reasons = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        self._show_keyboard(event.reason() in reasons)

    def _show_keyboard(self, here: bool) -> None:
        if here != self.look.has_keyboard:
            self.look.has_keyboard = here
            self.viewport().update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go through the suggestions with Tab; where there is none, leave the text like any other pane."""
        if self.hasFocus() and self._keys is not None and self._keys.tab(forward):
            return True
        return super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Forward with what is under the pointer."""
        if self._mouse is not None:
            self._mouse.mouse_press(self.hit(event.position()), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Forward; over a handle the pointer shows that it can be dragged."""
        hit = self.hit(event.position())
        shape = Qt.CursorShape.SizeHorCursor if hit.handle else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)
        if self._mouse is not None:
            self._mouse.mouse_move(hit, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Forward with what is under the pointer."""
        if self._mouse is not None:
            self._mouse.mouse_release(self.hit(event.position()), event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Forward with what is under the pointer."""
        if self._mouse is not None:
            self._mouse.mouse_double_click(self.hit(event.position()), event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Forward; from the keyboard the menu belongs to the focus."""
        if self._mouse is not None:
            self._mouse.context_menu(self.hit(QPointF(event.pos())), event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell when the pointer leaves."""
        if event.type() is QEvent.Type.Leave and self._mouse is not None:
            self._mouse.left()
        return super().viewportEvent(event)
