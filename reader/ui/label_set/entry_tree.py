"""The list of labels or relation types: a tree that is walked and put in order with keys and mouse."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from reader.ui.look.theme import Theme

_ID = Qt.ItemDataRole.UserRole
_ROW = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """Describe one row: its id and that of the row above it in the hierarchy, what is shown, and how often it is used.

    One that is `resting` is retired: it is drawn faintly and cannot be moved.
    """

    id: int
    text: str
    icon: QIcon
    count: str = ""
    parent: int | None = None
    resting: bool = False
    tip: str = ""


class EntryTree(QTreeWidget):
    """Show entries. `moved` carries an id, its new parent and the sibling it comes before, or None for the last."""

    entry_chosen = Signal(object)
    # ids are wider than the int of a signal
    moved = Signal(object, object, object)
    stepped = Signal(object, int)
    removal_requested = Signal(object)
    adding_requested = Signal()
    copy_requested = Signal(object)
    editing_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: dict[int, QTreeWidgetItem] = {}
        self._pressed: tuple[QPoint, QTreeWidgetItem] | None = None
        self._drop: tuple[QTreeWidgetItem, bool] | None = None
        self.setColumnCount(2)
        self.header().hide()
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(18)
        self.setIconSize(QSize(26, 18))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.currentItemChanged.connect(self._current_changed)

    # --- entries

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries; the one that was chosen stays so, else its neighbour is."""
        chosen, at = self.chosen, self._place_of(self.currentItem())
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for entry in entries:
            item = QTreeWidgetItem([entry.text, entry.count])
            item.setData(0, _ID, entry.id)
            item.setIcon(0, entry.icon)
            item.setToolTip(0, entry.tip or entry.text)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            item.setForeground(1, self._theme.text2)
            item.setSizeHint(0, QSize(60, _ROW))
            if entry.resting:
                item.setForeground(0, self._theme.text3)
                item.setData(1, _ID, True)
            self._items[entry.id] = item
        for entry in entries:
            above = self._items.get(entry.parent) if entry.parent is not None else None
            if above is None:
                self.addTopLevelItem(self._items[entry.id])
            else:
                above.addChild(self._items[entry.id])
        self.expandAll()
        ids = [entry.id for entry in entries]
        shown = chosen if chosen in self._items else ids[min(at, len(ids) - 1)] if ids else None
        if shown is not None:
            self.setCurrentItem(self._items[shown])
            self.scrollToItem(self._items[shown])
        self.blockSignals(False)
        if shown != chosen:
            self.entry_chosen.emit(shown)

    def _place_of(self, item: QTreeWidgetItem | None) -> int:
        flat = self._flat()
        return flat.index(item) if item in flat else 0

    def _flat(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        item = self.topLevelItem(0)
        while item is not None:
            found.append(item)
            item = self.itemBelow(item)
        return found

    @property
    def chosen(self) -> int | None:
        """The id of the entry chosen, or None."""
        item = self.currentItem()
        return None if item is None else int(item.data(0, _ID))

    def choose(self, entry_id: int) -> None:
        """Choose an entry."""
        if entry_id in self._items:
            self.setCurrentItem(self._items[entry_id])

    def point_of(self, entry_id: int, share: float = 0.5) -> QPoint:
        """Return a point of a row, for the mouse: in its middle or at a share of its height."""
        box = self.visualItemRect(self._items[entry_id])
        return QPoint(box.center().x(), round(box.top() + box.height() * share))

    def _current_changed(self, item: QTreeWidgetItem | None) -> None:
        self.entry_chosen.emit(None if item is None else int(item.data(0, _ID)))

    # --- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the entry with Alt, add, copy, remove and edit with the keys that lists have for it."""
        key, chosen, keys = event.key(), self.chosen, Qt.Key
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == keys.Key_Insert and not ctrl:
            self.adding_requested.emit()
        elif chosen is None or key == keys.Key_Escape:
            super().keyPressEvent(event)
        elif alt and key in (keys.Key_Up, keys.Key_Down):
            self.stepped.emit(chosen, -1 if key == keys.Key_Up else 1)
        elif key == keys.Key_Delete:
            self.removal_requested.emit(chosen)
        elif key == keys.Key_Insert and ctrl:
            self.copy_requested.emit(chosen)
        elif key in (keys.Key_Return, keys.Key_Enter, keys.Key_F2):
            self.editing_requested.emit()
        else:
            super().keyPressEvent(event)

    # --- dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, and remember where a drag may begin."""
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        moves = item is not None and not item.data(1, _ID) and event.button() == Qt.MouseButton.LeftButton
        self._pressed = (event.position().toPoint(), item) if moves and item is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the entry would go."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        point = event.position().toPoint()
        if self._drop is None and (point - self._pressed[0]).manhattanLength() < QApplication.startDragDistance():
            return
        target = self.itemAt(QPoint(self.viewport().width() // 2, point.y()))
        if target is not None and not target.data(1, _ID):
            box = self.visualItemRect(target)
            self._drop = (target, point.y() > box.center().y())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put the entry there."""
        pressed, drop = self._pressed, self._drop
        self._pressed = self._drop = None
        self.viewport().update()
        if pressed is None or drop is None:
            super().mouseReleaseEvent(event)
            return
        item, (target, below) = pressed[1], drop
        siblings = self._siblings(target)
        at = siblings.index(target) + int(below)
        after = [each for each in siblings[at:] if each is not item]
        parent = target.parent()
        if item is not target:
            self.moved.emit(
                int(item.data(0, _ID)),
                int(parent.data(0, _ID)) if parent is not None else None,
                int(after[0].data(0, _ID)) if after else None,
            )

    def _siblings(self, item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
        parent = item.parent()
        if parent is None:
            found = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        else:
            found = [parent.child(row) for row in range(parent.childCount())]
        return [each for each in found if each is not None]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and a line where the dragged one would go."""
        super().paintEvent(event)
        if self._drop is None:
            return
        target, below = self._drop
        box = self.visualItemRect(target)
        y = box.bottom() if below else box.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.drawLine(QPointF(box.left() + 4, y), QPointF(box.right() - 4, y))
        painter.end()
