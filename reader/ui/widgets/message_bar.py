"""A bar over the text that says what happened and offers what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from reader.ui.look.icons import icon, pixmap
from reader.ui.look.theme import Theme, load_theme
from reader.ui.words.i18n import led

_ICONS = {"error": "circle-x", "warn": "triangle-alert", "info": "info", "ok": "circle-check"}


class MessageBar(QFrame):
    """Show one message at a time; an error stays until it is closed, a notice goes by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._theme = load_theme("light")
        self._kind = "info"
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        self._icon = QLabel()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._actions = QHBoxLayout()
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addLayout(self._actions)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_message(
        self, kind: str, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = (), seconds: float = 0
    ) -> None:
        """Show a message of a kind (error, warn, info, ok) with buttons; `seconds` > 0 lets it go by itself."""
        self._kind = kind
        self._close.setAccessibleName(self.tr("Close"))
        self.label.setText(led(text))
        self.setAccessibleName(text)
        while (item := self._actions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, call in actions:
            button = QPushButton(title)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _checked=False, call=call: call())
            self._actions.addWidget(button)
        self.set_theme(self._theme)
        self._timer.stop()
        if seconds > 0:
            self._timer.start(round(seconds * 1000))
        self.show()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        colour = {"error": theme.err, "warn": theme.warn, "ok": theme.ok}.get(self._kind, theme.accent)
        back, edge = theme.wash(colour, theme.card, 0.10), theme.wash(colour, theme.card, 0.45)
        self.setStyleSheet(
            f"#message_bar {{ background: {back.name()}; border: 1px solid {edge.name()}; border-radius: 8px; }}"
        )
        self._icon.setPixmap(pixmap(_ICONS[self._kind], colour, 18, self.devicePixelRatioF()))
        self._close.setIcon(icon("x", theme.text2, 16))
