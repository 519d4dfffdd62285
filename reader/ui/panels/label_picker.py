"""Giving a label by typing part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.domain.schema import Label
from reader.text.normalize import fold_text
from reader.ui.icons import icon
from reader.ui.keys import digit_of
from reader.ui.theme import Theme


class LabelPicker(QFrame):
    """Filter the labels by any of their names, folded; Enter chooses, Esc leaves."""

    label_chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("label_picker")
        self.setFixedWidth(260)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        self.query = QLineEdit()
        self.query.textChanged.connect(self._filter)
        self.query.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._choose)
        box.addWidget(self.query)
        box.addWidget(self.list)
        self._labels: Sequence[Label] = ()
        self._language = "en"
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.query.setPlaceholderText(self.tr("Label name"))
        self.query.setAccessibleName(self.tr("Label name"))
        self.list.setAccessibleName(self.tr("Labels"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def open_at(self, point: QPoint, labels: Sequence[Label], theme: Theme, language: str) -> None:
        """Show the picker near a point of the parent and take the keyboard."""
        self._labels, self._language, self._theme = labels, language, theme
        self.setStyleSheet(
            f"#label_picker {{ background: {theme.card.name()}; border: 1px solid {theme.line2.name()};"
            " border-radius: 10px; }"
        )
        self.query.clear()
        self._filter("")
        self.setFixedHeight(min(330, 62 + 27 * len(labels)))
        parent = self.parentWidget() or self
        x = min(max(8, point.x() - self.width() // 2), parent.width() - self.width() - 8)
        y = point.y() if point.y() + self.height() < parent.height() else max(8, point.y() - self.height() - 50)
        self.move(x, y)
        self.show()
        self.raise_()
        self.query.setFocus()

    def _filter(self, text: str) -> None:
        wanted = fold_text(text)
        self.list.clear()
        for label in self._labels:
            names = (label.name, *label.names.values())
            if any(wanted in fold_text(name) for name in names):
                item = QListWidgetItem(icon("tag", self._theme.label_colour(label), 14), label.shown(self._language))
                item.setData(Qt.ItemDataRole.UserRole, label.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list from the line edit; a digit gives its label at once."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.cancelled.emit()
        elif (digit := digit_of(event)) is not None and not self.query.text():
            label = next((label for label in self._labels if label.key == str(digit)), None)
            if label is not None:
                self.hide()
                self.label_chosen.emit(label.id)
        else:
            return super().eventFilter(watched, event)
        return True

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.hide()
            self.label_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
