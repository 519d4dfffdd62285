"""The articles of the project: filter, states, list, progress."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.article import ArticleId, ArticleRow, ArticleStatus
from reader.domain.article_list import ArticleFilter, ArticleGroup, Listing
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme, load_theme
from reader.ui.models.articles import ArticleDelegate, ArticleListModel
from reader.ui.panels.article_filter import ArticleChoices
from reader.ui.panels.article_finder import ConditionFinder
from reader.ui.widgets.empty_text import EmptyText
from reader.ui.widgets.progress_line import ProgressLine
from reader.ui.words.i18n import counted, isolate, number

WIDTH = 292
_MOST_KEPT = 1000
# those that are looked for every day; the filter button has all
_CHIPS: tuple[ArticleStatus | None, ...] = (
    None,
    ArticleStatus.TODO,
    ArticleStatus.DOING,
    ArticleStatus.DONE,
)


class ArticlesPanel(QFrame):
    """List the articles. Signals carry article ids; `filter_changed` the text and the status or None."""

    article_chosen = Signal(object)
    filter_changed = Signal(str, object)
    menu_requested = Signal(object, QPoint)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setProperty("side", True)
        self._theme, self._language = load_theme("light"), "en"
        self._counts: Mapping[ArticleStatus, int] = {}
        self._status: ArticleStatus | None = None
        self.model = ArticleListModel(self)
        self.delegate = ArticleDelegate(self)
        self.delegate.section_name = self._section_name
        self._make_filter()
        self._make_list()
        self._place()

    def _make_filter(self) -> None:
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self._filter_icon = QAction(self)
        self.filter.addAction(self._filter_icon, QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self._filtered)
        self.add_button = QToolButton()
        self.add_button.setAutoRaise(True)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter_button = QToolButton()
        self.filter_button.setAutoRaise(True)
        self.filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.filter_button)
        self.filter_button.setMenu(menu)
        self.filters: dict[ArticleStatus | None, QAction] = {}
        for status in (None, *ArticleStatus):
            action = QAction(menu)
            action.setCheckable(True)
            action.setChecked(status is None)
            action.triggered.connect(lambda _checked=False, status=status: self._choose_status(status))
            menu.addAction(action)
            self.filters[status] = action
        self.choices = ArticleChoices(menu)
        self.choices.changed.connect(self._show_conditions)
        self.choices.saved_chosen.connect(self.show_filter)
        self.finder = ConditionFinder(self, self.choices, self.filter_button)
        self._group = QButtonGroup(self)
        self.chips: dict[ArticleStatus | None, QToolButton] = {}
        for status in _CHIPS:
            chip = QToolButton()
            chip.setCheckable(True)
            chip.setProperty("pill", True)
            chip.setChecked(status is None)
            chip.clicked.connect(lambda _checked=False, status=status: self._choose_status(status))
            self._group.addButton(chip)
            self.chips[status] = chip

    def _make_list(self) -> None:
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setProperty("plain", True)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(lambda _index: self.opened.emit())
        self.finder.left.connect(self.list.setFocus)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.nothing = EmptyText(self.list)
        self.progress_label, self.today_label = QLabel(), QLabel()
        self.progress = ProgressLine()
        self._today = 0

    def _place(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 10)
        box.setSpacing(8)
        top = QHBoxLayout()
        top.setContentsMargins(10, 0, 10, 0)
        top.setSpacing(4)
        top.addWidget(self.filter, 1)
        top.addWidget(self.filter_button)
        top.addWidget(self.add_button)
        box.addLayout(top)
        chips = QHBoxLayout()
        chips.setContentsMargins(10, 0, 10, 0)
        chips.setSpacing(4)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        box.addLayout(chips)
        self._conditions = QVBoxLayout()
        self._conditions.setContentsMargins(10, 0, 10, 0)
        self._conditions.setSpacing(4)
        box.addLayout(self._conditions)
        box.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 4)
        numbers = QHBoxLayout()
        numbers.addWidget(self.progress_label, 1)
        numbers.addWidget(self.today_label)
        self.today_label.setProperty("role", "secondary")
        foot.addLayout(numbers)
        foot.addWidget(self.progress)
        box.addLayout(foot)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.delegate.theme, self.delegate.language = theme, language
        self.add_button.setIcon(icon("plus", theme.text, 18))
        self._show_narrowed()
        self._filter_icon.setIcon(icon("search", theme.text2, 16))
        self.progress.set_theme(theme)
        self.choices.language = language
        self.finder.theme = theme
        self.retranslate()
        self.list.viewport().update()

    def set_add_menu(self, menu: QMenu) -> None:
        """Give the plus its menu."""
        self.add_button.setMenu(menu)

    def set_source(
        self,
        listing: Listing,
        fetch: Callable[[ArticleId], ArticleRow],
        more: Callable[[ArticleId], Sequence[ArticleId]] | None = None,
    ) -> None:
        """Show these articles, with `more` only the first of them; those that were selected stay so."""
        selected = self.selected_ids()
        with_signals = self.list.selectionModel().blockSignals(True)
        self.model.set_source(listing, fetch, more)
        if 1 < len(selected) <= _MOST_KEPT:
            rows = [row for row in map(self.model.row_of, selected) if row is not None]
            if len(rows) == len(selected):
                self._select(rows)
        self.list.selectionModel().blockSignals(with_signals)
        self._say_nothing()

    def _say_nothing(self) -> None:
        """Say why the list is empty, if it is."""
        if self.model.rowCount():
            self.nothing.say("")
        elif any(self._counts.values()):
            self.nothing.say(self.tr("No article fits what is looked for."))
        else:
            self.nothing.say(self.tr("No articles yet"))

    def _select(self, rows: Sequence[int]) -> None:
        selection = QItemSelection()
        for row in rows:
            index = self.model.index(row)
            selection.select(index, index)
        model = self.list.selectionModel()
        model.setCurrentIndex(self.model.index(rows[-1]), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_counts(self, counts: Mapping[ArticleStatus, int], today: int = 0) -> None:
        """Show how many articles stand at each status, and came to be done today; nothing of it without counts."""
        self._counts, self._today = counts, today
        self.retranslate()
        self._say_nothing()

    def set_current(self, article_id: ArticleId | None) -> None:
        """Select the article shown, without telling anyone."""
        model = self.list.selectionModel()
        blocked = model.blockSignals(True)
        row = self.model.row_of(article_id) if article_id is not None else None
        if row is not None:
            index = self.model.index(row)
            if index == self.list.currentIndex() and model.hasSelection():
                # others may be selected beside it
                model.blockSignals(blocked)
                return
            model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index)
        else:
            model.clear()
        model.blockSignals(blocked)
        self.list.viewport().update()

    def selected_ids(self) -> tuple[ArticleId, ...]:
        """Return the articles selected, in the order of the list."""
        selection = self.list.selectionModel().selection()
        parts = [selection.at(at) for at in range(selection.size())]
        ranges = sorted((each.top(), each.bottom()) for each in parts)
        found = (self.model.id_at(row) for top, bottom in ranges for row in range(top, bottom + 1))
        return tuple(article_id for article_id in found if article_id is not None)

    def _current_changed(self) -> None:
        self._clicked(self.list.currentIndex())

    def _clicked(self, index: QModelIndex) -> None:
        article_id = self.model.id_at(index.row()) if index.isValid() else None
        if article_id is not None:
            self.article_chosen.emit(article_id)

    def _choose_status(self, status: ArticleStatus | None) -> None:
        self._status = status
        # none of the chips stands for what only the button offers
        self._group.setExclusive(status in self.chips)
        for each, chip in self.chips.items():
            chip.setChecked(each is status)
        for each, action in self.filters.items():
            action.setChecked(each is status)
        self._filtered()

    def _show_narrowed(self) -> None:
        narrowed = not self.choices.is_default
        self.filter_button.setIcon(icon("list-filter", self._theme.accent if narrowed else self._theme.text, 18))

    def show_filter(self, wanted: ArticleFilter) -> None:
        """Narrow the list to a filter, its text and state included."""
        blocked = self.filter.blockSignals(True)
        self.filter.setText(wanted.text)
        self.filter.blockSignals(blocked)
        self.choices.wanted = replace(wanted, text="", statuses=())
        self.choices.refresh()
        self._show_conditions()
        self._choose_status(wanted.statuses[0] if len(wanted.statuses) == 1 else None)

    def _show_conditions(self) -> None:
        """Show a pill for each condition that neither field nor chips show; a click on it takes it away."""
        for pill in self.pills:
            self._conditions.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        for text, without in self.choices.conditions():
            pill = QToolButton()
            pill.setProperty("pill", True)
            pill.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            pill.setIcon(icon("x", self._theme.text2, 14))
            pill.setFont(ui_font(self._language, 11.5, 500))
            elided = QFontMetrics(pill.font()).elidedText(text, Qt.TextElideMode.ElideRight, WIDTH - 76)
            pill.setText(elided.replace("&", "&&"))
            pill.setToolTip(self.tr("Show the others too"))
            pill.setAccessibleName(self.tr("{0}: show the others too").format(text))
            pill.clicked.connect(lambda _checked=False, without=without: self.choices.choose(without))
            self._conditions.addWidget(pill)
        self._show_narrowed()

    @property
    def pills(self) -> list[QToolButton]:
        """The conditions that are shown."""
        items = [self._conditions.itemAt(at) for at in range(self._conditions.count())]
        found = (item.widget() for item in items if item is not None)
        return [each for each in found if isinstance(each, QToolButton)]

    def _section_name(self, key: str) -> str:
        if self.choices.group is ArticleGroup.STATUS:
            return self._status_names()[ArticleStatus(key)]
        if self.choices.group is ArticleGroup.DATE:
            return self.choices.section_date(key) if key else self.tr("No date")
        return isolate(key) if key else self.tr("No source")

    def _status_names(self) -> dict[ArticleStatus | None, str]:
        return {
            None: self.tr("All"),
            ArticleStatus.TODO: self.tr("To do"),
            ArticleStatus.DOING: self.tr("Doing"),
            ArticleStatus.DONE: self.tr("Done"),
            ArticleStatus.SKIP: self.tr("Skipped"),
        }

    def _filtered(self) -> None:
        self.filter_changed.emit(self.filter.text(), self._status)

    def _menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        article_id = self.model.id_at(index.row()) if index.isValid() else None
        if article_id is not None:
            self.menu_requested.emit(article_id, self.list.viewport().mapToGlobal(point))

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.filter.setPlaceholderText(self.tr("Filter titles"))
        self.filter.setAccessibleName(self.tr("Filter titles"))
        self.list.setAccessibleName(self.tr("Articles"))
        self.choices.retranslate()
        self.filter_button.setToolTip(self.tr("Filter, sort and group"))
        self.filter_button.setAccessibleName(self.tr("Filter, sort and group"))
        self.add_button.setToolTip(self.tr("Add articles"))
        self.add_button.setAccessibleName(self.tr("Add articles"))
        total = sum(self._counts.values())
        texts = self._status_names()
        for status, chip in self.chips.items():
            count = total if status is None else self._counts.get(status, 0)
            chip.setText(self._with_count(texts[status], count))
            chip.setFont(ui_font(self._language, 11.5, 500))
            chip.setMinimumWidth(QFontMetrics(chip.font()).horizontalAdvance(chip.text()) + 20)
            self._set_quiet(chip, not count and bool(self._counts))
        for status, action in self.filters.items():
            count = total if status is None else self._counts.get(status, 0)
            action.setText(self._with_count(texts[status], count))
        done = self._counts.get(ArticleStatus.DONE, 0)
        said = self.tr("{0} of {1} articles done").format(number(done, self._language), number(total, self._language))
        self.progress_label.setText(said if self._counts else " ")
        self.progress_label.setFont(ui_font(self._language, 12, 500))
        today = self.tr("+%n today", "", self._today) if self._today else ""
        self.today_label.setText(counted(today, self._today, self._language))
        self.today_label.setFont(ui_font(self._language, 12))
        self.progress.set_values(total, done, self._today)

    def _with_count(self, name: str, count: int) -> str:
        """Return a name and its number of articles; a zero would be one more thing to read that tells nothing."""
        return f"{name} {number(count, self._language)}" if count else name

    def _set_quiet(self, chip: QToolButton, quiet: bool) -> None:
        """Draw a chip that no article stands behind without emphasis; it can be chosen all the same."""
        if chip.property("quiet") is not quiet:
            chip.setProperty("quiet", quiet)
            chip.style().unpolish(chip)
            chip.style().polish(chip)
