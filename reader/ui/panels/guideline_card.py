"""A small card over the text that says what a label is for, how it is given, and where it was."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.domain.schema import Label
from reader.domain.span import Span
from reader.ui.keyboard.keys import digit_of, letter_of
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.panels.inspector.section import clear
from reader.ui.preferences.rows import mark_of
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.text_line import TextLine

_WIDTH = 380
_TOP = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop


class GuidelineCard(QFrame):
    """Show one label. Arrows step to others, a digit goes to its label, Enter edits, Esc leaves."""

    stepped = Signal(int)
    digit_pressed = Signal(str)
    edit_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guideline_card")
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Guideline of the label"))
        # the keys that open it close it too
        self.letters: tuple[str, ...] = ("i",)
        self.swatch, self.title, self.body, self.hint = QLabel(), QLabel(), QLabel(), QLabel()
        self.body.setWordWrap(True)
        self.body.setTextFormat(Qt.TextFormat.PlainText)
        self.swatch.setFixedSize(14, 14)
        self.cap = KeyCap("")
        head = QHBoxLayout()
        head.addWidget(self.swatch)
        head.addWidget(self.title, 1)
        head.addWidget(self.cap)
        self._grid, self._examples = QGridLayout(), QVBoxLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._examples_title = QLabel()
        self._examples_title.setProperty("role", "heading")
        self.hint.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.body)
        column.addLayout(self._grid)
        column.addWidget(self._examples_title)
        column.addLayout(self._examples)
        column.addWidget(self.hint)
        self._theme: Theme = load_theme("light")
        self._language = "en"
        self._point = QPoint()
        self.hide()

    def open_at(self, point: QPoint, theme: Theme, language: str) -> None:
        """Show the card near a point of the parent and take the keyboard."""
        self._theme, self._language, self._point = theme, language, point
        self.setStyleSheet(
            f"#guideline_card {{ background: {theme.card.name()}; border: 1px solid {theme.line2.name()};"
            " border-radius: 10px; }"
        )
        self.cap.set_theme(theme)
        self.title.setFont(ui_font(language, 15, 600))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_label(
        self, label: Label, facts: Sequence[tuple[str, str]], examples: Sequence[tuple[str, Span]], *, editable: bool
    ) -> None:
        """Show a label with its facts and some places where it was given."""
        theme, language = self._theme, self._language
        colour = theme.label_colour(label)
        self.swatch.setStyleSheet(f"background: {colour.name()}; border-radius: 4px;")
        self.title.setText(label.shown(language))
        self.setAccessibleName(label.shown(language))
        self.setAccessibleDescription(label.description)
        self.cap.setVisible(bool(label.key))
        self.cap.set_keys(label.key.replace("shift+", "⇧ "))
        self.body.setText(label.description or self.tr("No guideline is written yet."))
        self._show_facts(facts)
        self._show_examples(examples, colour)
        self.hint.setText(
            self.tr("↑ ↓ other labels  ·  Enter edits  ·  Esc closes")
            if editable
            else self.tr("↑ ↓ other labels  ·  Esc closes")
        )
        self.hint.setFont(ui_font(language, 11.5))
        self._fit()

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        language = self._language
        clear(self._grid)
        for row, (caption, text) in enumerate(facts):
            # aligned as the interface is, whatever runs in it
            name, value = QLabel(caption), QLabel(f"{mark_of(language)}{text}")
            name.setProperty("role", "secondary")
            value.setWordWrap(True)
            for each in (name, value):
                each.setFont(ui_font(language, 12))
                each.setAlignment(_TOP)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
            name.show()
            value.show()

    def _show_examples(self, examples: Sequence[tuple[str, Span]], colour: QColor) -> None:
        clear(self._examples)
        self._examples_title.setText(self.tr("For example"))
        self._examples_title.setFont(ui_font(self._language, 12, 600))
        self._examples_title.setVisible(bool(examples))
        for text, span in examples:
            line = TextLine(15)
            line.set_theme(self._theme)
            line.set_text(text, span, colour)
            self._examples.addWidget(line)
            # a layout counts what is shown only, and Qt would show it later
            line.show()

    def _fit(self) -> None:
        layout = self.layout()
        parent = self.parentWidget()
        if layout is None or parent is None:
            return
        layout.activate()
        height = layout.heightForWidth(_WIDTH) if layout.hasHeightForWidth() else layout.sizeHint().height()
        height = min(height, parent.height() - 16)
        x = min(max(8, self._point.x() - _WIDTH // 2), max(8, parent.width() - _WIDTH - 8))
        below = self._point.y() + 8
        # over the line in focus when there is no room under it: what is being read stays free
        y = below if below + height < parent.height() else max(8, self._point.y() - height - 64)
        self.setGeometry(x, y, _WIDTH, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, jump, edit, leave."""
        key, keys = event.key(), Qt.Key
        digit = digit_of(event)
        if key in (keys.Key_Down, keys.Key_Up):
            self.stepped.emit(1 if key == keys.Key_Down else -1)
        elif key in (keys.Key_Return, keys.Key_Enter):
            self.edit_requested.emit()
        elif key == keys.Key_Escape or letter_of(event) in self.letters:
            self.left.emit()
        elif digit is not None:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.digit_pressed.emit(f"shift+{digit}" if shift else str(digit))
        else:
            super().keyPressEvent(event)
        event.accept()
