"""The list of places of a name: each a line with the name in one column, to be ticked or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.domain.article import ArticleId
from reader.project.everywhere import Place

Index = QModelIndex | QPersistentModelIndex
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1
TITLE_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(slots=True)
class _Row:
    """Hold a place with its tick, or the title of the article that the rows below are of."""

    place: Place | None
    title: str = ""
    ticked: bool = False


class PlacesModel(QAbstractListModel):
    """Hold places, those of further articles under a title; `ticks_changed` when another number is ticked."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def add(self, places: Iterable[Place], title: str = "") -> None:
        """Add places at the end, ticked where nothing speaks against it."""
        rows = [_Row(None, title)] if title else []
        rows += [_Row(place, ticked=place.is_free) for place in places]
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
            self.ticks_changed.emit()

    @property
    def ticked(self) -> list[Place]:
        """The places that are ticked, article by article."""
        return [row.place for row in self._rows if row.ticked and row.place is not None]

    def count(self, article_id: ArticleId | None = None) -> int:
        """Return how many places are listed, of one article or of all."""
        found = (row.place for row in self._rows if row.place is not None)
        return sum(1 for place in found if article_id is None or place.article_id == article_id)

    def toggle(self, index: Index) -> None:
        """Tick a place, or take the tick away."""
        row = self._rows[index.row()]
        if row.place is not None:
            row.ticked = not row.ticked
            self.dataChanged.emit(index, index)
            self.ticks_changed.emit()

    def tick_all(self, on: bool) -> None:
        """Tick every place that nothing speaks against, or none."""
        for row in self._rows:
            row.ticked = on and row.place is not None and row.place.is_free
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticks_changed.emit()

    # --- Qt's virtual methods

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if row.place is None else row.place.context
        if role == PLACE_ROLE:
            return row.place
        if role == TITLE_ROLE:
            return row.title
        if role == Qt.ItemDataRole.CheckStateRole and row.place is not None:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row; a title is only read."""
        if self._rows[index.row()].place is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
