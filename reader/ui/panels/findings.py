"""The card of the checks: findings with their fix, to go to, to mend, or to ignore."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.project.checks import Finding
from reader.ui.keyboard.keys import letter_of
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme
from reader.ui.panels.findings_list import FindingRow, FindingsList, FindingsModel
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.words.i18n import counted

SIZE = QSize(820, 520)


class FindingsCard(QWidget):
    """List what was found. `all_chosen` asks for the whole project or for the article shown."""

    go_requested = Signal(object)  # Finding
    fix_requested = Signal(object)
    ignore_requested = Signal(object)
    all_chosen = Signal(bool)

    def __init__(self, theme: Theme, language: str, *, can_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language, self._can_edit = theme, language, can_edit
        self._shows_all, self._looking = False, True
        self.model = FindingsModel(self)
        self.list = FindingsList(self.model)
        self.list.set_look(theme, language)
        self.title, self.subtitle = QLabel(), QLabel()
        self.go, self.fix, self.ignore, self.scope = (QPushButton() for _ in range(4))
        self._place()
        self.go.clicked.connect(lambda: self._send(self.go_requested))
        self.fix.clicked.connect(lambda: self._send(self.fix_requested))
        self.ignore.clicked.connect(lambda: self._send(self.ignore_requested))
        self.scope.clicked.connect(self.toggle_scope)
        self.list.selectionModel().currentChanged.connect(self._update)
        self.list.doubleClicked.connect(lambda _index: self._send(self.go_requested))
        self._update()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 18, 12)
        head.setSpacing(3)
        self.title.setFont(ui_font(self._language, 15, 600))
        self.title.setText(self.tr("Consistency of labels"))
        self.subtitle.setProperty("role", "secondary")
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        buttons = ((self.scope, "A"), (None, ""), (self.ignore, "X"), (self.go, "Enter"), (self.fix, "F"))
        for button, keys in buttons:
            if button is None:
                foot.addStretch(1)
                continue
            foot.addWidget(button)
            cap = KeyCap(keys)
            cap.set_theme(self._theme)
            foot.addWidget(cap)
        column.addLayout(foot)
        self.fix.setProperty("primary", True)
        self.go.setText(self.tr("Go there"))
        self.fix.setText(self.tr("Fix"))
        self.ignore.setText(self.tr("Ignore"))

    def current(self) -> Finding | None:
        """Return the finding that the keys act on."""
        index = self.list.currentIndex()
        return self.model.rows[index.row()].finding if index.isValid() else None

    def set_rows(self, rows: list[FindingRow], *, done: bool) -> None:
        """Show these findings; `done` when no more will follow."""
        at = max(self.list.currentIndex().row(), 0)
        self._looking = not done
        if [row.finding for row in rows] != [row.finding for row in self.model.rows]:
            self.model.set_rows(rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(min(at, len(rows) - 1)))
        self._update()

    def take_current(self) -> None:
        """Take the current finding off the list and go on to the next."""
        index = self.list.currentIndex()
        if index.isValid():
            self.model.take(index)
        self._update()

    def toggle_scope(self) -> None:
        """Change between the article shown and the whole project."""
        self._shows_all = not self._shows_all
        self.all_chosen.emit(self._shows_all)
        self._update()

    def _update(self) -> None:
        count, finding = len(self.model.rows), self.current()
        self.scope.setText(self.tr("This article") if self._shows_all else self.tr("All articles"))
        if count:
            text = counted(self.tr("%n finding(s)", "", count), count, self._language)
        else:
            text = self.tr("Nothing found: the labels agree with each other.")
        self.subtitle.setText(
            self.tr("Looking…") if self._looking and not count else f"{text} …" if self._looking else text
        )
        self.go.setEnabled(finding is not None)
        self.ignore.setEnabled(finding is not None and self._can_edit)
        self.fix.setEnabled(finding is not None and finding.fix is not None and self._can_edit)

    def _send(self, signal: object) -> None:
        finding = self.current()
        if finding is not None:
            signal.emit(finding)  # type: ignore[attr-defined]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter, mend with F, ignore with X, change the scope with A."""
        letter = letter_of(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send(self.go_requested)
        elif letter == "f" and self.fix.isEnabled():
            self._send(self.fix_requested)
        elif letter == "x" and self.ignore.isEnabled():
            self._send(self.ignore_requested)
        elif letter == "a":
            self.toggle_scope()
        else:
            super().keyPressEvent(event)
