"""Questions about many articles: which tags, who works on them, the name of a filter, whether they are to go."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from reader.text.normalize import fold_text
from reader.ui.dialogs.base import Form
from reader.ui.preferences.rows import mark_of
from reader.ui.words.i18n import counted, isolate


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold one thing that articles may have: its name, what it stands for, and how many of the chosen ones have it."""

    name: str
    key: object
    count: int


class ChoicesDialog(Form):
    """Tick what all the chosen articles are to have; what some have is half ticked and stays so until it is changed.

    Where a new one can be named (`new` asks for it), what is typed also narrows the list to those that are there.
    """

    def __init__(
        self,
        title: str,
        note: str,
        choices: Sequence[Choice],
        of: int,
        language: str,
        parent: QWidget,
        *,
        new: str = "",
    ) -> None:
        super().__init__(title, language, parent)
        self.note(note)
        self.name = QLineEdit()
        self.name.setPlaceholderText(new)
        self.name.setAccessibleName(new)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self._states: list[tuple[Choice, Qt.CheckState]] = []
        for choice in choices:
            item = QListWidgetItem(isolate(choice.name))
            state = Qt.CheckState.Unchecked if not choice.count else Qt.CheckState.PartiallyChecked
            state = Qt.CheckState.Checked if choice.count == of else state
            item.setCheckState(state)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
            self._states.append((choice, state))
        if new:
            self.column.addWidget(self.name)
            self.name.textChanged.connect(self._narrow)
            self.name.installEventFilter(self)
            # who ticks one that is there was looking for it, not naming another
            self.list.itemChanged.connect(lambda _item: self.name.clear())
        self.column.addWidget(self.list, 1)
        self.list.setVisible(bool(choices))
        self.add_buttons(self.tr("Apply"), self.tr("Cancel"))
        (self.name if new else self.list).setFocus()
        self.resize(380, 360 if choices else 180)

    def _narrow(self, text: str) -> None:
        """Show the choices with what is typed in their names."""
        wanted = fold_text(text)
        for row, (choice, _) in enumerate(self._states):
            self.list.setRowHidden(row, wanted not in fold_text(choice.name))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the name down into the list."""
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.name and event.type() is QEvent.Type.KeyPress and is_down:
            shown = (row for row in range(self.list.count()) if not self.list.isRowHidden(row))
            self.list.setCurrentRow(next(shown, -1))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def outcome(self) -> tuple[list[object], list[object]]:
        """Return what all are to have and what none is to have any longer; a new name comes first."""
        add: list[object] = [self.name.text()] if self.name.text().strip() else []
        remove: list[object] = []
        for row, (choice, before) in enumerate(self._states):
            state = self.list.item(row).checkState()
            if state != before:
                (add if state is Qt.CheckState.Checked else remove).append(choice.key)
        return add, remove


class DeleteDialog(Form):
    """Say what deleting means before it is done; Cancel is what Enter answers."""

    def __init__(self, count: int, title: str, mentions: int, language: str, parent: QWidget) -> None:
        super().__init__("", language, parent)
        text = self.tr("Delete %n article(s)?", "", count)
        self.setWindowTitle(counted(text, count, language))
        if count == 1:
            self.note(f"{mark_of(language)}{isolate(title)}")
        marked = self.tr("%n mention(s) in them go too, those of other annotators as well.", "", mentions)
        if mentions:
            self.note(counted(marked, mentions, language))
        self.note(self.tr("This cannot be undone, and undo does not go behind it: what you did before stays as it is."))
        self.note(self.tr("A backup is made first. Backups and the second copy keep the texts until they are deleted."))
        agree = self.buttons.addButton(self.tr("Delete"), QDialogButtonBox.ButtonRole.AcceptRole)
        agree.setProperty("danger", True)
        agree.setAutoDefault(False)
        refuse = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        refuse.setDefault(True)
        refuse.setFocus()
        self.agree = agree
        self.fit(440)


class FilterNameDialog(Form):
    """Ask for the name of a filter; one of that name is replaced."""

    def __init__(self, names: Sequence[str], language: str, parent: QWidget) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Save this filter"))
        self._names = frozenset(names)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("Name"))
        self.column.addWidget(self.name)
        self._told = self.note(self.tr("It is kept in the project, for everyone who works on it."))
        self.name.textChanged.connect(self._say)
        self.add_buttons(self.tr("Save"), self.tr("Cancel"))
        self.name.setFocus()
        self.fit(380)

    def _say(self, text: str) -> None:
        if " ".join(text.split()) in self._names:
            self._told.setText(self.tr("There is a filter of that name: it is replaced."))
        else:
            self._told.setText(self.tr("It is kept in the project, for everyone who works on it."))
