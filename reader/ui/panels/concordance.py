"""The concordance under the text: query, what counts as the same, sorting, filters, lines, and what is done to them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.schema import Label
from reader.project.searching import Hit, Sorting
from reader.text.search_query import TOLERANT, SearchOptions
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme, load_theme
from reader.ui.models.concordance import ConcordanceModel
from reader.ui.models.concordance_articles import ConcordanceArticles
from reader.ui.panels.concordance_filters import ConcordanceFilters
from reader.ui.panels.concordance_list import ConcordanceList, LineLook
from reader.ui.panels.concordance_match import MatchButton
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.segmented import SegmentedControl
from reader.ui.words.i18n import counted, isolate, number

_PAUSE = 180
_LEAST, _MOST, _SHARE, _TEXT = 230, 460, 0.46, 300
_ARTICLES = 210


class ConcordancePanel(QFrame):
    """Ask and show. `search_requested` when something else is to be looked for, some time after the last key."""

    search_requested = Signal()
    sort_requested = Signal()
    label_requested = Signal()
    go_requested = Signal()
    copy_requested = Signal()
    export_requested = Signal()
    closed = Signal()

    def __init__(self, look_of: Callable[[Hit], LineLook], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concordance")
        self.setProperty("strip", True)
        self._theme, self._language = load_theme("light"), "en"
        self._state: tuple[bool, bool] = (False, False)
        self._height = 0
        self.label: Label | None = None
        self.scope_value, self.sorting = "corpus", Sorting.FOUND
        self.model = ConcordanceModel(self)
        self.list = ConcordanceList(self.model)
        self.list.delegate.look_of = look_of
        self.query, self.count, self.error = QLineEdit(), QLabel(), QLabel()
        self.scope, self.sort = SegmentedControl(), SegmentedControl()
        self.match, self.filter_button, self.close_button = MatchButton(), QToolButton(), QToolButton()
        self.filters = ConcordanceFilters()
        self.articles = QListView()
        self.article_rows = ConcordanceArticles(self.model, self)
        self.pill, self.apply, self.cap = QLabel(), QPushButton(), KeyCap("A")
        self.tick, self.articles_button, self.copy_button, self.export_button = (QToolButton() for _ in range(4))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._place()
        self._connect()
        self.retranslate()
        self.hide()

    # --- building

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.query.setMinimumWidth(90)
        self.count.setProperty("role", "secondary")
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.setContentsMargins(16, 0, 16, 6)
        self.error.hide()
        self.filters.hide()
        column.addLayout(self._row((self.query, self.scope, self.count, self.filter_button, self.close_button), 0, 8))
        column.addLayout(self._row((self.match, None, self.sort), None, 0))
        column.addWidget(self.error)
        column.addWidget(self.filters)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.articles.setModel(self.article_rows)
        self.articles.setFixedWidth(_ARTICLES)
        self.articles.setProperty("plain", True)
        self.articles.setUniformItemSizes(True)
        self.articles.setFrameShape(QListView.Shape.NoFrame)
        self.articles.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.articles.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.articles.hide()
        middle.addWidget(self.articles)
        middle.addWidget(self.list, 1)
        column.addLayout(middle, 1)
        foot = (self.pill, self.apply, self.cap, None, self.tick, self.articles_button, self.copy_button)
        column.addLayout(self._row((*foot, self.export_button), None, 4))
        self.apply.setProperty("primary", True)
        for button in (self.filter_button, self.articles_button):
            button.setCheckable(True)
        for button in (self.filter_button, self.close_button, self.articles_button, self.copy_button, self.tick):
            button.setAutoRaise(True)
        self.articles_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    @staticmethod
    def _row(widgets: tuple[QWidget | None, ...], stretched: int | None, top: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, top, 10, 6)
        row.setSpacing(8)
        for order, widget in enumerate(widgets):
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget, 1 if order == stretched else 0)
        return row

    def _connect(self) -> None:
        self.query.textChanged.connect(lambda _text: self._timer.start())
        self.query.installEventFilter(self)
        self._timer.timeout.connect(self.search_requested)
        self.match.changed.connect(self.search_requested)
        self.filters.changed.connect(self._timer.start)
        self.filters.changed.connect(self._show_placeholder)
        self.scope.chosen.connect(self._scope_chosen)
        self.sort.chosen.connect(self._sort_chosen)
        self.filter_button.toggled.connect(self._show_filters)
        self.articles_button.toggled.connect(self._show_articles)
        self.articles.selectionModel().currentChanged.connect(
            lambda now, _before: self.model.show_only(self.article_rows.article_at(now.row()))
        )
        self.close_button.clicked.connect(self.closed)
        self.model.counted.connect(self._count)
        self.list.go_requested.connect(self.go_requested)
        self.list.label_requested.connect(self.label_requested)
        self.list.copy_requested.connect(self.copy_requested)
        self.list.left.connect(self.closed)
        self.list.query_wanted.connect(self.query.setFocus)
        self.apply.clicked.connect(self.label_requested)
        self.copy_button.clicked.connect(self.copy_requested)
        self.export_button.clicked.connect(self.export_requested)
        self.tick.clicked.connect(lambda: self.model.tick_all(self.model.ticked_count == 0))

    # --- what is asked for

    @property
    def options(self) -> SearchOptions:
        """What counts as the same."""
        return self.match.options

    def _scope_chosen(self, value: str) -> None:
        self.scope_value = value
        self.search_requested.emit()

    def _sort_chosen(self, value: str) -> None:
        self.sorting = Sorting(value)
        self.sort_requested.emit()

    @property
    def asks(self) -> bool:
        """True when there is something to look for: a query, or whose mentions are to be listed."""
        return bool(self.query.text().strip() or self.filters.named)

    def ask(self, query: str) -> None:
        """Look for something at once; without a query for mentions of what the filters name."""
        self.query.setText(query)
        self._show_placeholder()
        self._timer.stop()
        self.search_requested.emit()

    def open(self) -> None:
        """Show the panel with the keyboard in the query."""
        self.show()
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.query.selectAll()

    def fit(self, height: int) -> None:
        """Take a share of the height that there is for text and lines together."""
        self._height = height
        share = round(min(max(height * _SHARE, _LEAST), _MOST))
        # the filters stand above the lines and leave them their room, as long as some text is seen
        filters = 0 if self.filters.isHidden() else self.filters.sizeHint().height()
        self.setFixedHeight(min(share + filters, max(share, height - _TEXT)))

    @property
    def current(self) -> Hit | None:
        """The line the keyboard is at."""
        index = self.list.currentIndex()
        return self.model.shown_at(index.row()) if index.isValid() else None

    # --- what is shown

    def set_state(self, *, searching: bool, more: bool = False) -> None:
        """Say whether lines are still coming, and whether there are more than are shown."""
        self._state = (searching, more)
        self._count()

    def set_error(self, text: str) -> None:
        """Say what is wrong with the query; empty when nothing is."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self._count()

    def set_label(self, label: Label | None) -> None:
        """Choose what the lines are labelled with."""
        self.label = label
        theme = self._theme
        colour = theme.label_text_colour(label) if label else theme.text2
        text = label.shown(self._language) if label else self.tr("Press the digit of a label")
        back = theme.wash(colour, theme.win, 0.14)
        self.pill.setText(isolate(text))
        self.pill.setFont(ui_font(self._language, 12, 600))
        self.pill.setStyleSheet(
            f"background: {back.name()}; color: {colour.name()}; border-radius: 8px; padding: 4px 10px;"
        )
        self._count()

    def _show_filters(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        if self._height:
            self.fit(self._height)

    def _show_articles(self, shown: bool) -> None:
        self.articles.setVisible(shown)
        self.article_rows.set_shown(shown)
        if not shown:
            self.articles.setCurrentIndex(self.article_rows.index(0))

    def _count(self) -> None:
        language, model = self._language, self.model
        searching, more = self._state
        lines = model.rowCount()
        text = counted(self.tr("%n line(s)", "", lines), lines, language)
        if more:
            text = self.tr("first {0}").format(text)
        self.count.setText(f"{text} …" if searching else text if self.asks else "")
        is_answered = self.asks and not searching and not lines and self.error.isHidden()
        self.list.set_note(self._nothing_found() if is_answered else "")
        ticked = model.ticked_count or int(self.list.currentIndex().isValid())
        self.apply.setText(self.tr("Label {0}").format(number(ticked, language)))
        self.apply.setEnabled(self.label is not None and ticked > 0)
        count = len(model.article_counts)
        text = counted(self.tr("%n article(s)", "", count), count, language)
        self.articles_button.setText(f" {text}")
        for widget in (self.tick, self.copy_button, self.export_button):
            widget.setEnabled(lines > 0)

    def _nothing_found(self) -> str:
        """Return what is said when there is no line, with what may be the reason."""
        parts = [self.tr("Nothing found.")]
        if not self.options.regex and self.options != TOLERANT:
            parts.append(self.tr("Other spellings do not count now."))
        if self.filters.conditions():
            parts.append(self.tr("Only some of the articles were searched."))
        if self.scope_value == "article":
            parts.append(self.tr("Only this article was searched."))
        return " ".join(parts)

    # --- look

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.list.set_look(theme, language)
        self.article_rows.language = language
        self.scope.set_theme(theme)
        self.sort.set_theme(theme)
        self.cap.set_theme(theme)
        for button, name in (
            (self.match, "settings"), (self.filter_button, "list-filter"), (self.close_button, "x"),
            (self.tick, "list-checks"), (self.articles_button, "file-text"), (self.copy_button, "copy"),
            (self.export_button, "share"),
        ):  # fmt: skip
            button.setIcon(icon(name, theme.text, 16))
            button.setIconSize(QSize(16, 16))
        self.articles.setStyleSheet(
            f"QListView {{ background: {theme.side.name()}; border: none; }} QListView::item {{ padding: 4px 8px; }}"
        )
        self.set_label(self.label)

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self._show_placeholder()
        self.query.setAccessibleName(self.tr("Find in all articles"))
        self.list.setAccessibleName(self.tr("Lines found"))
        self.articles.setAccessibleName(self.tr("Articles"))
        self.scope.set_options([("article", self.tr("Article")), ("corpus", self.tr("Corpus"))])
        self.scope.set_value(self.scope_value)
        self.sort.set_options(
            [
                (Sorting.FOUND, self.tr("Order")),
                (Sorting.BEFORE, self.tr("Before")),
                (Sorting.AFTER, self.tr("After")),
                (Sorting.DATE, self.tr("Date")),
            ]
        )
        self.sort.set_value(self.sorting)
        self.scope.setAccessibleName(self.tr("Where to look"))
        self.sort.setAccessibleName(self.tr("Sort the lines"))
        for button, text in (
            (self.filter_button, self.tr("Only some articles")),
            (self.close_button, self.tr("Close")),
            (self.tick, self.tr("Tick all lines or none")),
            (self.articles_button, self.tr("Lines per article")),
            (self.copy_button, self.tr("Copy the lines")),
            (self.export_button, self.tr("Save the lines as a table")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.set_label(self.label)

    def _show_placeholder(self) -> None:
        named = self.filters.named
        every = self.tr("All mentions of {0}").format(isolate(named))
        self.query.setPlaceholderText(every if named else self.tr('Words, "phrases", beginnings*, -left out'))

    # --- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the query to the lines with Enter and Down, close with Esc."""
        if watched is self.query and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._go_to_lines()
                return True
            if key == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From a filter go to the lines with Enter, and close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_to_lines()
        else:
            super().keyPressEvent(event)

    def _go_to_lines(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.search_requested.emit()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
