"""Choosing the keys of commands: press them, settle what they meet, or take back the choice."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reader.text.normalize import fold_text
from reader.ui.keyboard.actions import COMMANDS, Actions
from reader.ui.keyboard.shortcuts import (
    Bindings,
    arabic_letter,
    binding_of,
    caps,
    is_fixed,
    is_letter,
    owner_of,
    with_binding,
    without_binding,
)
from reader.ui.look.theme import Theme
from reader.ui.preferences.rows import note, page_column
from reader.ui.settings import Settings
from reader.ui.widgets.key_cap import HEIGHT, caps_width, paint_caps
from reader.ui.widgets.tables import show_rows
from reader.ui.words.i18n import isolate

_ID, _BOUND = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ROW = 32


class KeysDelegate(QStyledItemDelegate):
    """Paint the keys of a command as caps, at the trailing end."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.recording = ""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(120, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        painter.save()
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, option.palette.highlight())
        if self.recording and index.sibling(index.row(), 0).data(_ID) == self.recording:
            painter.setPen(self._theme.text)
            painter.drawText(area.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignCenter, self.tr("Press the keys…"))
        else:
            groups = [caps(binding).split() for binding in index.data(_BOUND) or ()]
            width = sum(caps_width(keys) for keys in groups) + 10 * max(0, len(groups) - 1)
            rtl = option.direction == Qt.LayoutDirection.RightToLeft
            x = area.left() + 12 if rtl else area.right() - 12 - width
            for keys in groups:
                paint_caps(painter, keys, QPointF(x, area.center().y() - HEIGHT / 2), self._theme)
                x += caps_width(keys) + 10
        painter.restore()


