"""The register as a table: name, label, mentions, articles."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.domain.article import Direction
from reader.domain.entity import EntityId, EntityRow
from reader.domain.schema import LabelId, Schema
from reader.text.direction import paragraph_direction
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme, load_theme
from reader.ui.words.i18n import number

Index = QModelIndex | QPersistentModelIndex
NAME, LABEL, MENTIONS, ARTICLES = range(4)


class EntityTable(QAbstractTableModel):
    """Hold the rows of the register in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[EntityRow] = []
        self._schema = Schema()
        self.theme: Theme = load_theme("light")
        self.language = "en"

    def set_rows(self, rows: Sequence[EntityRow], schema: Schema) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows, self._schema = list(rows), schema
        self.endResetModel()

    def row(self, at: int) -> EntityRow:
        """Return a row."""
        return self._rows[at]

    def find(self, entity_id: EntityId) -> int | None:
        """Return where an entity stands, or None."""
        return next((at for at, row in enumerate(self._rows) if row.id == entity_id), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of entities."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Name"), self.tr("Label"), self.tr("Mentions"), self.tr("Articles"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; a name stands at its own side."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, column)
        if role == Qt.ItemDataRole.DecorationRole and column == LABEL:
            label = self._schema.find_label(row.label_id)
            return icon("tag", self.theme.label_colour(label), 14) if label else None
        if role == Qt.ItemDataRole.FontRole and column == NAME:
            return ui_font("ar" if self._is_rtl(row) else "en", 13.5, 500)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return "\n".join((row.name, *row.aliases))
        return None

    @staticmethod
    def _alignment(column: int) -> int:
        side = Qt.AlignmentFlag.AlignHCenter if column >= MENTIONS else Qt.AlignmentFlag.AlignLeading
        return (side | Qt.AlignmentFlag.AlignVCenter).value

    @staticmethod
    def _is_rtl(row: EntityRow) -> bool:
        return paragraph_direction(row.name, Direction.LTR) is Direction.RTL

    def _text(self, row: EntityRow, column: int) -> str:
        if column == NAME:
            return row.name
        if column == LABEL:
            return self._label(row.label_id)
        return number(row.mention_count if column == MENTIONS else row.article_count, self.language)

    def _label(self, label_id: LabelId | None) -> str:
        label = self._schema.find_label(label_id)
        return label.shown(self.language) if label else ""
