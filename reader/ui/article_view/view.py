"""The widget: shows one article, scrolls it, paints it, and forwards events. It holds no commands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
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
from reader.text.direction import article_direction
from reader.ui.article_view.arcs import WIDTH as ARC_WIDTH
from reader.ui.article_view.arcs import Arc, Arcs, Place
from reader.ui.article_view.blocks import LaidBlock, Line
from reader.ui.article_view.gutter import paint_gutter
from reader.ui.article_view.heading import Heading
from reader.ui.article_view.hit_testing import Hit, find_hit
from reader.ui.article_view.laid_text import LaidText
from reader.ui.article_view.marks import LabelStyle, Marks, as_mark
from reader.ui.article_view.painting import Look, paint_block, text_box
from reader.ui.look.fonts import READING_FONTS, reading_font
from reader.ui.look.theme import Theme, load_theme

GUTTER = 44
_MARGIN = 12
_PREFETCH_SECONDS = 0.004


class ViewInteraction(Protocol):
    """What the view tells of keys and mouse."""

    def key_press(self, event: QKeyEvent) -> bool: ...
    def mouse_press(self, hit: Hit, event: QMouseEvent) -> None: ...
    def mouse_move(self, hit: Hit, event: QMouseEvent) -> None: ...
    def mouse_release(self, hit: Hit, event: QMouseEvent) -> None: ...
    def mouse_double_click(self, hit: Hit, event: QMouseEvent) -> None: ...
    def context_menu(self, hit: Hit, event: QContextMenuEvent) -> None: ...
    def left(self) -> None: ...
    def tab(self, forward: bool) -> bool: ...


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
        self._family, self._size, self._zoom = READING_FONTS[0].family, READING_FONTS[0].pixel_size, 1.0
        self._column_width, self._line_height = 700, 1.0
        self._title, self._byline = "", ""
        self._heading: Heading | None = None
        self._heading_key: tuple[object, ...] = ()
        self._arcs, self._shows_arcs = Arcs(), False
        self._noted: set[int] = set()
        self._interaction: ViewInteraction | None = None
        self._bar_value, self._settling = 0, False
        self._moved: list[int] = []
        self.text = LaidText("", Direction.RTL, self._font(), 700)
        theme = load_theme("light")
        self.look = Look(theme, self.text.metrics, {})
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._prefetch)

    # --- what is shown

    def set_article(self, content: str, base_direction: Direction, *, title: str = "", byline: str = "") -> None:
        """Show another text from its beginning, without mentions. `title` and `byline` stand above it."""
        self._title, self._byline = title, byline
        self.text = LaidText(content, base_direction, self._font(), self._column(), self._line_height)
        self.text.lanes = not self.look.read_mode
        self.look.marks = Marks()
        self._settle()

    def set_heading(self, title: str, byline: str) -> None:
        """Change what stands above the text."""
        if (title, byline) != (self._title, self._byline):
            self._title, self._byline = title, byline
            self._settle()

    def set_mentions(self, mentions: Sequence[Mention], styles: Mapping[LabelId | None, LabelStyle]) -> None:
        """Show these mentions and no others."""
        self.look.styles = styles
        self.text.load(mentions)
        self._settle()

    def set_label_styles(self, styles: Mapping[LabelId | None, LabelStyle]) -> None:
        """Change how labels look."""
        self.look.styles = styles
        self.look.tags.clear()
        self.look.numbers.clear()
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
        self._arcs.language = self.look.language
        changed = self._arcs.set(arcs)
        if on != self._shows_arcs:
            self._shows_arcs = on
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
        if set(paragraphs) != self._noted:
            self._noted = set(paragraphs)
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
        if factor != self._zoom:
            self._zoom = factor
            self._reflow()

    def set_line_height(self, factor: float) -> None:
        """Leave more room between lines, or a little less, than the font needs."""
        if factor != self._line_height:
            self._line_height = factor
            self._reflow()

    def set_column_width(self, width: int) -> None:
        """Choose the widest column, px at zoom 1."""
        if width != self._column_width:
            self._column_width = width
            self._reflow()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme's colours."""
        self.look.theme = theme
        self.look.tags.clear()
        self.look.numbers.clear()
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
            self.look.tags.clear()
            self.look.numbers.clear()
            self._settle()

    def set_interaction(self, interaction: ViewInteraction) -> None:
        """Forward keys and mouse to this."""
        self._interaction = interaction

    # --- layout

    def _font(self) -> QFont:
        return reading_font(self._family, self._size * self._zoom)

    def _column(self) -> int:
        room = self.viewport().width() - 2 * (GUTTER + _MARGIN) - self._arc_room()
        return max(120, min(round(self._column_width * self._zoom), room))

    def _arc_room(self) -> int:
        return ARC_WIDTH if self._shows_arcs else 0

    def _arcs_at_left(self) -> bool:
        return article_direction(self.text.content) is Direction.RTL

    def _left(self) -> int:
        room = self._arc_room()
        left = (self.viewport().width() - self._column() - room) // 2
        return left + room if room and self._arcs_at_left() else left

    def _reflow(self) -> None:
        self.text.reflow(self._font(), self._column(), self._line_height)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reflow when the column changes; the first visible character stays."""
        super().resizeEvent(event)
        if self.text.width != self._column():
            self._reflow()
        else:
            self._settle()

    def _settle(self) -> None:
        """Bring heading, anchor and scroll bar in line with the layout, and paint again."""
        self.look.metrics = self.text.metrics
        self._lay_heading()
        self.text.keep_inside(self.viewport().height())
        self._set_bar()
        self._idle.start()
        self.viewport().update()
        self.scrolled.emit()

    def _lay_heading(self) -> None:
        column = self._column()
        key = (self.text, self._title, self._byline, column, self.text.font, self.look.language)
        if self._heading is None or key != self._heading_key:
            base = article_direction(self.text.content)
            self._heading = Heading(self._title, self._byline, self._font(), column, base, self.look.language)
            self._heading_key = key
        self.text.set_heading(self._heading.height)

    def _set_bar(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        self._settling = True
        bar.setRange(0, max(0, self.text.heights.total - height))
        bar.setPageStep(height)
        bar.setSingleStep(round(self.text.metrics.line_height))
        bar.setValue(self.text.y)
        self._bar_value = bar.value()
        self._settling = False

    def _bar_moved(self, value: int) -> None:
        if self._settling:
            return
        height, wanted = self.viewport().height(), value - self._bar_value
        before = (self.text.row, self.text.offset)
        near = abs(wanted) < 3 * height
        if near:
            self.text.move_by(wanted)
        else:
            self.text.move_to(value)
        moved_inside = (self.text.row, self.text.offset)
        self.text.keep_inside(height)
        whole = near and moved_inside == (self.text.row, self.text.offset)
        self._set_bar()
        if whole and abs(wanted) < height and before != moved_inside:
            self._moved.append(-wanted)
            self.viewport().scroll(0, -wanted)
        else:
            self.viewport().update()
        self._idle.start()
        self.scrolled.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: Qt's own would paint everything again and void the shift of pixels."""

    def _prefetch(self) -> None:
        if not self.isVisible() or not self.text.prefetch(self.viewport().height(), _PREFETCH_SECONDS):
            self._idle.stop()
            self._set_bar()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the event asks for."""
        painter = QPainter(self.viewport())
        self.paint(painter, QRectF(event.rect()))
        painter.end()

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Paint the part of the screen inside `clip`, viewport px."""
        painter.fillRect(clip, self.look.theme.view)
        left = self._left()
        for row, top in self.text.visible(self.viewport().height()):
            height = self.text.row_height(row)
            if top > clip.bottom() + 30 or top + height < clip.top() - 30:
                continue
            if row == 0:
                if self._heading is not None:
                    self._heading.paint(painter, left, top, self.look.theme)
            elif row <= len(self.text.blocks):
                laid = self.text.block(row - 1)
                paint_block(painter, laid, self.look, QPointF(left, top), clip)
                edge = left + self._column() if laid.block.rtl else left
                paint_gutter(painter, laid, self.look, QPointF(edge, top), laid.block.number in self._noted)
        if self._shows_arcs and len(self._arcs):
            at_left = self._arcs_at_left()
            edge = left - 4 if at_left else left + self._column() + 4
            width = edge if at_left else self.viewport().width() - edge
            place = Place(edge, -1 if at_left else 1, self._y_of, self.viewport().height(), width)
            self._arcs.paint(painter, place, self.look.theme)

    def _y_of(self, position: int) -> float:
        """Return the middle of the letters on the line of a code point, viewport px; estimated off the screen."""
        number_of_block = self.text.block_at(position)
        top = self.text.row_top(number_of_block + 1)
        if top > self.viewport().height() or top + self.text.heights[number_of_block + 1] < 0:
            return float(top)
        laid = self.text.block(number_of_block)
        return top + laid.lines[laid.line_of(position)].baseline - self.text.metrics.above / 3

    # --- geometry

    def _lines_of(self, span: Span) -> list[tuple[LaidBlock, Line, int]]:
        """Return the lines on the screen that a span touches, with the top of their block."""
        found = []
        for row, top in self.text.visible(self.viewport().height()):
            if not 0 < row <= len(self.text.blocks):
                continue
            laid = self.text.block(row - 1)
            if span.start < laid.block.end and span.end > laid.block.start:
                first, last = laid.line_of(span.start), laid.line_of(max(span.end - 1, span.start))
                first = first if span.start >= laid.block.start else 0
                found += [(laid, line, top) for line in laid.lines[first : last + 1]]
        return found

    def rects(self, span: Span) -> list[QRectF]:
        """Return the rectangles of a span's letters on the screen, line by line."""
        left = self._left()
        return [
            text_box(line, self.text.metrics, *box).translated(left, top)
            for laid, line, top in self._lines_of(span)
            for box in laid.boxes(line, span.start, span.end)
        ]

    def caret_x(self, position: int) -> float:
        """Return the middle of a character, px in the column."""
        laid = self.text.block(self.text.block_at(position))
        line = laid.lines[laid.line_of(position)]
        left, right = laid.runs(line).cell(min(laid.unit(position), max(line.end - 1, line.start)))
        return (left + right) / 2

    def line_above(self, position: int, x: float | None) -> tuple[int, float]:
        """Return the character on the line above at `x` (or above this one), and that x."""
        return self._line_beside(position, x, -1)

    def line_below(self, position: int, x: float | None) -> tuple[int, float]:
        """Return the character on the line below at `x` (or below this one), and that x."""
        return self._line_beside(position, x, 1)

    def _line_beside(self, position: int, x: float | None, step: int) -> tuple[int, float]:
        number_of_block = self.text.block_at(position)
        laid = self.text.block(number_of_block)
        line = laid.line_of(position) + step
        wanted = self.caret_x(position) if x is None else x
        while not 0 <= line < len(laid.lines) or laid.lines[line].end == laid.lines[line].start:
            number_of_block += step
            if not 0 <= number_of_block < len(self.text.blocks):
                return position, wanted
            laid = self.text.block(number_of_block)
            line = 0 if step > 0 else len(laid.lines) - 1
            if laid.block.end > laid.block.start:
                break
        target = laid.lines[line]
        if target.end == target.start:
            return position, wanted
        return laid.code_point(laid.runs(target).char_at(wanted)), wanted

    def page_up(self, position: int) -> int:
        """Return the character one screen above."""
        return self._page(position, -1)

    def page_down(self, position: int) -> int:
        """Return the character one screen below."""
        return self._page(position, 1)

    def _page(self, position: int, step: int) -> int:
        x, travelled, height = self.caret_x(position), 0.0, self.viewport().height() * 0.85
        while travelled < height:
            following, _ = self._line_beside(position, x, step)
            if following == position:
                break
            position = following
            laid = self.text.block(self.text.block_at(position))
            travelled += laid.lines[laid.line_of(position)].height
        return position

    def line_start(self, position: int) -> int:
        """Return the first character of the line."""
        laid = self.text.block(self.text.block_at(position))
        return laid.code_point(laid.lines[laid.line_of(position)].start)

    def line_end(self, position: int) -> int:
        """Return the place after the last character of the line."""
        laid = self.text.block(self.text.block_at(position))
        return laid.code_point(laid.lines[laid.line_of(position)].end)

    def paragraph_direction_at(self, position: int) -> Direction:
        """Return the direction in which the paragraph around a character runs."""
        block = self.text.blocks[self.text.block_at(position)]
        return Direction.RTL if block.rtl else Direction.LTR

    def paragraph_number_at(self, position: int) -> int:
        """Return the number of the paragraph around a character, from 1."""
        return self.text.blocks[self.text.block_at(position)].number

    def paragraph_start(self, wanted: int) -> int | None:
        """Return the first character of a paragraph by its number, or None."""
        return next((block.start for block in self.text.blocks if block.begins and block.number == wanted), None)

    def next_mention(self, position: int, mention_id: MentionId | None, step: int) -> Mention | None:
        """Return the mention after (+1) or before (-1) the given one, or the position, in reading order."""
        return self.text.mentions.next(position, mention_id, step)

    def ensure_visible(self, span: Span) -> None:
        """Scroll as little as needed to show a span with a line to spare; far away, to a third of the screen."""
        height, text = self.viewport().height(), self.text
        number_of_block = text.block_at(span.start)
        laid = text.block(number_of_block)
        line = laid.lines[laid.line_of(span.start)]
        last = laid.lines[laid.line_of(min(span.end, laid.block.end) - 1)] if laid.block.end > span.start else line
        # the rows between are laid out first where they are near, so that the distance is true
        for _ in text.visible(height):
            pass
        top = text.row_top(number_of_block + 1)
        upper, lower = round(top + line.top - line.height * 0.5), round(top + last.top + last.height * 1.5)
        if upper >= 0 and lower <= height:
            return
        if upper < -height or lower > 2 * height:
            text.row, text.offset = number_of_block + 1, round(line.top)
            text.move_by(-height // 3)
            text.keep_inside(height)
            self._set_bar()
            self.viewport().update()
            self._idle.start()
            self.scrolled.emit()
        else:
            step = upper if upper < 0 else min(lower - height, upper)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step)

    def first_visible_position(self) -> int:
        """Return the first character on the screen."""
        return max(0, self.text.first_visible()[0])

    def anchor(self) -> tuple[int, float]:
        """Return the scroll position in a form that survives reflow: a character and a share of its line."""
        return self.text.first_visible()

    # --- hit testing

    def hit(self, point: QPointF) -> Hit:
        """Return what lies under a point of the viewport."""
        return find_hit(self.text, self.look, point - QPointF(self._left(), 0), self.viewport().height())

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the interaction decide; what it does not take goes to the window."""
        if self._interaction is None or not self._interaction.key_press(event):
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
        if self.hasFocus() and self._interaction is not None and self._interaction.tab(forward):
            return True
        return super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Forward with what is under the pointer."""
        if self._interaction is not None:
            self._interaction.mouse_press(self.hit(event.position()), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Forward; over a handle the pointer shows that it can be dragged."""
        hit = self.hit(event.position())
        shape = Qt.CursorShape.SizeHorCursor if hit.handle else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)
        if self._interaction is not None:
            self._interaction.mouse_move(hit, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Forward with what is under the pointer."""
        if self._interaction is not None:
            self._interaction.mouse_release(self.hit(event.position()), event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Forward with what is under the pointer."""
        if self._interaction is not None:
            self._interaction.mouse_double_click(self.hit(event.position()), event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Forward; from the keyboard the menu belongs to the focus."""
        if self._interaction is not None:
            self._interaction.context_menu(self.hit(QPointF(event.pos())), event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell when the pointer leaves."""
        if event.type() is QEvent.Type.Leave and self._interaction is not None:
            self._interaction.left()
        return super().viewportEvent(event)

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
        lines = [(top + line.top, line.height) for span in spans for _, line, top in self._lines_of(span)]
        top, bottom = min(top for top, _ in lines), max(top + height for top, height in lines)
        return QRect(round(boxes[-1].left()), round(top), round(boxes[-1].width()), round(bottom - top))
