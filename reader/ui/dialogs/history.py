"""The history: every operation, filtered, with what changed since a day, the way there and the way back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from reader.domain.annotator import Annotator, AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.operation import ChangesSince, HistoryFilter, HistoryRow
from reader.ui.dialogs.base import Form
from reader.ui.look.theme import Theme
from reader.ui.models.history import Column, HistoryDelegate, HistoryModel
from reader.ui.widgets.tables import show_rows
from reader.ui.words.history_words import HistoryWords
from reader.ui.words.i18n import counted, isolate
from reader.ui.work.timing import once_after

_PAUSE = 150
_ROW = 34


class HistoryDialog(Form):
    """List operations. `filter_changed` asks for what a filter lets through; the owner answers with `show_ids`."""

    filter_changed = Signal(object)  # HistoryFilter
    go_requested = Signal(object)  # HistoryRow
    restore_requested = Signal(object)  # HistoryRow

    def __init__(
        self,
        words: HistoryWords,
        annotators: Sequence[Annotator],
        article: tuple[ArticleId, str] | None,
        opened_at: int,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        can_restore: bool = True,
    ) -> None:
        super().__init__("", words.language, parent)
        self.setWindowTitle(self.tr("History"))
        self._words, self._opened_at, self._theme, self._can_restore = words, opened_at, theme, can_restore
        self._rest = once_after(self, _PAUSE, self.ask)
        self._add_filters(annotators, article)
        self._add_table()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setProperty("role", "secondary")
        self.column.addWidget(self.summary)
        self._add_buttons()
        self.resize(QSize(940, 620))
        self.text.setFocus()

    # --- parts

    def _add_filters(self, annotators: Sequence[Annotator], article: tuple[ArticleId, str] | None) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("Quote, name or title"))
        self.text.setAccessibleName(self.tr("Quote, name or title"))
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(lambda _text: self._rest.start())
        self.text.installEventFilter(self)
        row.addWidget(self.text, 2)
        self.who, self.where, self.kind, self.day = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.who.addItem(self.tr("Everyone"), None)
        for annotator in annotators:
            self.who.addItem(isolate(annotator.name), annotator.id)
        self.where.addItem(self.tr("All articles"), None)
        if article is not None:
            self.where.addItem(self.tr("This article"), article[0])
        for text, kinds in self._kinds():
            self.kind.addItem(text, kinds)
        for text, name in self._periods():
            self.day.addItem(text, name)
        names = (self.tr("Annotator"), self.tr("Article"), self.tr("Kind"), self.tr("Time"))
        for box, name in zip((self.who, self.where, self.kind, self.day), names, strict=True):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(lambda _at: self.ask())
            row.addWidget(box)
        self.date = QDateEdit(QDate.currentDate())
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d MMM yyyy")
        self.date.setAccessibleName(self.tr("Date"))
        self.date.dateChanged.connect(lambda _date: self.ask())
        self.date.hide()
        row.addWidget(self.date)
        self.column.addLayout(row)

    def _kinds(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (
            (self.tr("Everything"), ()),
            (self.tr("Mentions"), ("mention", "layer", "suggestion")),
            (self.tr("Relations"), ("relation", "event")),
            (self.tr("Entities"), ("entity",)),
            (self.tr("Notes"), ("note", "mention.note")),
            (self.tr("Articles"), ("article", "article_label")),
            (self.tr("Label set"), ("schema", "label", "relation_type")),
            (self.tr("Undone and gone back"), ("undo", "redo", "history")),
        )

    def _periods(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Any time"), ""),
            (self.tr("Since it was opened"), "opened"),
            (self.tr("Today"), "today"),
            (self.tr("Since yesterday"), "yesterday"),
            (self.tr("Last seven days"), "week"),
            (self.tr("On a day"), "day"),
            (self.tr("Since a day"), "since"),
        )

    def _add_table(self) -> None:
        self.model = HistoryModel(self._words, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(HistoryDelegate(self._theme, self.table))
        self.table.setAccessibleName(self.windowTitle())
        show_rows(self.table)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.WHEN, 150), (Column.WHO, 120), (Column.ARTICLE, 220)):
            self.table.setColumnWidth(column, width)
        self.table.doubleClicked.connect(lambda _index: self._go())
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._enable())
        self.table.installEventFilter(self)
        self.column.addWidget(self.table, 1)

    def _add_buttons(self) -> None:
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.go_button = QPushButton(self.tr("Show in the text"))
        self.restore_button = QPushButton(self.tr("Go back to this point…"))
        self.go_button.clicked.connect(self._go)
        self.restore_button.clicked.connect(self._restore)
        for button in (self.go_button, self.restore_button):
            button.setAutoDefault(False)
            self.buttons.addButton(button, role)
        close = self.buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)

    # --- filter

    def wanted(self) -> HistoryFilter:
        """Return what is to be listed."""
        since, until = self._period()
        annotator, article = self.who.currentData(), self.where.currentData()
        return HistoryFilter(
            self.text.text(),
            None if annotator is None else AnnotatorId(annotator),
            None if article is None else ArticleId(article),
            tuple(self.kind.currentData() or ()),
            since,
            until,
        )

    def _period(self) -> tuple[int | None, int | None]:
        """Return begin and end of the time chosen, ms UTC; days begin at local midnight."""
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        chosen = self.date.date()
        picked = datetime(chosen.year(), chosen.month(), chosen.day()).astimezone()
        begin, end = {
            "today": (midnight, None),
            "yesterday": (midnight - timedelta(days=1), None),
            "week": (midnight - timedelta(days=6), None),
            "day": (picked, picked + timedelta(days=1)),
            "since": (picked, None),
        }.get(self.day.currentData(), (None, None))
        if self.day.currentData() == "opened":
            return self._opened_at, None
        return (
            None if begin is None else round(begin.timestamp() * 1000),
            None if end is None else round(end.timestamp() * 1000),
        )

    def ask(self) -> None:
        """Ask for what the filter lets through."""
        self._rest.stop()
        self.date.setVisible(self.day.currentData() in ("day", "since"))
        self.filter_changed.emit(self.wanted())

    def show_ids(self, ids: Sequence[int], changes: ChangesSince | None) -> None:
        """List operations; `changes` sums up what became of the records since the time chosen."""
        self.model.set_ids(ids)  # type: ignore[arg-type]
        if ids:
            self.table.selectRow(0)
        count = counted(self.tr("%n action(s)", "", len(ids)), len(ids), self.language)
        if changes is None:
            self.summary.setText(count)
        else:
            said = self._words.tallies(changes.tables)
            self.summary.setText(self.tr("{0}. What changed since then: {1}").format(count, said))
        self._enable()

    # --- acting

    def current(self) -> HistoryRow | None:
        """Return the operation that is chosen."""
        return self.model.row(self.table.currentIndex().row())

    def _enable(self) -> None:
        row = self.current()
        self.go_button.setEnabled(row is not None and row.operation.article_id is not None)
        newest = self.table.currentIndex().row() == 0 and self.wanted() == HistoryFilter()
        self.restore_button.setEnabled(self._can_restore and row is not None and not newest)

    def _go(self) -> None:
        row = self.current()
        if row is not None and self.go_button.isEnabled():
            self.go_requested.emit(row)

    def _restore(self) -> None:
        row = self.current()
        if row is not None:
            self.restore_requested.emit(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the field into the list with Down and Enter, from the list to the text with Enter."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.text and (enter or event.key() == Qt.Key.Key_Down):
                self.ask()
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if watched is self.table and enter:
                self._go()
                return True
        return super().eventFilter(watched, event)

    def select(self, index: QModelIndex) -> None:
        """Choose a row."""
        self.table.setCurrentIndex(index)
