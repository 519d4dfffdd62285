"""The label set on a sheet: lists of labels, article labels and relation types beside the form of the one chosen."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.errors import ReaderError
from reader.domain.operation import ChangeSet
from reader.domain.schema import LabelId, LabelKind
from reader.ui.keyboard.keys import letter_of
from reader.ui.label_set.editing import LABEL, RELATION_TYPE, LabelSetEditing
from reader.ui.label_set.entry_tree import EntryTree
from reader.ui.label_set.label_form import LabelForm
from reader.ui.label_set.lists import EntryList, LabelList, RelationTypeList
from reader.ui.label_set.relation_form import RelationForm
from reader.ui.label_set.removal import RemovalQuestion
from reader.ui.label_set.violations_page import ViolationsPage
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.session import Session
from reader.ui.widgets.segmented import SegmentedControl
from reader.ui.widgets.sheet import scrolled
from reader.ui.words.errors import ErrorTexts
from reader.ui.words.i18n import number

WIDTH, HEIGHT = 1060, 760
_LIST = 330
LABELS, ARTICLE_LABELS, RELATIONS, VIOLATIONS = "labels", "article_labels", "relations", "violations"


class LabelSetSheet(QWidget):
    """Edit the label set. `left` asks to close; `command` carries one to be called; `place_chosen` where to go."""

    left = Signal()
    command = Signal(str)
    place_chosen = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme, self._language = session.theme, session.settings.language
        self.tab = LABELS
        self.editing = LabelSetEditing(session, self)
        self.editing.failed.connect(self.show_error)
        self._errors = ErrorTexts(self)
        self._make_parts()
        self._make_buttons()
        self._place()
        self._connect()
        self.show_tab(LABELS)
        self.violations.start()

    # --- building

    def _make_parts(self) -> None:
        theme, language = self._theme, self._language
        self.title = QLabel(self.tr("Label set"))
        self.title.setFont(ui_font(language, 17, 600))
        self.tabs = SegmentedControl()
        self.tabs.setObjectName("label_set_tabs")
        self.tabs.set_theme(theme)
        self.tree = EntryTree(theme)
        self.tree.setObjectName("label_set_list")
        self.label_form = LabelForm(self.editing, theme, language)
        self.relation_form = RelationForm(self.editing, theme, language)
        self.removal = RemovalQuestion(self.editing, language)
        self._lists: dict[str, EntryList] = {
            LABELS: LabelList(self.editing, LabelKind.MENTION, self.label_form, self.removal),
            ARTICLE_LABELS: LabelList(self.editing, LabelKind.ARTICLE, self.label_form, self.removal),
            RELATIONS: RelationTypeList(self.editing, self.relation_form, self.removal),
        }
        self.nothing = QLabel()
        self.nothing.setProperty("role", "secondary")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.violations = ViolationsPage(self._session)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.hide()

    def _make_buttons(self) -> None:
        self.add_button = self._button("label_set_add", self.tr("Add"), self._add)
        self.copy_button = self._button("label_set_copy", self.tr("Duplicate"), self._copy)
        self.remove_button = self._button("label_set_remove", self.tr("Remove"), self._remove)
        self.restore_button = self._button("label_set_restore", self.tr("Offer again"), self._bring_back)
        self.up_button = self._arrow("label_set_up", "arrow-up", self.tr("Higher (Alt+Up)"), -1)
        self.down_button = self._arrow("label_set_down", "arrow-down", self.tr("Lower (Alt+Down)"), 1)
        self.import_button = self._button(
            "label_set_import", self.tr("Import…"), lambda: self.command.emit("import_labels")
        )
        self.export_button = self._button(
            "label_set_export", self.tr("Export…"), lambda: self.command.emit("export_labels")
        )
        self.undo_button = self._tool("label_set_undo", "undo-2", self.tr("Undo"))
        self.undo_button.clicked.connect(lambda: self.command.emit("undo"))
        self.close_button = self._tool("label_set_close", "x", self.tr("Close"))
        self.close_button.clicked.connect(self.left)

    @staticmethod
    def _button(name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: pressed())
        return button

    def _tool(self, name: str, picture: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setIcon(icon(picture, self._theme.text2, 18, self.isRightToLeft()))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _arrow(self, name: str, picture: str, text: str, step: int) -> QToolButton:
        button = self._tool(name, picture, text)
        button.clicked.connect(lambda: self._step(self.tree.chosen, step))
        return button

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.title)
        top.addSpacing(10)
        top.addWidget(self.tabs)
        top.addStretch(1)
        for button in (self.undo_button, self.import_button, self.export_button, self.close_button):
            top.addWidget(button)
        self._place_list()
        self.stack = QStackedWidget()
        for page in (self.label_form, self.relation_form, self.removal, self.nothing):
            self.stack.addWidget(scrolled(page))
        self.stack.addWidget(self.violations)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.list_side)
        row.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 14, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.message)
        column.addLayout(row, 1)

    def _place_list(self) -> None:
        under = QHBoxLayout()
        under.setSpacing(4)
        for one in (self.add_button, self.copy_button, self.remove_button, self.restore_button):
            under.addWidget(one)
        under.addStretch(1)
        under.addWidget(self.up_button)
        under.addWidget(self.down_button)
        self.list_side = QWidget()
        self.list_side.setFixedWidth(_LIST)
        side = QVBoxLayout(self.list_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.tree, 1)
        side.addLayout(under)

    def _connect(self) -> None:
        session, tree = self._session, self.tree
        session.changed.connect(self._changed)
        self.tabs.chosen.connect(self.show_tab)
        tree.entry_chosen.connect(lambda _id: self._show_form())
        tree.moved.connect(self._move)
        tree.stepped.connect(self._step)
        tree.removal_requested.connect(lambda _id: self._remove())
        tree.adding_requested.connect(self._add)
        tree.copy_requested.connect(lambda _id: self._copy())
        tree.editing_requested.connect(self._edit)
        self.label_form.left.connect(tree.setFocus)
        self.relation_form.left.connect(tree.setFocus)
        for table, form in ((LABEL, self.label_form), (RELATION_TYPE, self.relation_form)):
            form.attributes.removal_requested.connect(lambda name, table=table: self._ask_attribute(table, name))
        self.removal.asked.connect(lambda: self._show_page(self.removal))
        self.removal.left.connect(self._question_left)
        self.violations.counted.connect(lambda _count, _done: self._show_tabs())
        self.violations.place_chosen.connect(self.place_chosen)
        self.violations.checks_requested.connect(lambda: self.command.emit("findings"))

    def first(self) -> QWidget:
        """Return what has the keyboard first."""
        return self.tree

    # --- showing

    def show_tab(self, name: str) -> None:
        """Show labels, article labels, relation types or violations."""
        self.tab = name
        self.removal.keep_to(None)
        self.message.hide()
        self._show_tabs()
        self.list_side.setVisible(name != VIOLATIONS)
        if name == VIOLATIONS:
            self.violations.start()
            self.stack.setCurrentWidget(self.violations)
        else:
            self.refresh()

    def choose_label(self, label_id: LabelId) -> None:
        """Show a label."""
        label = self.editing.schema.find_label(label_id)
        if label is not None:
            self.show_tab(ARTICLE_LABELS if label.kind is LabelKind.ARTICLE else LABELS)
            self.tree.choose(label_id)

    def _show_tabs(self) -> None:
        schema, language = self.editing.schema, self._language
        counts = {kind: sum(each.kind is kind and not each.retired for each in schema.labels) for kind in LabelKind}
        kinds = sum(not each.retired for each in schema.relation_types)
        tabs = (
            (LABELS, self.tr("Labels"), number(counts[LabelKind.MENTION], language)),
            (ARTICLE_LABELS, self.tr("Article labels"), number(counts[LabelKind.ARTICLE], language)),
            (RELATIONS, self.tr("Relation types"), number(kinds, language)),
            (VIOLATIONS, self.tr("Violations"), self.violations.count_text()),
        )
        self.tabs.set_options([(name, f"{text}  {count}") for name, text, count in tabs])
        self.tabs.set_value(self.tab)

    def refresh(self) -> None:
        """Read the label set again; what is chosen and what has the keyboard stays."""
        if self._session.project is None:
            return
        self._show_tabs()
        if self.tab == VIOLATIONS:
            return
        self.tree.setAccessibleName(self.title.text())
        self.tree.set_entries(self._list.entries(self._theme, self._language))
        self._show_form()

    def _show_form(self) -> None:
        chosen, writable = self.tree.chosen, not self.editing.project.read_only
        self.removal.keep_to(chosen)
        page: QWidget = self.nothing
        resting = False
        if chosen is None:
            texts = {
                LABELS: self.tr("There are no labels yet. Add the first one, or import a label set."),
                ARTICLE_LABELS: self.tr(
                    "There are no article labels yet. A label with labels below it is a group of them:"
                    " topics, or tones of which an article has one."
                ),
                RELATIONS: self.tr("There are no relation types yet."),
            }
            self.nothing.setText(texts[self.tab])
        else:
            page, resting = self._list.form, self._list.show(chosen)
        self.restore_button.setVisible(resting)
        self.copy_button.setVisible(not resting)
        for button in (self.copy_button, self.remove_button, self.up_button, self.down_button):
            button.setEnabled(chosen is not None and writable)
        for button in (self.add_button, self.restore_button, self.import_button):
            button.setEnabled(writable)
        self.label_form.setEnabled(writable)
        self.relation_form.setEnabled(writable)
        self._show_page(self.removal if self.removal.is_open else page)

    def _show_page(self, page: QWidget) -> None:
        for at in range(self.stack.count()):
            area = self.stack.widget(at)
            if isinstance(area, QScrollArea) and area.widget() is page:
                self.stack.setCurrentIndex(at)

    def _changed(self, change: ChangeSet) -> None:
        # between closing and its end the sheet is still there, but the project may not be
        shown = self.isVisibleTo(self.window())
        if shown and change.touches("label", "relation_type", "mention", "relation", "article_label"):
            self.message.hide()
            self.refresh()
            # once the key or click is done with: reading every article again may wait
            QTimer.singleShot(0, self.violations, self.violations.start)

    def show_error(self, error: ReaderError) -> None:
        """Say over the lists what went wrong."""
        self.show_message(self._errors.text(error), warn=True)

    def show_message(self, text: str, *, warn: bool = False) -> None:
        """Say something over the lists."""
        self.message.setText(text)
        self.message.setStyleSheet(f"color: {(self._theme.warn if warn else self._theme.text2).name()};")
        self.message.show()

    # --- what the buttons and keys do

    @property
    def _list(self) -> EntryList:
        return self._lists[self.tab]

    def _add(self) -> None:
        self._begin(self._list.add())

    def _copy(self) -> None:
        if self.tree.chosen is not None:
            self._begin(self._list.copy(self.tree.chosen))

    def _begin(self, made: int | None) -> None:
        if made is not None:
            self.tree.choose(made)
            self._edit()

    def _edit(self) -> None:
        field = self._list.name
        field.setFocus()
        field.selectAll()

    def _move(self, entry_id: int, parent: int | None, before: int | None) -> None:
        self._list.move(entry_id, parent, before)

    def _step(self, entry_id: int | None, step: int) -> None:
        if entry_id is not None:
            self._list.step(entry_id, step)

    def _bring_back(self) -> None:
        if self.tree.chosen is not None:
            self._list.bring_back(self.tree.chosen)

    def _remove(self) -> None:
        if self.tree.chosen is not None and not self.editing.project.read_only:
            self._list.remove(self.tree.chosen)

    def _ask_attribute(self, table: str, name: str) -> None:
        if self.tree.chosen is not None:
            self.removal.remove_attribute(table, self.tree.chosen, name)

    def _question_left(self) -> None:
        self._show_form()
        self.tree.setFocus()

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo here too; Esc first leaves the question."""
        if event.key() == Qt.Key.Key_Escape and self.removal.is_open:
            self.removal.drop()
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and letter_of(event) in ("z", "y"):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.command.emit("redo" if shift or letter_of(event) == "y" else "undo")
            return
        super().keyPressEvent(event)
