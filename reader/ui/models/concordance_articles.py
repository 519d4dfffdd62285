"""How many lines of a concordance each article has; the first row stands for all."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.domain.article import ArticleId
from reader.ui.models.concordance import ConcordanceModel
from reader.ui.words.i18n import isolate, number
from reader.ui.work.timing import once_after

Index = QModelIndex | QPersistentModelIndex

_MOST = 500


class ConcordanceArticles(QAbstractListModel):
    """List the 500 articles with the most lines, while someone looks. Titles are asked for when a row is drawn."""

    def __init__(self, lines: ConcordanceModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines, self._ids = lines, list[ArticleId]()
        self.language = "en"
        self._is_shown = False
        self.title_of: Callable[[ArticleId], str] = str
        # while lines stream in, counting anew for each batch would cost more than they do
        self._timer = once_after(self, 250, self._refresh)
        lines.counted.connect(self._later)

    def set_shown(self, shown: bool) -> None:
        """Count while the list is shown; beside a search of many thousand articles it would cost too much."""
        self._is_shown = shown
        if shown:
            self._refresh()

    def _later(self) -> None:
        if self._is_shown and not self._timer.isActive():
            self._timer.start()

    def _refresh(self) -> None:
        ids = [article_id for article_id, _ in self._lines.article_counts.most_common(_MOST)]
        if ids != self._ids:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()

    def article_at(self, row: int) -> ArticleId | None:
        """Return the article of a row; None for the row of all."""
        return self._ids[row - 1] if 1 <= row <= len(self._ids) else None

    # --- Qt's virtual methods

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        article_id = self.article_at(index.row())
        if article_id is None:
            every = self.tr("All articles")
            return f"{every}  {number(len(self._lines.hits), self.language)}"
        count = number(self._lines.article_counts[article_id], self.language)
        return f"{count}  {isolate(self.title_of(article_id))}"
