"""A card over the dimmed window, which has the keyboard for itself until it is closed."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from reader.ui.look.theme import Theme

_MARGIN = 24
_SHADOW = 14


class Sheet(QWidget):
    """Lay `content` in a card over `window`. Esc and a click beside the card close it.

    The window's shortcuts rest meanwhile, and Tab stays inside. A widget of the window, not one of its own: nothing
    is left to how a desktop places dialogs.
    """

    closed = Signal()

    def __init__(self, window: QWidget, content: QWidget, size: QSize, top: int | None = None) -> None:
        super().__init__(window)
        self._size, self._top = size, top
        self._theme: Theme | None = None
        self._before: QWidget | None = None
        self.content = content
        self.card = QFrame(self)
        self.card.setObjectName("sheet_card")
        box = QVBoxLayout(self.card)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(content)
        window.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.card.setStyleSheet(
            f"#sheet_card {{ background: {theme.card.name()}; border: 1px solid {theme.line2.name()};"
            " border-radius: 12px; }"
        )
        self.update()

    def open(self, first: QWidget) -> None:
        """Show the sheet and give the keyboard to one of its widgets."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_sheet(self) -> None:
        """Hide the sheet and give the keyboard back to who had it."""
        if not self.isVisible():
            return
        self.hide()
        # who had it may be gone: a field of an item that an undo took back
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(self._size.width(), window.width() - 2 * _MARGIN)
        height = min(self._size.height(), window.height() - 2 * _MARGIN - (self._top or 0))
        top = self._top if self._top is not None else (window.height() - height) // 2
        self.card.setGeometry(QRect((window.width() - width) // 2, top, width, height))

    def set_height(self, height: int) -> None:
        """Make the card as high as what is in it, within the window."""
        self._size.setHeight(height)
        self._fit()

    # --- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from acting behind the sheet."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk the widgets of the sheet in a ring.

        Not with nextInFocusChain: PySide makes each widget the owner of the one it returns, and what hangs on the
        window in Python (menus, actions) would go with the sheet.
        """
        ring = [each for each in self.card.findChildren(QWidget) if _takes_tab(each)]
        now = QApplication.focusWidget()
        if not ring:
            return False
        step = 1 if forward else -1
        at = ring.index(now) + step if now in ring else min(step, 0)
        ring[at % len(ring)].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; no other key goes on to the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close with a click beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_sheet()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cover what became larger."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the window, and draw the card's shadow."""
        painter = QPainter(self)
        dark = self._theme is not None and self._theme.is_dark
        painter.fillRect(self.rect(), QColor(0, 0, 0, 120 if dark else 60))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 9))
        card = QRectF(self.card.geometry())
        for spread in range(1, _SHADOW, 2):
            painter.drawRoundedRect(card.adjusted(-spread, -spread + 4, spread, spread + 4), 12 + spread, 12 + spread)
        painter.end()


def _takes_tab(widget: QWidget) -> bool:
    can = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    return can and widget.isVisible() and widget.isEnabled()


def scrolled(page: QWidget) -> QScrollArea:
    """Return an area in which a page of a sheet scrolls up and down; the card shows through."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    page.setAutoFillBackground(False)
    return area
