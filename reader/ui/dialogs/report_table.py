"""The table of what did not go out as it is: every reason can be read, in as many lines as it needs."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reader.ui.models.report import Column, ReportModel
from reader.ui.widgets.tables import show_rows

_WIDTHS = {Column.CHANGE: 116, Column.QUOTE: 132, Column.ARTICLE: 120, Column.PLACE: 92}
# of a very long report the first rows are measured, and the others are as high as the highest of those; what would
# not end in so many px, and a quote or title of more lines, is cut, and its tip says all
_MEASURED, _HIGHEST, _LINES, _EDGES, _PADDING = 500, 90, 2, 14, 10


class ReportTable(QTableView):
    """Show the rows of a report, to be read and copied; each is as high as the longest text in it needs."""

    copied = Signal()

    def __init__(self, model: ReportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        show_rows(self)
        header = self.horizontalHeader()
        header.setSectionResizeMode(Column.REASON, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._fit)
        model.modelReset.connect(self._fit)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self._fit()
        QShortcut(QKeySequence.StandardKey.Copy, self, self.copy, context=Qt.ShortcutContext.WidgetShortcut)

    def copy(self) -> None:
        """Copy the selected rows, or all when none is."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        QGuiApplication.clipboard().setText(self._rows.plain(chosen or range(self._rows.rowCount())))
        self.copied.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        one, known = self.fontMetrics().lineSpacing(), dict[tuple[Column, str], int]()
        heights = [one] * min(_MEASURED, self._rows.rowCount())
        for column, most in ((Column.REASON, _HIGHEST), (Column.QUOTE, 0), (Column.ARTICLE, 0)):
            for row in range(len(heights)):
                text = str(self._rows.index(row, column).data())
                if (column, text) not in known:
                    known[column, text] = self._height(text, column, most)
                heights[row] = max(heights[row], known[column, text])
        head = self.verticalHeader()
        head.setDefaultSectionSize(max(heights, default=one) + _PADDING)
        for row, height in enumerate(heights):
            head.resizeSection(row, height + _PADDING)

    def _height(self, text: str, column: Column, most: int) -> int:
        """Return what a text needs in its column, at most so many px, or so many lines as a quote has."""
        room, metrics = QRect(0, 0, max(40, self.columnWidth(column) - _EDGES), _HIGHEST), self.fontMetrics()
        # letters of another script may stand in higher lines
        line = metrics.boundingRect(text).height()
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
        return min(needed, most or _LINES * max(line, metrics.lineSpacing()))
