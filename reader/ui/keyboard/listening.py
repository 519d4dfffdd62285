"""Keys on any layout: the widget that has the keyboard is watched, so that Ctrl+letter works without Latin letters."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from reader.ui.keyboard.actions import Actions


class Listening(QObject):
    """Watch what has the keyboard in a window and its dialogs, and no other: each event watched goes through Python."""

    def __init__(self, window: QWidget, actions: Actions) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self._watched: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._listen)  # type: ignore[union-attr]

    def _listen(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and self._has(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def _has(self, widget: QWidget) -> bool:
        """Tell whether a widget is of the window or of one of its dialogs."""
        above: QWidget | None = widget
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is self._window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Serve the keys of commands that the layout hides."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._actions.press_on_any_layout(watched, event)
        ):
            return True
        return super().eventFilter(watched, event)
