"""What the keys do now, under the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme, load_theme
from reader.ui.widgets.key_cap import KeyCap


@dataclass(frozen=True, slots=True)
class DockItem:
    """Describe one thing that can be done: `keys` separated by spaces, `command` the id of the action.

    Where there is no room for all, the items with the highest `spare` go first; those with 0 stay.
    """

    command: str
    icon: str
    text: str
    keys: str
    primary: bool = False
    spare: int = 0


class Dock(QFrame):
    """Show a few commands with their keys; a click does the same as the key."""

    triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(46)
        self.setObjectName("dock")
        self.setProperty("strip", True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 0)
        self._row.setSpacing(4)
        # the dock never decides how wide the window is
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(0)
        self._items: tuple[DockItem, ...] = ()
        self._groups: list[QWidget] = []
        self._made: dict[DockItem, QWidget] = {}
        self._theme, self._language = load_theme("light"), "en"

    def set_items(self, items: Sequence[DockItem], theme: Theme, language: str) -> None:
        """Show these commands; nothing is rebuilt when nothing changed."""
        if (tuple(items), theme, language) == (self._items, self._theme, self._language):
            return
        if (theme, language) != (self._theme, self._language):
            for group in self._made.values():
                group.deleteLater()
            self._made.clear()
        self._items, self._theme, self._language = tuple(items), theme, language
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
        self._row.addStretch(1)
        # made once: the focus moves between a word and a mention at every second key
        self._groups = [self._group(each) for each in items]
        for group in self._groups:
            self._row.addWidget(group, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many commands as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = [group.sizeHint().width() + self._row.spacing() for group in self._groups]
        # both stretches count as items with a gap of their own
        left = self.width() - 16 - 2 * self._row.spacing() - sum(widths)
        hidden: set[int] = set()
        for at in sorted(range(len(widths)), key=lambda at: -self._items[at].spare):
            if left >= 0 or not self._items[at].spare:
                break
            hidden.add(at)
            left += widths[at]
        for at, group in enumerate(self._groups):
            group.setVisible(at not in hidden)

    def _group(self, item: DockItem) -> QWidget:
        if item not in self._made:
            self._made[item] = self._widget(item)
        return self._made[item]

    def _widget(self, item: DockItem) -> QWidget:
        group = QFrame()
        group.setObjectName("dock_item")
        row = QHBoxLayout(group)
        row.setContentsMargins(3, 4, 5, 4)
        row.setSpacing(3)
        if item.primary:
            back = self._theme.wash(self._theme.accent, self._theme.win, 0.14).name()
            group.setStyleSheet(f"#dock_item {{ background: {back}; border-radius: 7px; }}")
        if item.command:
            # a space, as Qt leaves none between icon and text
            button = QPushButton(f" {item.text}")
            button.setAccessibleName(item.text)
            button.setIcon(icon(item.icon, self._theme.text, 16, self.isRightToLeft()))
            button.setFlat(True)
            button.setStyleSheet("padding: 4px 5px;")
            button.setFont(ui_font(self._language, 12.5, 500))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False: self.triggered.emit(item.command))
            row.addWidget(button)
        else:
            label = QLabel(item.text)
            label.setFont(ui_font(self._language, 12.5, 500))
            row.addWidget(label)
        if item.keys:
            cap = KeyCap(item.keys)
            cap.set_theme(self._theme)
            row.addWidget(cap)
        return group
