"""What is said in place of a list or a text where there is none."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel

_MARGIN = 16


class EmptyText(QLabel):
    """Lie over an empty area and say why it is, and what can be done."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area.viewport())
        self._area = area
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMargin(_MARGIN)
        self.setProperty("role", "secondary")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        """Say this, or nothing where there is something to be seen."""
        self.setText(text)
        self.setVisible(bool(text))
        self.setGeometry(self._area.viewport().rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the area."""
        if event.type() is QEvent.Type.Resize and self.isVisibleTo(self._area):
            self.setGeometry(self._area.viewport().rect())
        return super().eventFilter(watched, event)
