"""The articles of the project: filter, states, list, progress."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.article import ArticleId, ArticleRow, ArticleStatus
from reader.domain.schema import LabelId
from reader.ui.fonts import ui_font
from reader.ui.i18n import number
from reader.ui.icons import icon
from reader.ui.models.articles import ArticleDelegate, ArticleListModel
from reader.ui.theme import Theme, load_theme

WIDTH = 292
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
    label_filter_changed = Signal(object)  # LabelId or None
    menu_requested = Signal(object, QPoint)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setProperty("side", True)
        self._theme, self._language = load_theme("light"), "en"
        self._counts: Mapping[ArticleStatus, int] = dict.fromkeys(ArticleStatus, 0)
        self._status: ArticleStatus | None = None
        self.model = ArticleListModel(self)
        self.delegate = ArticleDelegate(self)
        self._make_filter()
        self._make_list()
        self._place()
        self.retranslate()

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
        self._label_menu = QMenu(menu)
        menu.addSeparator()
        menu.addMenu(self._label_menu)
        self._label_choice: LabelId | None = None
        self._label_actions: dict[LabelId | None, QAction] = {}
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
        self.list.clicked.connect(lambda index: self.article_chosen.emit(self.model.ids[index.row()]))
        self.list.activated.connect(lambda _index: self.opened.emit())
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.progress_label, self.today_label = QLabel(), QLabel()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)

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
        box.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 4)
        foot.addWidget(self.progress_label)
        foot.addWidget(self.progress)
        box.addLayout(foot)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.delegate.theme, self.delegate.language = theme, language
        self.add_button.setIcon(icon("plus", theme.text, 18))
        self._tick_label()
        self._filter_icon.setIcon(icon("search", theme.text2, 16))
        self.progress.setStyleSheet(
            f"QProgressBar {{ background: {theme.line2.name()}; border: none; border-radius: 3px; }}"
            f"QProgressBar::chunk {{ background: {theme.ok.name()}; border-radius: 3px; }}"
        )
        self.retranslate()
        self.list.viewport().update()

    def set_add_menu(self, menu: QMenu) -> None:
        """Give the plus its menu."""
        self.add_button.setMenu(menu)

    def set_source(self, ids: Sequence[ArticleId], fetch: Callable[[ArticleId], ArticleRow]) -> None:
        """Show these articles."""
        with_signals = self.list.selectionModel().blockSignals(True)
        self.model.set_source(ids, fetch)
        self.list.selectionModel().blockSignals(with_signals)

    def set_counts(self, counts: Mapping[ArticleStatus, int]) -> None:
        """Show how many articles stand at each status."""
        self._counts = counts
        self.retranslate()

    def set_current(self, article_id: ArticleId | None) -> None:
        """Select the article shown, without telling anyone."""
        model = self.list.selectionModel()
        blocked = model.blockSignals(True)
        if article_id in self.model.ids:
            index = self.model.index(self.model.ids.index(article_id))
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
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self.model.ids[row] for row in rows)

    def _current_changed(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.article_chosen.emit(self.model.ids[index.row()])

    def _choose_status(self, status: ArticleStatus | None) -> None:
        self._status = status
        # none of the chips stands for what only the button offers
        self._group.setExclusive(status in self.chips)
        for each, chip in self.chips.items():
            chip.setChecked(each is status)
        for each, action in self.filters.items():
            action.setChecked(each is status)
        self._filtered()

    def set_article_labels(self, labels: Sequence[tuple[LabelId, str]]) -> None:
        """Offer these labels of articles as filters; one that is gone filters no more."""
        self._label_menu.clear()
        self._label_actions = {}
        for label_id, text in ((None, self.tr("All")), *labels):
            action = self._label_menu.addAction(text)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, label_id=label_id: self.choose_article_label(label_id))
            self._label_actions[label_id] = action
        self._label_menu.menuAction().setVisible(bool(labels))
        if self._label_choice not in self._label_actions:
            self.choose_article_label(None)
        self._tick_label()

    def choose_article_label(self, label_id: LabelId | None) -> None:
        """Show only articles with a label, or all."""
        self._label_choice = label_id
        self._tick_label()
        self.label_filter_changed.emit(label_id)

    def _tick_label(self) -> None:
        for each, action in self._label_actions.items():
            action.setChecked(each == self._label_choice)
        narrowed = self._label_choice is not None
        self.filter_button.setIcon(icon("list-filter", self._theme.accent if narrowed else self._theme.text, 18))

    def _filtered(self) -> None:
        self.filter_changed.emit(self.filter.text(), self._status)

    def _menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        if index.isValid():
            self.menu_requested.emit(self.model.ids[index.row()], self.list.viewport().mapToGlobal(point))

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.filter.setPlaceholderText(self.tr("Filter titles"))
        self.filter.setAccessibleName(self.tr("Filter titles"))
        self.list.setAccessibleName(self.tr("Articles"))
        self._label_menu.setTitle(self.tr("Label of the article"))
        self.filter_button.setToolTip(self.tr("Filter by state"))
        self.filter_button.setAccessibleName(self.tr("Filter by state"))
        self.add_button.setToolTip(self.tr("Add articles"))
        self.add_button.setAccessibleName(self.tr("Add articles"))
        total = sum(self._counts.values())
        texts = {
            None: self.tr("All"),
            ArticleStatus.TODO: self.tr("To do"),
            ArticleStatus.DOING: self.tr("Doing"),
            ArticleStatus.DONE: self.tr("Done"),
            ArticleStatus.SKIP: self.tr("Skipped"),
        }
        for status, chip in self.chips.items():
            count = total if status is None else self._counts.get(status, 0)
            chip.setText(f"{texts[status]} {number(count, self._language)}")
            chip.setFont(ui_font(self._language, 11.5, 500))
            chip.setMinimumWidth(QFontMetrics(chip.font()).horizontalAdvance(chip.text()) + 20)
        for status, action in self.filters.items():
            count = total if status is None else self._counts.get(status, 0)
            action.setText(f"{texts[status]}  {number(count, self._language)}")
        done = self._counts.get(ArticleStatus.DONE, 0)
        self.progress_label.setText(
            self.tr("{0} of {1} articles done").format(number(done, self._language), number(total, self._language))
        )
        self.progress_label.setFont(ui_font(self._language, 12, 500))
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
