"""The table of what did not go out as it is: every reason can be read, in as many lines as the longest needs."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reader.ui.models.report import Column, ReportModel
from reader.ui.widgets.tables import show_rows

_WIDTHS = {Column.CHANGE: 72, Column.QUOTE: 132, Column.ARTICLE: 120, Column.PLACE: 92}
# a very long report is measured by its first rows; what would not end in so many px is cut, and its tip says all
_MEASURED, _HIGHEST, _EDGES, _PADDING = 500, 90, 14, 10


class ReportTable(QTableView):
    """Show the rows of a report, to be read and copied; all rows are as high as the longest text in them needs."""

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
        metrics, height = self.fontMetrics(), self.fontMetrics().lineSpacing()
        for column in (Column.REASON, Column.QUOTE, Column.ARTICLE):
            room = QRect(0, 0, max(40, self.columnWidth(column) - _EDGES), _HIGHEST)
            texts = {str(self._rows.index(row, column).data()) for row in range(min(_MEASURED, self._rows.rowCount()))}
            for text in texts:
                # letters of another script may stand in higher lines
                height = max(height, metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height())
        self.verticalHeader().setDefaultSectionSize(min(height, _HIGHEST) + _PADDING)
