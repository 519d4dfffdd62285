"""The page that lists the notes of the article."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from reader.domain.annotation import Mention
from reader.domain.span import Span
from reader.ui.panels.inspector.section import Page, clear, secondary
from reader.ui.theme import Theme, load_theme
from reader.ui.widgets.text_line import TextLine


class NotesPage(Page):
    """List the mentions that have a note, each with its quote; a click goes there."""

    mention_chosen = Signal(object)  # MentionId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = load_theme("light")
        self._notes: Sequence[tuple[Mention, str]] = ()

    @property
    def count(self) -> int:
        """How many notes are listed."""
        return len(self._notes)

    def set_look(self, theme: Theme, _language: str) -> None:
        """Use another theme or language."""
        self._theme = theme
        self.refresh()

    def set_notes(self, notes: Sequence[tuple[Mention, str]]) -> None:
        """List these mentions, each with its quote."""
        self._notes = tuple(notes)
        self.refresh()

    def refresh(self) -> None:
        """List the notes again."""
        clear(self.column)
        for mention, quote in self._notes:
            line = TextLine(16, clickable=True)
            line.set_theme(self._theme)
            line.set_text(quote, Span(0, max(1, len(quote))), self._theme.accent)
            line.clicked.connect(lambda mention_id=mention.id: self.mention_chosen.emit(mention_id))
            body = QLabel(mention.note)
            body.setWordWrap(True)
            body.setTextFormat(Qt.TextFormat.PlainText)
            self.column.addWidget(line)
            self.column.addWidget(body)
        if not self._notes:
            self.column.addWidget(secondary(self.tr("No notes in this article. Press N on a mention to write one.")))
        self.column.addStretch(1)
