"""The rows of a page: a label, what changes the setting, and its value."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSlider, QToolButton, QVBoxLayout, QWidget

from reader.ui.look.theme import Theme
from reader.ui.widgets.segmented import SegmentedControl
from reader.ui.widgets.switch import Switch

_LABEL, _VALUE = 190, 56
_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


def page_column(page: QWidget) -> QVBoxLayout:
    """Return the column that a page fills."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 8, 8)
    column.setSpacing(14)
    return column


def grid_of_rows() -> QGridLayout:
    """Return a grid for rows: labels of one width, controls, values."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(9)
    grid.setColumnMinimumWidth(0, _LABEL)
    grid.setColumnMinimumWidth(2, _VALUE)
    grid.setColumnStretch(1, 1)
    return grid


def note(text: str) -> QLabel:
    """Return a line of quiet text."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "secondary")
    return label


def add_row(grid: QGridLayout, text: str, control: QWidget, value: QLabel | None = None) -> None:
    """Add a row under the others; the control fills its cell only when it can use the room."""
    row = grid.rowCount()
    label = QLabel(text)
    label.setWordWrap(True)
    label.setAlignment(_START)
    label.setBuddy(control)
    if text:
        control.setAccessibleName(text)
    grid.addWidget(label, row, 0)
    # what has no value beside it may use that room too
    if value is None and isinstance(control, QLabel):
        grid.addWidget(control, row, 1, 1, 2)
    elif isinstance(control, QSlider | QComboBox):
        grid.addWidget(control, row, 1)
    else:
        grid.addWidget(control, row, 1, 1, 2 if value is None else 1, _START)
    if value is not None:
        # digits alone have no direction of their own
        value.setAlignment(_START)
        value.setProperty("role", "secondary")
        grid.addWidget(value, row, 2)


def slider(
    name: str, bounds: tuple[int, int], value: int, changed: Callable[[int], object], theme: Theme, *, step: int = 1
) -> QSlider:
    """Return a slider over whole numbers."""
    made = QSlider(Qt.Orientation.Horizontal)
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        # Qt mirrors the handle, but not what the stylesheet fills
        made.setStyleSheet(
            f"QSlider::sub-page:horizontal {{ background: {theme.line2.name()}; }}"
            f" QSlider::add-page:horizontal {{ background: {theme.accent.name()}; border-radius: 2px; }}"
        )
    made.setObjectName(name)
    made.setRange(*bounds)
    made.setSingleStep(step)
    made.setPageStep(step * 2)
    made.setValue(value)
    # the handle is higher than the style thinks
    made.setMinimumHeight(24)
    made.valueChanged.connect(changed)
    return made


def segments(
    name: str, options: Sequence[tuple[str, str]], value: str, changed: Callable[[str], object], theme: Theme
) -> SegmentedControl:
    """Return a row of choices of which one is on."""
    made = SegmentedControl()
    made.setObjectName(name)
    made.set_options(options)
    made.set_value(value)
    made.set_theme(theme)
    for (key, text), button in zip(options, made.findChildren(QToolButton), strict=True):
        button.setObjectName(f"{name}_{key}")
        button.setAccessibleName(text)
    made.chosen.connect(changed)
    return made


def switch(name: str, on: bool, text: str, changed: Callable[[bool], object], theme: Theme) -> Switch:
    """Return a switch."""
    made = Switch(on, text, theme)
    made.setObjectName(name)
    made.toggled.connect(changed)
    return made


def setter(target: object, name: str) -> Callable[[object], None]:
    """Return what sets one attribute of an object: a setting."""
    return partial(setattr, target, name)


def mark_of(language: str) -> str:
    """Return what tells a label of digits alone, which have no direction, on which side it begins."""
    return "\u200f" if language == "ar" else ""
