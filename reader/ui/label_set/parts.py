"""What the forms of the label set are made of: text fields that tell when they are done with, and lists to tick."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.look.fonts import ui_font

_ID = Qt.ItemDataRole.UserRole
_ROW, _ROWS, _BOX = 28, 5, 42
_CAPTION, _FIELD = 134, 300


class TextField(QLineEdit):
    """Edit one line; `written` carries it when the keyboard leaves it or Enter is pressed, if it was changed."""

    written = Signal(str)

    def __init__(self, name: str, text: str, *, rtl: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self._shown = ""
        self.editingFinished.connect(self.finish)

    def show_text(self, text: str) -> None:
        """Show a text, unless another one is being written."""
        if not (self.hasFocus() and self.text() != self._shown):
            self.setText(text)
        self._shown = text

    def finish(self) -> None:
        """Tell what was written, if it is something else."""
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.written.emit(text)


class TickList(QListWidget):
    """Tick some of a few names, side by side. `ticked` carries the values ticked, in the order of the list."""

    ticked = Signal(object)

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(1)
        self.itemChanged.connect(self._changed)

    def show_values(self, values: Sequence[tuple[object, str]], chosen: Sequence[object]) -> None:
        """Offer these values with these ticked."""
        blocker = QSignalBlocker(self)
        known = [self.item(row).data(_ID) for row in range(self.count())]
        texts = [self.item(row).text() for row in range(self.count())]
        if known != [value for value, _ in values] or texts != [text for _, text in values]:
            self.clear()
            for value, text in values:
                item = QListWidgetItem(text)
                item.setData(_ID, value)
                item.setSizeHint(QSize(self.fontMetrics().horizontalAdvance(text) + _BOX, _ROW - 2))
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
                self.addItem(item)
            self.setCurrentRow(0)
        for row in range(self.count()):
            on = self.item(row).data(_ID) in chosen
            self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        blocker.unblock()
        self._fit()

    def _fit(self) -> None:
        widths = [self.item(row).sizeHint().width() + 2 for row in range(self.count())]
        room, rows, used = max(self.viewport().width(), 200), 1, 0
        for width in widths:
            if used and used + width > room:
                rows, used = rows + 1, 0
            used += width
        self.setFixedHeight(min(rows, _ROWS) * _ROW + 10)

    def event(self, event: QEvent) -> bool:
        """Follow the room there is."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Enter as with Space."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)

    @property
    def values(self) -> list[object]:
        """The values ticked."""
        items = [self.item(row) for row in range(self.count())]
        return [item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _changed(self, _item: QListWidgetItem) -> None:
        self.ticked.emit(self.values)


def choice(name: str, text: str, chosen: Callable[[object], object]) -> QComboBox:
    """Return a box of choices; `chosen` is called with the value taken."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(text)
    box.setFixedWidth(_FIELD)
    box.activated.connect(lambda at: chosen(box.itemData(at)))
    return box


def show_choices(box: QComboBox, values: Sequence[tuple[object, str]], current: object) -> None:
    """Offer these values in a box and show one."""
    blocker = QSignalBlocker(box)
    if [(box.itemData(row), box.itemText(row)) for row in range(box.count())] != list(values):
        box.clear()
        for value, text in values:
            box.addItem(text, value)
    # findData compares by what Qt makes of the values; None and 0 would be one
    found = [row for row in range(box.count()) if box.itemData(row) == current]
    box.setCurrentIndex(found[0] if found else 0)
    blocker.unblock()


def keep_off_scroll_bar(column: QVBoxLayout, language: str) -> None:
    """Leave room at the end of a form, where the scroll bar is; Qt does not mirror margins."""
    column.setContentsMargins(*((10, 0, 0, 10) if language == "ar" else (0, 0, 10, 10)))


def form_grid() -> QGridLayout:
    """Return a grid of captions and fields."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, _CAPTION)
    grid.setColumnStretch(1, 1)
    return grid


def add_field(grid: QGridLayout, caption: str, field: QWidget) -> None:
    """Add a field under the others; lines of text have one width, other fields use what they need or all there is."""
    row = grid.rowCount()
    label = QLabel(caption)
    label.setWordWrap(True)
    label.setBuddy(field)
    tall = not isinstance(field, QLineEdit | QComboBox | QAbstractButton)
    label.setContentsMargins(0, 5 if tall else 0, 0, 0)
    side = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | side)
    grid.addWidget(label, row, 0)
    if isinstance(field, QLineEdit):
        # a layout would put a field that runs right to left on the other side
        field.setFixedWidth(_FIELD)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(field)
        line.addStretch(1)
        grid.addWidget(holder, row, 1)
    elif tall:
        grid.addWidget(field, row, 1)
    else:
        grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


def heading(text: str, language: str) -> QLabel:
    """Return the title of a group of fields."""
    label = QLabel(text)
    label.setFont(ui_font(language, 12.5, 600))
    label.setProperty("role", "heading")
    # by the interface, whatever the text is
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return label


def show_row(grid: QGridLayout, field: QWidget, *, on: bool) -> None:
    """Show or hide the row of a grid that a field stands in, with its caption."""
    for row in range(grid.rowCount()):
        cells = [item.widget() for column in range(2) if (item := grid.itemAtPosition(row, column)) is not None]
        if field in cells or field.parentWidget() in cells:
            for widget in cells:
                if widget is not None:
                    widget.setVisible(on)
