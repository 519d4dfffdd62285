"""The register of entities over the whole corpus: find, rename, merge, split, and walk through the mentions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.annotation import MentionId
from reader.domain.article import ArticleId, Direction
from reader.domain.entity import EntityId, EntityRow
from reader.domain.schema import LabelId, Schema
from reader.text.direction import paragraph_direction
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme
from reader.ui.models.entities import ARTICLES, LABEL, MENTIONS, NAME, EntityTable
from reader.ui.panels.entity_form import EntityForm
from reader.ui.widgets.tables import show_rows
from reader.ui.words.i18n import counted, directed, isolate, number

WIDTH, HEIGHT = 1060, 640


@dataclass(frozen=True, slots=True)
class MentionLine:
    """Hold one mention as it is listed: where it is, and the words around it."""

    article_id: ArticleId
    mention_id: MentionId
    quote: str
    context: str


class EntityRegister(QWidget):
    """Show the register on one side and the entity in focus on the other. It asks; the commands carry out."""

    filter_changed = Signal()
    entity_focused = Signal(object)  # EntityId or None
    mention_chosen = Signal(object, object)  # ArticleId, MentionId
    merge_requested = Signal(object, list)  # kept EntityId, others
    split_requested = Signal(object, list, str)  # EntityId, MentionIds, name
    remove_requested = Signal(list)
    add_requested = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = "en"
        self.order = "name"
        self.title, self.summary, self.message = QLabel(), QLabel(), QLabel()
        self.filter, self.label_box, self.close_button = QLineEdit(), QComboBox(), QToolButton()
        self.model, self.table, self.form = EntityTable(self), QTableView(), EntityForm()
        self.mentions_title, self.mentions, self.split_name = QLabel(), QListWidget(), QLineEdit()
        self.add_button, self.merge_button, self.remove_button = QPushButton(), QPushButton(), QPushButton()
        self.split_button = QPushButton()
        self._make_table()
        self._place()
        self._connect()

    def _make_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setProperty("plain", True)
        show_rows(table)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.verticalHeader().setDefaultSectionSize(32)
        header = table.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((LABEL, 120), (MENTIONS, 88), (ARTICLES, 80)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        header.setSectionsClickable(True)
        table.installEventFilter(self)
        self.mentions.installEventFilter(self)
        self.mentions.setProperty("plain", True)

    def _place(self) -> None:
        top = QHBoxLayout()
        for widget, stretch in ((self.title, 0), (self.summary, 1), (self.close_button, 0)):
            top.addWidget(widget, stretch)
        search = QHBoxLayout()
        search.addWidget(self.filter, 1)
        search.addWidget(self.label_box)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(search)
        left.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        for button in (self.add_button, self.merge_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left.addLayout(buttons)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.form)
        right.addWidget(self.mentions_title)
        right.addWidget(self.mentions, 1)
        split = QHBoxLayout()
        split.addWidget(self.split_name, 1)
        split.addWidget(self.split_button)
        right.addLayout(split)
        middle = QHBoxLayout()
        middle.setSpacing(22)
        middle.addLayout(left, 11)
        middle.addLayout(right, 9)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 18, 20, 16)
        box.setSpacing(12)
        box.addLayout(top)
        box.addLayout(middle, 1)
        box.addWidget(self.message)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.filter_changed)
        self.filter.installEventFilter(self)
        self.label_box.activated.connect(self.filter_changed)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.selectionModel().currentRowChanged.connect(self._focused)
        self.table.selectionModel().selectionChanged.connect(self._show_buttons)
        self.mentions.itemActivated.connect(self._activated)
        self.mentions.itemChanged.connect(self._show_buttons)
        self.split_name.textChanged.connect(self._show_buttons)
        self.add_button.clicked.connect(lambda: self.add_requested.emit(self.filter.text().strip()))
        self.merge_button.clicked.connect(self._merge)
        self.split_button.clicked.connect(self._split)
        self.remove_button.clicked.connect(lambda: self.remove_requested.emit(self.selected()))
        self.close_button.clicked.connect(self.left)

    # --- what is shown

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._language = language
        self.model.theme, self.model.language = theme, language
        self.title.setFont(ui_font(language, 18, 600))
        self.mentions_title.setFont(ui_font(language, 12.5, 600))
        self.close_button.setIcon(icon("x", theme.text2, 18))
        self.form.set_look(language)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.title.setText(self.tr("Entities"))
        self.summary.setProperty("role", "secondary")
        self.filter.setPlaceholderText(self.tr("Find a name"))
        self.filter.setAccessibleName(self.tr("Find a name"))
        self.label_box.setAccessibleName(self.tr("Label"))
        self.table.setAccessibleName(self.tr("Entities"))
        self.mentions.setAccessibleName(self.tr("Mentions"))
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.add_button.setText(self.tr("New entity"))
        self.remove_button.setText(self.tr("Remove"))
        self.split_name.setPlaceholderText(self.tr("Name of the new entity"))
        self.split_name.setAccessibleName(self.tr("Name of the new entity"))
        self.message.setProperty("role", "secondary")
        self.message.setWordWrap(True)
        self._show_buttons()

    def set_schema(self, schema: Schema) -> None:
        """Offer the labels of the project as a filter."""
        chosen = self.label_id()
        self.label_box.clear()
        self.label_box.addItem(self.tr("All labels"), None)
        for label in schema.mention_labels:
            self.label_box.addItem(label.shown(self._language), label.id)
        self.label_box.setCurrentIndex(max(0, self.label_box.findData(chosen)))
        self.form.set_labels(schema.mention_labels)

    def label_id(self) -> LabelId | None:
        """Return the label that is filtered for, or None."""
        found = self.label_box.currentData()
        return None if found is None else LabelId(int(found))

    def set_rows(self, rows: Sequence[EntityRow], schema: Schema, current: EntityId | None) -> None:
        """Show these entities; keep one in focus, and what was selected besides if the one in focus was."""
        selected = self.selected()
        blocked = self.table.selectionModel().blockSignals(True)
        self.model.set_rows(rows, schema)
        at = self.model.find(current) if current is not None else None
        self.table.selectionModel().blockSignals(blocked)
        text = self.tr("%n entities", "", len(rows))
        self.summary.setText(counted(text, len(rows), self._language))
        if rows:
            index = self.model.index(at or 0, NAME)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            if at is not None and current in selected:
                for row in (self.model.find(each) for each in selected):
                    if row is not None:
                        self.table.selectionModel().select(self.model.index(row, NAME), flags.Select | flags.Rows)
            self.table.scrollTo(index)
        self._focused(self.table.currentIndex())
        self._show_buttons()

    def set_mentions(self, lines: Sequence[MentionLine], total: int) -> None:
        """List the mentions of the entity in focus; those that are ticked can be split off, and stay ticked."""
        ticked = {line.mention_id for line in self.ticked()} & {line.mention_id for line in lines}
        blocked = self.mentions.blockSignals(True)
        self.mentions.clear()
        for line in lines:
            rtl = paragraph_direction(line.context, Direction.RTL) is Direction.RTL
            item = QListWidgetItem(directed(line.context, rtl=rtl))
            item.setData(Qt.ItemDataRole.UserRole, line)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if line.mention_id in ticked else Qt.CheckState.Unchecked)
            item.setFont(ui_font("ar" if rtl else "en", 13))
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
            self.mentions.addItem(item)
        self.mentions.blockSignals(blocked)
        text = counted(self.tr("%n mention(s)", "", total), total, self._language)
        self.mentions_title.setText(text)
        if not ticked:
            self.split_name.clear()
        self._show_buttons()

    def say(self, text: str) -> None:
        """Say at the foot what was done."""
        self.message.setText(text)

    # --- what is asked

    def selected(self) -> list[EntityId]:
        """Return the selected entities, the one in focus first."""
        current = self.table.currentIndex().row()
        rows = sorted({index.row() for index in self.table.selectedIndexes()}, key=lambda row: (row != current, row))
        return [self.model.row(row).id for row in rows]

    def current(self) -> EntityId | None:
        """Return the entity in focus."""
        at = self.table.currentIndex().row()
        return self.model.row(at).id if 0 <= at < self.model.rowCount() else None

    def ticked(self) -> list[MentionLine]:
        """Return the mentions that are ticked."""
        items = (self.mentions.item(row) for row in range(self.mentions.count()))
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _sort(self, column: int) -> None:
        self.order = {MENTIONS: "mentions", ARTICLES: "articles"}.get(column, "name")
        self.filter_changed.emit()

    def _focused(self, _index: QModelIndex) -> None:
        self.entity_focused.emit(self.current())

    def _show_buttons(self) -> None:
        chosen, ticked = self.selected(), self.ticked()
        several = len(chosen) > 1
        self.merge_button.setEnabled(several)
        if several:
            kept = self.model.row(self.model.find(chosen[0]) or 0).name
            text = self.tr("Merge {0} into {1}").format(number(len(chosen) - 1, self._language), isolate(kept))
            self.merge_button.setText(text if len(text) < 44 else self.tr("Merge"))
            self.merge_button.setToolTip(text)
        else:
            self.merge_button.setText(self.tr("Merge"))
            self.merge_button.setToolTip(self.tr("Select several with Ctrl or Shift; the one in focus stays"))
        self.remove_button.setEnabled(bool(chosen))
        if ticked and not self.split_name.text() and not self.split_name.hasFocus():
            self.split_name.setText(ticked[0].quote)
        self.split_name.setEnabled(bool(ticked))
        self.split_button.setEnabled(bool(ticked and self.split_name.text().strip()))
        self.split_button.setText(self.tr("Split off {0}").format(number(len(ticked), self._language)))

    def _merge(self) -> None:
        kept, *others = self.selected()
        self.merge_requested.emit(kept, others)

    def _split(self) -> None:
        ids = [line.mention_id for line in self.ticked()]
        self.split_requested.emit(self.current(), ids, self.split_name.text().strip())

    def _activated(self, item: QListWidgetItem) -> None:
        line = item.data(Qt.ItemDataRole.UserRole)
        self.mention_chosen.emit(line.article_id, line.mention_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk from the filter into the table, from the table into the mentions and back; F2 renames, Del removes."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, enter = event.key(), (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.filter and key in (*enter, Qt.Key.Key_Down):
            self.table.setFocus()
        elif watched is self.table and key in enter:
            self.mentions.setFocus()
            self.mentions.setCurrentRow(max(0, self.mentions.currentRow()))
        elif watched is self.table and key == Qt.Key.Key_F2:
            self.form.name.setFocus()
            self.form.name.selectAll()
        elif watched is self.table and key == Qt.Key.Key_Delete:
            self.remove_requested.emit(self.selected())
        elif watched is self.mentions and key in enter and self.mentions.currentItem() is not None:
            self._activated(self.mentions.currentItem())
        else:
            return super().eventFilter(watched, event)
        return True
