"""A button with an icon, a name and a chevron, which opens a menu."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import pixmap
from reader.ui.look.theme import Theme, load_theme

_WIDEST = 260.0
_ICON, _CHEVRON, _GAP, _EDGE = 18, 14, 8, 8


class MenuButton(QToolButton):
    """Draw icon, text and chevron with room between them, mirrored with the interface; a long name is elided."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._theme, self._language = icon_name, load_theme("light"), "en"
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(2 * _EDGE + _ICON)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self.update()

    def set_language(self, language: str) -> None:
        """Use the interface font of this language."""
        self._language = language
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the whole name, up to a limit."""
        text = min(_WIDEST, QFontMetricsF(ui_font(self._language, 13.5, 600)).horizontalAdvance(self.text()) + 2)
        return QSize(round(2 * _EDGE + _ICON + _GAP + text + _GAP + _CHEVRON), 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button."""
        painter, theme, rtl = QPainter(self), self._theme, self.isRightToLeft()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.wash(theme.text, theme.win, 0.13 if self.isDown() else 0.07))
            painter.drawRoundedRect(area, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

        def left_of(start: float, width: float) -> float:
            return area.width() - start - width if rtl else start

        ratio, middle = self.devicePixelRatioF(), area.height() / 2
        picture = pixmap(self._icon_name, theme.text, _ICON, ratio)
        painter.drawPixmap(QPointF(left_of(_EDGE, _ICON), middle - _ICON / 2), picture)
        start = _EDGE + _ICON + _GAP
        room = area.width() - start - _GAP - _CHEVRON - _EDGE
        if room > 12:
            font = ui_font(self._language, 13.5, 600)
            painter.setFont(font)
            painter.setPen(theme.text)
            shown = QFontMetricsF(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(left_of(start, room), 0, room, area.height()), int(flags), shown)
            chevron = pixmap("chevron-down", theme.text2, _CHEVRON, ratio)
            place = left_of(start + room + _GAP, _CHEVRON)
            painter.drawPixmap(QPointF(place, middle - _CHEVRON / 2), chevron)
        painter.end()
