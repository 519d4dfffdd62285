"""A row of choices of which one is on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from reader.ui.look.theme import Theme


class SegmentedControl(QFrame):
    """Offer a few values side by side. `chosen` carries the value the user picked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self.setFixedHeight(34)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Set the values and the texts shown; the value that is on stays on."""
        if list(self._buttons) == [value for value, _ in options]:
            for value, text in options:
                self._buttons[value].setText(text)
            return
        for value, text in options:
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            self._group.addButton(button)
            self._row.addWidget(button)
            self._buttons[value] = button

    def set_value(self, value: str) -> None:
        """Show which value is on."""
        self._buttons[value].setChecked(True)
        # Tab comes to the value that is on, arrows go on from there
        for each, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if each == value else Qt.FocusPolicy.NoFocus)

    def set_theme(self, theme: Theme) -> None:
        """Draw the trough in the theme's colours."""
        trough = theme.wash(theme.text, theme.win, 0.10).name()
        self.setStyleSheet(f"SegmentedControl {{ background: {trough}; border-radius: 8px; }}")
