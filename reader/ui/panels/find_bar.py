"""Find in the article: a bar over the text."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from reader.text.normalize import FoldOptions
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme, load_theme
from reader.ui.words.i18n import number


class FindBar(QFrame):
    """Ask for a query and walk its hits. Folding is on: أ finds ا, ى finds ي, harakat do not count."""

    query_changed = Signal(str, object)  # FoldOptions
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", True)
        self.setFixedHeight(46)
        self._theme, self._language = load_theme("light"), "en"
        self._result: tuple[int | None, int, bool] = (None, 0, True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        self.query = QLineEdit()
        self.query.setMaximumWidth(420)
        self.query.textChanged.connect(self._changed)
        self.query.installEventFilter(self)
        self.result = QLabel()
        self.previous, self.following, self.options, self.close_button = (QToolButton() for _ in range(4))
        row.addStretch(1)
        row.addWidget(self.query, 4)
        row.addWidget(self.result)
        for button in (self.previous, self.following, self.options, self.close_button):
            button.setAutoRaise(True)
            row.addWidget(button)
        row.addStretch(1)
        self.previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self.following.clicked.connect(lambda: self.step_requested.emit(1))
        self.close_button.clicked.connect(self.closed)
        self.options.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.options)
        self._toggles: dict[str, QAction] = {}
        for name in ("marks", "hamza", "maqsura", "ta_marbuta", "case"):
            action = menu.addAction("")
            action.setCheckable(True)
            action.toggled.connect(self._changed)
            self._toggles[name] = action
        self.options.setMenu(menu)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.query.setPlaceholderText(self.tr("Find in the article"))
        self.query.setAccessibleName(self.tr("Find in the article"))
        texts = {
            "marks": self.tr("Harakat and tatweel must be equal"),
            "hamza": self.tr("Hamza must be equal (أ إ آ ا)"),
            "maqsura": self.tr("Alef maqsura must be equal (ى ي)"),
            "ta_marbuta": self.tr("Ta marbuta must be equal (ة ه)"),
            "case": self.tr("Capitals must be equal"),
        }
        for name, text in texts.items():
            self._toggles[name].setText(text)
        for button, text in (
            (self.previous, self.tr("Previous hit")),
            (self.following, self.tr("Next hit")),
            (self.options, self.tr("What must be equal")),
            (self.close_button, self.tr("Close")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.set_result(*self._result)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        names = ("chevron-up", "chevron-down", "list-filter", "x")
        for button, name in zip((self.previous, self.following, self.options, self.close_button), names, strict=True):
            button.setIcon(icon(name, theme.text2, 16))
        self.set_result(*self._result)

    def fold_options(self) -> FoldOptions:
        """Return which differences are overlooked."""
        return FoldOptions(**{name: not action.isChecked() for name, action in self._toggles.items()})

    def open(self, text: str = "") -> None:
        """Show the bar, with a query if one is given, and take the keyboard."""
        self.show()
        if text:
            self.query.setText(text)
        self.query.setFocus()
        self.query.selectAll()
        self._changed()

    def set_result(self, current: int | None, total: int, done: bool) -> None:
        """Show which hit is current, from 1, of how many; `done` is false while the search goes on."""
        self._result = (current, total, done)
        if not self.query.text():
            self.result.setText("")
        elif not total:
            self.result.setText(self.tr("Not found") if done else "…")
        else:
            shown = number(total, self._language) + ("" if done else "+")
            self.result.setText(self.tr("{0} of {1}").format(number(current or 0, self._language), shown))

    def _changed(self) -> None:
        self.query_changed.emit(self.query.text(), self.fold_options())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step with Enter and Shift+Enter, close with Esc."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.step_requested.emit(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