class KeyboardPage(QWidget):
    """List every command with its keys. Enter records new ones, Delete takes them away; all applies at once."""

    def __init__(self, settings: Settings, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._actions = settings, actions
        self._asked: tuple[str, str, str] | None = None
        self.query = QLineEdit()
        self.query.setObjectName("keys_query")
        self.query.setClearButtonEnabled(True)
        self.query.setPlaceholderText(self.tr("Filter commands"))
        self.query.setAccessibleName(self.tr("Filter commands"))
        self.query.textChanged.connect(self._filter)
        self.delegate = KeysDelegate(theme, self)
        self.table = QTableWidget(len(COMMANDS), 2)
        self._make_table()
        self.message = note("")
        self.record_button = self._button("record", self.tr("Change…"))
        self.remove_button = self._button("remove_keys", self.tr("Remove"))
        self.reset_button = self._button("reset_keys", self.tr("As it was"))
        self.reset_all_button = self._button("reset_all", self.tr("All as they were"))
        self.swap_button = self._button("swap", self.tr("Swap"))
        self.take_button = self._button("take", self.tr("Take it"))
        self.leave_button = self._button("leave", self.tr("Leave it"))
        self._place()
        self._connect()
        self._fill()
        self._settle("")
        actions.bindings_changed.connect(self._fill)

    def _make_table(self) -> None:
        table = self.table
        table.setObjectName("keys_table")
        table.setAccessibleName(self.tr("Commands and their keys"))
        table.setItemDelegateForColumn(1, self.delegate)
        show_rows(table)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(1, 230)
        table.verticalHeader().setDefaultSectionSize(_ROW)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.installEventFilter(self)

    @staticmethod
    def _button(name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _place(self) -> None:
        column = page_column(self)
        column.setSpacing(8)
        column.addWidget(self.query)
        column.addWidget(self.table, 1)
        asked = QHBoxLayout()
        asked.addWidget(self.message, 1)
        for button in (self.swap_button, self.take_button, self.leave_button):
            asked.addWidget(button)
        column.addLayout(asked)
        row = QHBoxLayout()
        for button in (self.record_button, self.remove_button, self.reset_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.reset_all_button)
        column.addLayout(row)

    def _connect(self) -> None:
        self.table.doubleClicked.connect(self.record)
        self.record_button.clicked.connect(self.record)
        self.remove_button.clicked.connect(lambda: self._change({self.current(): ()}))
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(self._reset_all)
        self.swap_button.clicked.connect(self._swap)
        self.take_button.clicked.connect(self._take)
        self.leave_button.clicked.connect(lambda: self._settle(""))

    # --- what is shown

    def _fill(self) -> None:
        for row, command in enumerate(COMMANDS):
            item = self.table.item(row, 0) or QTableWidgetItem()
            item.setText(self._actions[command.id].text().rstrip("…"))
            item.setData(_ID, command.id)
            keys = self.table.item(row, 1) or QTableWidgetItem()
            bound = self._actions.bindings[command.id]
            keys.setData(_BOUND, list(bound))
            keys.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(caps(each) for each in bound))
            self.table.setItem(row, 0, item)
            self.table.setItem(row, 1, keys)
        if self.table.currentRow() < 0:
            self.table.selectRow(0)
        self.reset_all_button.setEnabled(bool(self._settings.shortcuts))

    def _filter(self, text: str) -> None:
        wanted = fold_text(text.strip())
        for row, command in enumerate(COMMANDS):
            keys = " ".join(caps(each) + arabic_letter(each) for each in self._actions.bindings[command.id])
            names = (self._actions[command.id].text(), command.id.replace("_", " "), keys)
            self.table.setRowHidden(row, not any(wanted in fold_text(name) for name in names))

    def current(self) -> str:
        """Return the command of the row that is chosen."""
        return COMMANDS[max(0, self.table.currentRow())].id

    def _name(self, command_id: str) -> str:
        return isolate(f"“{self._actions[command_id].text().rstrip('…')}”")

    def _settle(self, message: str, asked: tuple[str, str, str] | None = None) -> None:
        """Show a message; with a question, the buttons that answer it."""
        self._asked = asked
        self.message.setText(message or self.tr("Enter records new keys, Delete takes them away."))
        for button in (self.swap_button, self.take_button, self.leave_button):
            button.setVisible(asked is not None)
        if asked is not None:
            self.swap_button.setFocus()

    # --- recording

    def record(self) -> None:
        """Take the next keys pressed for the command that is chosen."""
        self._settle(self.tr("Press the new keys; Esc leaves it as it is."))
        self.delegate.recording = self.current()
        self.table.setFocus()
        self.table.viewport().update()

    def _stop(self) -> None:
        self.delegate.recording = ""
        self.table.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Record keys; otherwise Enter begins that, and Delete takes the keys away."""
        if event.type() is QEvent.Type.FocusOut and self.delegate.recording:
            self._stop()
            self._settle("")
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if self.delegate.recording:
            self._recorded(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record()
        elif event.key() == Qt.Key.Key_Delete:
            self._change({self.current(): ()})
        else:
            return super().eventFilter(watched, event)
        return True

    def _recorded(self, event: QKeyEvent) -> None:
        binding = binding_of(event)
        if not binding:
            return
        command = self.delegate.recording
        self._stop()
        if binding == "Esc":
            self._settle("")
        elif is_fixed(binding):
            self._settle(
                self.tr("{0} always means the same in the text and cannot be given away.").format(_told(binding))
            )
        else:
            self.give(command, binding)

    def give(self, command: str, binding: str) -> None:
        """Bind keys to a command; when another has them, ask."""
        owner = owner_of(binding, self._actions.bindings)
        if owner and owner != command:
            text = self.tr("{0} belongs to {1}.").format(_told(binding), self._name(owner))
            self._settle(text, (command, binding, owner))
            return
        self._change({command: with_binding(self._actions.bindings[command], binding)})

    def _take(self) -> None:
        if self._asked is not None:
            command, binding, owner = self._asked
            bound = self._actions.bindings
            self._change(
                {command: with_binding(bound[command], binding), owner: without_binding(bound[owner], binding)}
            )

    def _swap(self) -> None:
        """Give the other command what this one had of the same sort."""
        if self._asked is None:
            return
        command, binding, owner = self._asked
        bound = self._actions.bindings
        former = next((each for each in bound[command] if is_letter(each) is is_letter(binding)), "")
        kept = without_binding(bound[owner], binding)
        self._change(
            {
                command: with_binding(bound[command], binding),
                owner: with_binding(kept, former) if former else kept,
            }
        )

    def _reset(self) -> None:
        """Give the command back the keys it came with, unless another has them now."""
        command = next(each for each in COMMANDS if each.id == self.current())
        others = {name: keys for name, keys in self._actions.bindings.items() if name != command.id}
        for binding in command.default_bindings:
            owner = owner_of(binding, others)
            if owner:
                text = self.tr("{0} belongs to {1}.").format(_told(binding), self._name(owner))
                self._settle(text, (command.id, binding, owner))
                return
        self._change({command.id: command.default_bindings})

    def _reset_all(self) -> None:
        self._settings.shortcuts = {}
        self._settle(self.tr("All keys are as they were."))

    def _change(self, changed: dict[str, Bindings]) -> None:
        bound = {**self._actions.bindings, **changed}
        self._settings.shortcuts = {
            command.id: bound[command.id] for command in COMMANDS if bound[command.id] != command.default_bindings
        }
        self._settle("")
        self.table.setFocus()


def _told(binding: str) -> str:
    # keys run from left to right within a sentence of either direction
    return f"\u2066{caps(binding)}\u2069"
