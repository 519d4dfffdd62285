"""The list of a concordance: each line one layout, its keyword in one column, tick before it, place behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.domain.article import Direction
from reader.project.searching import Hit
from reader.text.direction import paragraph_direction
from reader.ui.keyboard.keys import digit_of, letter_of
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.models.concordance import HIT_ROLE, ConcordanceModel
from reader.ui.panels.keyword_line import paint_keyword_line
from reader.ui.widgets.tick import TICK_ROOM, paint_tick, tick_box
from reader.ui.words.i18n import directed, number

_ROW = 34
_PLACE = 104
# how wide an article's title stands beside a line, by the width of the row
_TITLES = ((780, 150), (520, 108))
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class LineLook:
    """Say how a line is marked: what is there already (empty when nothing is), its colour, the article's title."""

    remark: str
    colour: QColor
    title: str


class ConcordanceDelegate(QStyledItemDelegate):
    """Draw a line. `look_of` is asked when a line is drawn, so a list of any length costs what is seen of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.language = "en"
        self.shows_titles = True
        self.look_of: Callable[[Hit], LineLook] = lambda _hit: LineLook("", self.theme.accent, "")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(300, _ROW)

    def title_width(self, width: int) -> int:
        """Return how wide the title stands in a row; 0 where the line needs all of it."""
        return next((room for least, room in _TITLES if self.shows_titles and width >= least), 0)

    def line_room(self, rect: QRect, *, mirrored: bool) -> QRect:
        """Return where in a row the text stands."""
        behind = _PLACE + self.title_width(rect.width())
        left, right = (behind, TICK_ROOM) if mirrored else (TICK_ROOM, behind)
        return rect.adjusted(left, 0, -right, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        hit: Hit = index.data(HIT_ROLE)
        theme, rect = self.theme, option.rect
        look, mirrored = self.look_of(hit), option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = theme.view
        chosen, under = (
            bool(option.state & flag) for flag in (QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_MouseOver)
        )
        if chosen or under:
            paper = theme.wash(theme.accent if chosen else theme.text, theme.view, 0.10 if chosen else 0.04)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paper)
            painter.drawRoundedRect(QRectF(rect).adjusted(6, 1, -6, -1), 6, 6)
        room = self.line_room(rect, mirrored=mirrored)
        paint_keyword_line(painter, room.adjusted(0, 1, 0, -1), hit.context, hit.spoken, (look.colour, paper), theme)
        if option.state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            painter.setPen(QPen(theme.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(6.5, 1.5, -6.5, -1.5), 6, 6)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        paint_tick(painter, tick_box(rect, mirrored=mirrored), ticked, theme)
        self._paint_place(painter, rect, mirrored, hit, look)
        painter.restore()

    def _paint_place(self, painter: QPainter, rect: QRect, mirrored: bool, hit: Hit, look: LineLook) -> None:
        """Draw title, paragraph and what is there already on the far side, read from the line outwards."""
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute
        left = rect.left() + 14 if mirrored else rect.right() - _PLACE + 6
        place = QRect(left, rect.top(), _PLACE - 20, rect.height())
        painter.setFont(ui_font(self.language, 11.5))
        painter.setPen(self.theme.text2)
        shown = f"¶ {number(hit.paragraph, self.language)}" + (f"  {look.remark}" if look.remark else "")
        rtl = self.language == "ar"
        painter.drawText(place, flags, directed(shown, rtl=rtl))
        wide = self.title_width(rect.width())
        if wide:
            left = place.right() + 8 if mirrored else place.left() - wide
            room = QRect(left, rect.top(), wide - 10, rect.height())
            title_rtl = paragraph_direction(look.title, Direction.LTR) is Direction.RTL
            painter.setFont(ui_font("ar" if title_rtl else "en", 11.5))
            title = painter.fontMetrics().elidedText(look.title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, flags, directed(title, rtl=title_rtl))


class ConcordanceList(QTableView):
    """Show lines. Space ticks, Enter goes there, A labels, digits choose the label, Esc leaves.

    Letters and digits reach the list only while it has the keyboard. It is a table of one column, because a QListView
    lays all its rows out anew for each batch that comes in.
    """

    go_requested = Signal()
    label_requested = Signal()
    digit_pressed = Signal(str)
    copy_requested = Signal()
    left = Signal()
    query_wanted = Signal()

    def __init__(self, model: ConcordanceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines, self.note = model, ""
        self.delegate = ConcordanceDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(_ROW)
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self.go_requested.emit())

    def set_look(self, theme: Theme, language: str) -> None:
        """Draw in a theme's colours."""
        self.delegate.theme, self.delegate.language = theme, language
        # the delegate draws the chosen row, with round corners
        self.setStyleSheet(
            f"QTableView {{ background: {theme.view.name()}; border: none; selection-background-color: transparent; }}"
            " QTableView::item:selected { background: transparent; }"
        )
        self.viewport().update()

    def set_note(self, text: str) -> None:
        """Say in place of lines why there are none; empty when there is nothing to say."""
        self.note = text
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, or the note where there are none."""
        super().paintEvent(event)
        if self.note and not self.lines.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(ui_font(self.delegate.language, 13))
            painter.setPen(self.delegate.theme.text2)
            room = self.viewport().rect().adjusted(24, 12, -24, -12)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.note)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; the rest is told."""
        digit, key = digit_of(event), event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        letter = letter_of(event)
        if control and letter == "a":
            self.lines.tick_all(self.lines.ticked_count == 0)
        elif control:
            event.ignore()
        elif key == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.lines.toggle(self.currentIndex().row())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_requested.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.query_wanted.emit()
        elif digit is not None:
            self.digit_pressed.emit(f"shift+{digit}" if shift else str(digit))
        elif letter == "a":
            self.label_requested.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setCurrentIndex(self.lines.index(0 if key == Qt.Key.Key_Home else self.lines.rowCount() - 1, 0))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick with a click on the box, choose the line with a click elsewhere."""
        super().mousePressEvent(event)
        index, x = self.indexAt(event.position().toPoint()), event.position().x()
        at_box = x > self.viewport().width() - TICK_ROOM if self.isRightToLeft() else x < TICK_ROOM
        if index.isValid() and at_box and event.button() == Qt.MouseButton.LeftButton:
            self.lines.toggle(index.row())

    def copy(self) -> None:
        """Ask for the lines to be copied; the command of the window calls this."""
        self.copy_requested.emit()

    def event(self, event: QEvent) -> bool:
        """Follow the interface's language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.viewport().update()
        return super().event(event)
