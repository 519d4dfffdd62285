"""The rows of an export's report as a table; the words of a row are made when it is shown."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.domain.article import Direction
from reader.formats.base import ReportRow
from reader.text.direction import article_direction
from reader.ui.models.rows import heading
from reader.ui.words.format_texts import FormatTexts
from reader.ui.words.i18n import directed, number_range

Index = QModelIndex | QPersistentModelIndex
_LONGEST = 200


class Column(IntEnum):
    """Number the columns."""

    CHANGE = 0
    QUOTE = 1
    REASON = 2
    ARTICLE = 3
    PLACE = 4


class ReportModel(QAbstractTableModel):
    """Hold what did not go out as it is; `titles` names articles by the name that the report gives them."""

    def __init__(self, texts: FormatTexts, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts, self._language = texts, language
        self._rows: Sequence[ReportRow] = ()
        self._titles: Mapping[str, str] = {}

    def set_rows(self, rows: Sequence[ReportRow], titles: Mapping[str, str]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows, self._titles = rows, titles
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column."""
        titles = (self.tr("Change"), self.tr("Text"), self.tr("Why"), self.tr("Article"), self.tr("Place"))
        return heading(titles, section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(self._rows[index.row()], Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join(self._cell(self._rows[index.row()], column) for column in Column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, row: ReportRow, column: Column) -> str:
        if column is Column.CHANGE:
            return self._texts.change(row.change, row.pieces)
        if column is Column.REASON:
            return self._texts.reason(row.reason)
        if column is Column.PLACE:
            return number_range(row.start, row.end, self._language)
        text = row.quote if column is Column.QUOTE else self._titles.get(row.article, row.article)
        line = " ".join(text[:_LONGEST].split())
        return directed(line, rtl=article_direction(line) is Direction.RTL)

    def plain(self, rows: Sequence[int]) -> str:
        """Return rows as lines of cells with tabs between, without marks of direction, for the clipboard."""
        lines = []
        for each in (self._rows[at] for at in rows):
            title, quote = self._titles.get(each.article, each.article), " ".join(each.quote.split())
            change = f"{each.change} into {each.pieces}" if each.pieces else each.change
            lines.append("\t".join((change, quote, each.reason, title, str(each.start), str(each.end))))
        return "".join(f"{line}\n" for line in lines)
