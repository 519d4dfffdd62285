"""The labels of the article as a whole: chips that take one away, and a button for the list of all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.domain.schema import Label, LabelId
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme, load_theme
from reader.ui.widgets.key_cap import KeyCap

_ROOM, _GAP = 308, 6


class ArticleLabelsSection(QWidget):
    """Show the article's labels. `removal_requested` carries a label id; `picker_requested` asks for the list."""

    removal_requested = Signal(object)
    picker_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = load_theme("light")
        self._language = "en"
        self._labels: tuple[Label, ...] = ()
        self._editable = True
        self.title, self.cap = QLabel(), KeyCap("B")
        self.title.setProperty("role", "heading")
        self.chips: dict[LabelId, QToolButton] = {}
        self.add_button = QToolButton()
        self.add_button.setProperty("pill", True)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.clicked.connect(lambda _checked=False: self.picker_requested.emit())
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.cap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(_GAP)
        column.addLayout(self._rows)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.cap.set_theme(theme)
        self.title.setFont(ui_font(language, 12.5, 600))
        self.refresh()

    def set_labels(self, labels: Sequence[Label], *, offered: bool, editable: bool) -> None:
        """Show these labels; the section is there only when the label set has some or the article has one."""
        self._labels, self._editable = tuple(labels), editable
        self.setVisible(offered or bool(labels))
        self.add_button.setEnabled(editable and offered)
        self.refresh()

    def refresh(self) -> None:
        """Set the texts and lay the chips in rows."""
        self.title.setText(self.tr("Labels of the article"))
        self.add_button.setText(self.tr("Choose…"))
        self.add_button.setIcon(icon("plus", self._theme.text2, 14))
        self.add_button.setFont(ui_font(self._language, 12, 500))
        had = next((label_id for label_id, chip in self.chips.items() if chip.hasFocus()), None)
        while (row := self._rows.takeAt(0)) is not None:
            layout = row.layout()
            while layout is not None and (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None and widget is not self.add_button:
                    widget.hide()
                    widget.deleteLater()
        self.chips = {label.id: self._chip(label) for label in self._labels}
        line, used = self._line(), 0
        for chip in (*self.chips.values(), self.add_button):
            width = chip.sizeHint().width() + _GAP
            if used and used + width > _ROOM:
                line.addStretch(1)
                line, used = self._line(), 0
            line.addWidget(chip)
            used += width
        line.addStretch(1)
        if had is not None:
            self.chips.get(had, self.add_button).setFocus()

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        self._rows.addLayout(line)
        return line

    def _chip(self, label: Label) -> QToolButton:
        name, colour = label.shown(self._language), self._theme.label_text_colour(label)
        chip = QToolButton()
        chip.setText(name)
        chip.setFont(ui_font(self._language, 12, 500))
        chip.setIcon(icon("x" if self._editable else "tag", colour, 13))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setEnabled(self._editable)
        chip.setToolTip(self.tr("Take {0} away").format(name))
        chip.setAccessibleName(name)
        back, edge = self._theme.wash(colour, self._theme.card, 0.10), self._theme.wash(colour, self._theme.card, 0.45)
        chip.setStyleSheet(
            f"QToolButton {{ color: {colour.name()}; background: {back.name()}; border: 1px solid {edge.name()};"
            f" border-radius: 11px; padding: 3px 8px; }}"
            f" QToolButton:focus {{ border-color: {self._theme.accent.name()}; }}"
        )
        chip.clicked.connect(lambda _checked=False: self.removal_requested.emit(label.id))
        return chip
