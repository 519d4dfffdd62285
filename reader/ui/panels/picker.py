"""Choosing one thing by typing part of its name: a label, a relation type."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.domain.schema import Label, RelationType
from reader.text.normalize import fold_text
from reader.ui.colours import ink_on
from reader.ui.fonts import ui_font
from reader.ui.icons import icon
from reader.ui.keys import digit_of
from reader.ui.theme import Theme

_ROW = 27


@dataclass(frozen=True, slots=True)
class Choice:
    """Describe one row: what is chosen, what is shown, the names it is found by, the digit that takes it at once."""

    value: object
    shown: str
    names: tuple[str, ...]
    icon: str
    colour: QColor
    key: str = ""


def label_choices(labels: Sequence[Label], theme: Theme, language: str) -> list[Choice]:
    """Return a row for each label; its own digit takes it."""
    return [
        Choice(
            label.id, label.shown(language), (label.name, *label.names.values()), "tag", theme.label_colour(label),
            label.key if len(label.key) == 1 else "",
        )
        for label in labels
    ]  # fmt: skip


def relation_choices(kinds: Sequence[RelationType], theme: Theme, language: str) -> list[Choice]:
    """Return a row for each relation type, numbered from 1."""
    return [
        Choice(
            kind.id, kind.shown(language), (kind.name, *kind.names.values()), "link", theme.text2,
            str(order) if order < 10 else "",
        )
        for order, kind in enumerate(kinds, 1)
    ]  # fmt: skip


class Picker(QFrame):
    """Filter rows by any of their names, folded; Enter or a digit chooses, Esc leaves. `chosen` carries the value."""

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picker")
        self.setFixedWidth(270)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        self.query = QLineEdit()
        self.query.textChanged.connect(self._filter)
        self.query.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(18, 18))
        self.list.itemClicked.connect(self._choose)
        box.addWidget(self.query)
        box.addWidget(self.list)
        self._choices: Sequence[Choice] = ()
        self.hide()

    def open_at(self, point: QPoint, choices: Sequence[Choice], asked: str, theme: Theme) -> None:
        """Show the rows near a point of the parent and take the keyboard; `asked` says what is to be typed."""
        self._choices = tuple(choices)
        self.query.setPlaceholderText(asked)
        self.query.setAccessibleName(asked)
        self.list.setAccessibleName(asked)
        self.setStyleSheet(
            f"#picker {{ background: {theme.card.name()}; border: 1px solid {theme.line2.name()};"
            " border-radius: 10px; }"
        )
        self.query.clear()
        self._filter("")
        self.setFixedHeight(min(330, 62 + _ROW * len(choices)))
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
        for choice in self._choices:
            if any(wanted in fold_text(name) for name in choice.names):
                item = QListWidgetItem(self._badge(choice), choice.shown)
                item.setData(Qt.ItemDataRole.UserRole, choice.value)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _badge(self, choice: Choice) -> QIcon:
        """Return the row's picture: its key in a square of its colour, as on the chips, or its icon."""
        if not choice.key:
            return icon(choice.icon, choice.colour, 16)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(18 * ratio), round(18 * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(choice.colour)
        painter.drawRoundedRect(QRectF(0, 0, 18, 18), 4, 4)
        painter.setPen(ink_on(choice.colour))
        painter.setFont(ui_font("en", 11, 600))
        painter.drawText(QRectF(0, 0, 18, 18), Qt.AlignmentFlag.AlignCenter, choice.key)
        painter.end()
        return QIcon(picture)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list from the line edit; a digit takes its row at once."""
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
            choice = next((choice for choice in self._choices if choice.key == str(digit)), None)
            if choice is not None:
                self.hide()
                self.chosen.emit(choice.value)
        else:
            return super().eventFilter(watched, event)
        return True

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.hide()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
