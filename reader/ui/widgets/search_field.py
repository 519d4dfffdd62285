"""What looks like a search field and opens the palette."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import pixmap
from reader.ui.look.theme import Theme, load_theme
from reader.ui.widgets.key_cap import HEIGHT, caps_width, paint_caps

_WIDTH, _NARROW = 380, 40


class SearchField(QAbstractButton):
    """Draw glass, text and keys; with little room, less of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language, self._keys = load_theme("light"), "en", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_NARROW)
        self.setMaximumWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.update()

    def set_language(self, language: str) -> None:
        """Use the interface font of this language."""
        self._language = language
        self.update()

    def set_keys(self, keys: str) -> None:
        """Show other keys."""
        self._keys = keys
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size with everything shown."""
        return QSize(_WIDTH, 34)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, mirrored with the interface."""
        painter, theme, rtl = QPainter(self), self._theme, self.isRightToLeft()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.wash(theme.text, theme.card, 0.03) if self.underMouse() else theme.card)
        painter.setPen(QPen(theme.accent if self.hasFocus() else theme.line2, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        middle, width = self.height() / 2, self.width()
        glass = pixmap("search", theme.text2, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(width - 27 if rtl else 11, middle - 8), glass)
        keys = self._keys.split()
        taken = caps_width(keys) + 10 if keys else 0.0
        if width < taken + 40:
            painter.end()
            return
        paint_caps(painter, keys, QPointF(10 if rtl else width - taken, middle - HEIGHT / 2), theme)
        font = ui_font(self._language, 12.5)
        room = width - 36 - taken - 10
        painter.setFont(font)
        painter.setPen(theme.text3)
        if room > 40:
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            box = QRectF(width - 36 - room if rtl else 36, 0, room, self.height())
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
