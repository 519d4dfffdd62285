"""What the inspector's pages and sections are made of."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from reader.domain.annotation import Mention
from reader.domain.schema import Label
from reader.domain.span import Span
from reader.domain.suggestion import Suggestion
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.text_line import TextLine


@dataclass(frozen=True, slots=True)
class Target:
    """Hold what the next key acts on: a span of the content, and the mention or suggestion there with its label.

    `why` says why something is suggested, in the interface's language.
    """

    content: str
    span: Span
    mention: Mention | None = None
    label: Label | None = None
    suggestion: Suggestion | None = None
    why: str = ""

    def colour(self, theme: Theme) -> QColor:
        """Return the label's colour, or the accent where there is no label."""
        return theme.label_colour(self.label) if self.label else theme.accent


class Section(QWidget):
    """Show one side of the target under a heading with its key; hidden while it has nothing to show.

    What it shows is built in `refresh`, which is called for another target, theme or language.
    """

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.language = "en"
        self.target: Target | None = None
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.cap = KeyCap(key)
        self.cap.setVisible(bool(key))
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.head.addWidget(self.cap)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addLayout(self.head)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self.theme, self.language = theme, language
        for cap in self.findChildren(KeyCap):
            cap.set_theme(theme)
        for line in self.findChildren(TextLine):
            line.set_theme(theme)
        self.title.setFont(ui_font(language, 12.5, 600))
        self.refresh()

    def show_target(self, target: Target | None) -> None:
        """Show another target, or none."""
        self.target = target
        self.refresh()

    def refresh(self) -> None:
        """Bring what is shown in line with target, theme and language."""


class Page(QScrollArea):
    """Hold one page of the inspector: a column that scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # the keyboard goes to what is on the page, not to the page
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(14, 14, 14, 14)
        self.column.setSpacing(10)
        self.setWidget(inner)
        # Qt fills it with the window's colour; the inspector's own shows through
        inner.setAutoFillBackground(False)


def card() -> QFrame:
    """Return a frame that looks like a card."""
    frame = QFrame()
    frame.setProperty("card", True)
    return frame


def secondary(text: str = "") -> QLabel:
    """Return a line of quiet text that wraps."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", "secondary")
    return label


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
