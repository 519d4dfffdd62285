"""The panels beside the text: docked while there is room, laid over it when asked for in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from reader.ui.session import Mode

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

INSPECTOR_ROOM, ARTICLES_ROOM = 1180, 900
_GAP, _LEAST = 8, 200


class SidePanels(QObject):
    """Place article list and inspector. One panel at most lies over the text; Esc or going to the text closes it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._over: QFrame | None = None
        self.middle = QWidget()
        row = QHBoxLayout(self.middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(window.articles)
        row.addWidget(window.reading, 1)
        row.addWidget(window.inspector)
        self._row = row
        for panel in (window.articles, window.inspector):
            panel.installEventFilter(self)
        window.articles.opened.connect(self.close)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _is_docked(self, panel: QFrame) -> bool:
        """Tell whether a panel has its place beside the text: never while one only reads."""
        room = INSPECTOR_ROOM if panel is self._window.inspector else ARTICLES_ROOM
        return self._window.width() >= room and self._window.session.mode is not Mode.READ

    def fit(self) -> None:
        """Show the panels that the user wants and the window has room for."""
        window, settings = self._window, self._window.settings
        if self._over is not None and self._is_docked(self._over):
            self.close()
        for panel, wanted, command in (
            (window.articles, settings.show_articles, "toggle_articles"),
            (window.inspector, settings.show_inspector, "toggle_inspector"),
        ):
            docked = self._is_docked(panel)
            if panel is not self._over:
                panel.setVisible(wanted and docked)
            window.actions_table[command].setChecked(wanted if docked else panel is self._over)
        self.place()

    def toggle_articles(self) -> None:
        """Show or hide the article list."""
        if self._is_docked(self._window.articles):
            self._window.settings.show_articles = not self._window.settings.show_articles
        else:
            self._toggle(self._window.articles)

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""
        if self._is_docked(self._window.inspector):
            self._window.settings.show_inspector = not self._window.settings.show_inspector
        else:
            self._toggle(self._window.inspector)

    def show_inspector(self) -> None:
        """Have the inspector on the screen, beside the text or over it."""
        if self._is_docked(self._window.inspector):
            self._window.settings.show_inspector = True
        elif self._over is not self._window.inspector:
            self._open(self._window.inspector)

    def _toggle(self, panel: QFrame) -> None:
        if self._over is panel:
            self.close()
        elif self._window.session.mode is not Mode.DASHBOARD:
            self._open(panel)
            window = self._window
            target = window.articles.list if panel is window.articles else window.inspector.tabs
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.fit()

    def _open(self, panel: QFrame) -> None:
        self.close()
        self._over = panel
        self._row.removeWidget(panel)
        shadow = QGraphicsDropShadowEffect(panel)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 2)
        panel.setGraphicsEffect(shadow)
        panel.show()
        panel.raise_()
        self.place()

    def close(self) -> None:
        """Take away what lies over the text; the keyboard goes back to the text if it was there."""
        panel = self._over
        if panel is None:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and (focus is panel or panel.isAncestorOf(focus))
        self._over = None
        panel.hide()
        panel.setGraphicsEffect(None)  # type: ignore[arg-type]
        self._row.insertWidget(0 if panel is self._window.articles else 2, panel)
        if had_focus:
            self._window.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def place(self) -> None:
        """Put the panel that lies over the text at its side, above or below the line in focus."""
        panel = self._over
        if panel is None:
            return
        area = self.middle.rect()
        at_right = (panel is self._window.inspector) != self.middle.isRightToLeft()
        x = area.right() - panel.width() + 1 if at_right else 0
        top, bottom = self._free_of_focus(area)
        panel.setGeometry(QRect(x, top, panel.width(), bottom - top))

    def _free_of_focus(self, area: QRect) -> tuple[int, int]:
        """Return the larger part of the height over or under the words in focus; all of it when neither is enough."""
        view = self._window.reading.view
        focus = self._window.session.focus
        boxes = view.rects(focus.span) if focus is not None else []
        if not boxes:
            return area.top(), area.bottom() + 1
        offset = view.viewport().mapTo(self.middle, view.viewport().rect().topLeft()).y()
        over = round(min(box.top() for box in boxes)) + offset - _GAP
        under = round(max(box.bottom() for box in boxes)) + offset + _GAP * 3
        room_over, room_under = over - area.top(), area.bottom() + 1 - under
        if max(room_over, room_under) < _LEAST or over > area.bottom() or under < area.top():
            return area.top(), area.bottom() + 1
        return (under, area.bottom() + 1) if room_under >= room_over else (area.top(), over)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._over is not None and now is self._window.reading.view:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close what lies over the text with Esc, unless a field inside used it."""
        if (
            watched is self._over
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.close()
            return True
        return super().eventFilter(watched, event)
