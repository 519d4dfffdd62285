"""Choosing one thing by typing part of its name: a label, a relation type, an entity."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.domain.schema import Label, RelationType
from reader.text.normalize import fold_text
from reader.ui.keyboard.keys import digit_of
from reader.ui.look.colours import ink_on
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme
from reader.ui.words.i18n import isolate

_ROW = 27
_TALLEST, _LEAST, _GAP = 330, 96, 8


@dataclass(frozen=True, slots=True)
class Choice:
    """Describe one row: what is chosen, what is shown, the names it is found by, the digit that takes it at once.

    Rows of one `group` stand under its name; `detail` is a quiet word behind the row.
    """

    value: object
    shown: str
    names: tuple[str, ...]
    icon: str
    colour: QColor
    key: str = ""
    detail: str = ""
    group: str = ""


Finder = Callable[[str], Sequence[Choice]]


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
    explained = Signal(object)  # the value of the row on which ? was pressed

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
        self._finder: Finder | None = None
        self.explains = False
        self._beside: Callable[[], QRect] = QRect
        self._wanted_height = _TALLEST
        parent.installEventFilter(self)
        self.hide()

    def open_at(
        self, beside: Callable[[], QRect], choices: Sequence[Choice] | Finder, asked: str, theme: Theme
    ) -> None:
        """Show the rows under or over a part of the parent and take the keyboard; `asked` says what is to be typed.

        `beside` is asked again when the parent is resized, since the lines are then elsewhere.
        A function in the place of rows is asked for them at each key, with what was typed.
        """
        self._finder = choices if callable(choices) else None
        self._choices = () if callable(choices) else tuple(choices)
        self.query.setPlaceholderText(asked)
        self.query.setAccessibleName(asked)
        self.list.setAccessibleName(asked)
        self.setStyleSheet(
            f"#picker {{ background: {theme.card.name()}; border: 1px solid {theme.line2.name()};"
            " border-radius: 10px; }"
        )
        self.query.clear()
        self._filter("")
        self._beside, self._wanted_height = beside, min(_TALLEST, 62 + _ROW * max(1, self.list.count()))
        self._place()
        self.show()
        self.raise_()
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        """Stand under the part, over it when only there is room; lower than wanted rather than on it."""
        parent, beside = self.parentWidget() or self, self._beside()
        under, over = parent.height() - beside.bottom() - 2 * _GAP, beside.top() - 2 * _GAP
        is_under = under >= self._wanted_height or under >= over
        self.setFixedHeight(max(_LEAST, min(self._wanted_height, under if is_under else over)))
        x = min(beside.center().x() - self.width() // 2, parent.width() - self.width() - _GAP)
        y = beside.bottom() + _GAP if is_under else beside.top() - _GAP - self.height()
        self.move(max(_GAP, x), max(_GAP, min(y, parent.height() - self.height() - _GAP)))

    def _filter(self, text: str) -> None:
        wanted = fold_text(text)
        self.list.clear()
        if self._finder is not None:
            self._choices = shown = tuple(self._finder(text))
        else:
            shown = tuple(each for each in self._choices if any(wanted in fold_text(name) for name in each.names))
        group = ""
        for choice in shown:
            if choice.group and choice.group != group:
                heading = QListWidgetItem(choice.group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(ui_font("ar" if self.isRightToLeft() else "en", 11, 600))
                self.list.addItem(heading)
                group = choice.group
            item = QListWidgetItem(self._badge(choice), self._row_text(choice))
            item.setData(Qt.ItemDataRole.UserRole, choice.value)
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        self._step(1)

    @staticmethod
    def _row_text(choice: Choice) -> str:
        return f"{isolate(choice.shown)}  ·  {choice.detail}" if choice.detail else choice.shown

    def _step(self, step: int) -> None:
        """Go to the next row that can be chosen, round the ends."""
        at, count = self.list.currentRow(), self.list.count()
        for _ in range(count):
            at = (at + step) % count if at >= 0 or step > 0 else count - 1
            if self.list.item(at).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentRow(at)
                return

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
        if watched is self.parent() and event.type() is QEvent.Type.Resize and self.isVisible():
            # once the parent has set its lines anew
            QTimer.singleShot(0, self, self._place)
        if not isinstance(event, QKeyEvent) or watched is not self.query or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.cancelled.emit()
        elif self.explains and event.text() in ("?", "؟"):
            self._explain(self.list.currentItem())
        elif (digit := digit_of(event)) is not None and not self.query.text():
            choice = next((choice for choice in self._choices if choice.key == str(digit)), None)
            if choice is not None:
                self.hide()
                self.chosen.emit(choice.value)
        else:
            return super().eventFilter(watched, event)
        return True

    def _explain(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.hide()
            self.explained.emit(item.data(Qt.ItemDataRole.UserRole))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.hide()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
