"""The lines of a concordance: in the order wanted, of one article or of all, to be ticked or not."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reader.domain.article import ArticleId
from reader.project.searching import Hit

Index = QModelIndex | QPersistentModelIndex
HIT_ROLE = Qt.ItemDataRole.UserRole + 1


class ConcordanceModel(QAbstractListModel):
    """Hold hits as they were found, and which of them are shown in which order. `counted` when there are others."""

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self.article_counts: Counter[ArticleId] = Counter()
        self._order: list[int] = []
        self._shown: list[int] = []
        self._ticked: set[int] = set()
        self.only: ArticleId | None = None

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.hits, self._order, self._shown, self._ticked, self.only = [], [], [], set(), None
        self.article_counts = Counter()
        self.endResetModel()
        self.counted.emit()

    def add(self, hits: Iterable[Hit]) -> None:
        """Add hits at the end."""
        first = len(self.hits)
        self.hits += hits
        self.article_counts.update(hit.article_id for hit in self.hits[first:])
        added = range(first, len(self.hits))
        self._order += added
        shown = [number for number in added if self.only in (None, self.hits[number].article_id)]
        if shown:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(shown) - 1)
            self._shown += shown
            self.endInsertRows()
        self.counted.emit()

    def drop(self, articles: Collection[ArticleId]) -> None:
        """Let go of the hits of articles; what is ticked and the order of the others stay."""
        kept = [number for number, hit in enumerate(self.hits) if hit.article_id not in articles]
        now = {number: place for place, number in enumerate(kept)}
        self.hits = [self.hits[number] for number in kept]
        self.article_counts = Counter(hit.article_id for hit in self.hits)
        self._order = [now[number] for number in self._order if number in now]
        self._ticked = {now[number] for number in self._ticked if number in now}
        if self.only in articles:
            self.only = None
        self._show()

    def set_order(self, order: Sequence[int]) -> None:
        """Show the hits in another order; those that came since stand behind."""
        self._order = [*order, *range(len(order), len(self.hits))]
        self._show()

    def show_only(self, article_id: ArticleId | None) -> None:
        """Show the hits of one article, or all."""
        self.only = article_id
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = [number for number in self._order if self.only in (None, self.hits[number].article_id)]
        self.endResetModel()
        self.counted.emit()

    def shown_at(self, row: int) -> Hit:
        """Return the hit in a row."""
        return self.hits[self._shown[row]]

    @property
    def shown(self) -> list[Hit]:
        """The hits shown, in their order."""
        return [self.hits[number] for number in self._shown]

    @property
    def ticked(self) -> list[Hit]:
        """The hits that are ticked, as they were found: article by article."""
        return [self.hits[number] for number in sorted(self._ticked)]

    @property
    def ticked_count(self) -> int:
        """How many are ticked."""
        return len(self._ticked)

    def toggle(self, row: int) -> None:
        """Tick a line, or take the tick away."""
        self._ticked ^= {self._shown[row]}
        self.dataChanged.emit(self.index(row), self.index(row))
        self.counted.emit()

    def tick_all(self, on: bool) -> None:
        """Tick every line that is shown, or none at all."""
        self._ticked = set(self._shown) if on else set()
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.counted.emit()

    # --- Qt's virtual methods

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line shows."""
        number = self._shown[index.row()]
        if role == HIT_ROLE:
            return self.hits[number]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.hits[number].context
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if number in self._ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Return what can be done with a line."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
