"""Preferences: pages on a sheet, each setting applied at once."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.keyboard.actions import Actions
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.preferences import (
    keyboard_page,
    labels_page,
    language_page,
    reading_page,
    storage_page,
    suggestions_page,
)
from reader.ui.session import Session
from reader.ui.widgets.sheet import scrolled

WIDTH, HEIGHT = 860, 710
_SIDE = 188
PAGES = {
    "reading": "type",
    "labels": "tags",
    "keyboard": "keyboard",
    "suggestions": "sparkles",
    "language": "languages",
    "storage": "database",
}


class Preferences(QWidget):
    """Show one page at a time beside the list of pages. `left` asks to close; `command` carries one to be called."""

    left = Signal()
    command = Signal(str)

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        self.page = "reading"
        self.buttons: dict[str, QToolButton] = {}
        self.stack = QStackedWidget()
        self._title = QLabel()
        self.close_button = QToolButton()
        self.close_button.clicked.connect(self.left)
        self._side = QFrame()
        self._side.setFixedWidth(_SIDE)
        self._side.setObjectName("preferences_side")
        self._group = QButtonGroup(self)
        self._place()
        self._fill()
        session.theme_changed.connect(self._refill_later)

    def _place(self) -> None:
        side = QVBoxLayout(self._side)
        side.setContentsMargins(8, 18, 8, 18)
        side.setSpacing(2)
        for name in PAGES:
            button = QToolButton()
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setFixedSize(_SIDE - 16, 36)
            button.clicked.connect(lambda _checked=False, name=name: self.show_page(name))
            self._group.addButton(button)
            self.buttons[name] = button
            side.addWidget(button)
        side.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.close_button)
        right = QVBoxLayout()
        right.setContentsMargins(26, 18, 20, 16)
        right.setSpacing(10)
        right.addLayout(top)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(right, 1)

    def first(self) -> QWidget:
        """Return what has the keyboard first: the page that is shown, in the list."""
        return self.buttons[self.page]

    def show_page(self, name: str) -> None:
        """Show a page."""
        self.page = name
        self.stack.setCurrentIndex(list(PAGES).index(name))
        self.buttons[name].setChecked(True)
        self._title.setText(self.buttons[name].text())

    # --- made anew when language or theme changes

    def refill(self) -> None:
        """Build the pages again in the language and theme of now; what had the keyboard has it still."""
        focus = self.focusWidget()
        name = focus.objectName() if focus is not None else ""
        self._fill()
        kept = self.findChild(QWidget, name) if name else None
        if isinstance(kept, QWidget) and self.isVisible():
            kept.setFocus()

    def _fill(self) -> None:
        session, language = self._session, self._session.settings.language
        theme = session.theme
        texts = {
            "reading": self.tr("Reading"),
            "labels": self.tr("Labels"),
            "keyboard": self.tr("Keyboard"),
            "suggestions": self.tr("Suggestions"),
            "language": self.tr("Language"),
            "storage": self.tr("Storage"),
        }
        self._side.setStyleSheet(
            f"#preferences_side {{ background: {theme.side.name()}; border-top-left-radius: {_corner(self, True)}px;"
            f" border-bottom-left-radius: {_corner(self, True)}px; border-top-right-radius: {_corner(self, False)}px;"
            f" border-bottom-right-radius: {_corner(self, False)}px; }}"
        )
        for name, button in self.buttons.items():
            button.setObjectName(f"page_{name}")
            button.setText(f" {texts[name]}")
            button.setAccessibleName(texts[name])
            button.setIcon(icon(PAGES[name], theme.text, 18, self.isRightToLeft()))
            button.setFont(ui_font(language, 13, 500))
            button.setStyleSheet("text-align: left; padding: 6px 10px;")
        self._title.setFont(ui_font(language, 17, 600))
        self.close_button.setIcon(icon("x", theme.text2, 18))
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))
        while (old := self.stack.widget(0)) is not None:
            self.stack.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        for make in self._makers():
            self.stack.addWidget(scrolled(make()))
        self.show_page(self.page)

    def _makers(self) -> list[Callable[[], QWidget]]:
        session = self._session
        return [
            lambda: reading_page.ReadingPage(session),
            lambda: labels_page.LabelsPage(session),
            lambda: keyboard_page.KeyboardPage(session.settings, self._actions, session.theme),
            lambda: suggestions_page.SuggestionsPage(session),
            lambda: language_page.LanguagePage(session),
            lambda: storage_page.StoragePage(session, self.command.emit),
        ]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._refill_later()

    def _refill_later(self) -> None:
        # once the key or click is done with, and the window's other parts have followed
        QTimer.singleShot(0, self, self.refill)


def _corner(widget: QWidget, left: bool) -> int:
    """Return the radius of a corner of the list, which lies on the leading side of the card."""
    return 11 if left != widget.isRightToLeft() else 0
