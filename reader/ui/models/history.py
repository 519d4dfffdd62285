"""The history as a table: ids of operations in a model, rows fetched when they are painted."""

from collections import OrderedDict
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.domain.article import Direction
from reader.domain.operation import HistoryRow, OperationId
from reader.text.direction import paragraph_direction
from reader.ui.look.theme import Theme
from reader.ui.models.rows import heading
from reader.ui.words.history_words import HistoryWords

_CACHED = 500
_MARGIN = 8
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Number the columns."""

    WHEN = 0
    WHO = 1
    WHAT = 2
    ARTICLE = 3


class HistoryModel(QAbstractTableModel):
    """Hold ids of operations, the newest first; the words of a row are made when it is shown."""

    def __init__(self, words: HistoryWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._ids: list[OperationId] = []
        self._rows: OrderedDict[OperationId, tuple[str, ...]] = OrderedDict()
        self.fetch = words.find

    @property
    def ids(self) -> list[OperationId]:
        """The operations in the order shown."""
        return self._ids

    def set_ids(self, ids: Sequence[OperationId]) -> None:
        """Show these operations."""
        self.beginResetModel()
        self._ids = list(ids)
        self._rows.clear()
        self.endResetModel()

    def row(self, at: int) -> HistoryRow | None:
        """Return an operation, read anew."""
        return self.fetch(self._ids[at]) if 0 <= at < len(self._ids) else None

    def _cells(self, at: int) -> tuple[str, ...]:
        operation_id = self._ids[at]
        if operation_id not in self._rows:
            row = self.fetch(operation_id)
            cells = ("",) * len(Column)
            if row is not None:
                when = self._words.when(row.operation.created_at)
                cells = (when, row.annotator, self._words.what(row), row.article_title)
            self._rows[operation_id] = cells
            if len(self._rows) > _CACHED:
                self._rows.popitem(last=False)
        return self._rows[operation_id]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of operations."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column."""
        titles = (self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Article"))
        return heading(titles, section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            return self._cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            return " · ".join(cell for cell in self._cells(index.row()) if cell)
        return None


class HistoryDelegate(QStyledItemDelegate):
    """Paint a cell: user text runs in its own direction, sentences in that of the interface."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell, elided at its own end."""
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style() if option.widget else None
        if style is not None:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        interface_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        rtl = interface_rtl
        if index.column() in (Column.WHO, Column.ARTICLE):
            default = Direction.RTL if interface_rtl else Direction.LTR
            rtl = paragraph_direction(text, default) is Direction.RTL
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        is_quiet = index.column() != Column.WHAT and not selected
        painter.save()
        painter.setFont(option.font)
        painter.setPen(self._theme.text2 if is_quiet else option.palette.color(role))
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        area: QRect = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        shown = QFontMetricsF(option.font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        # a column keeps one edge, whatever runs in it
        side = Qt.AlignmentFlag.AlignRight if interface_rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()
