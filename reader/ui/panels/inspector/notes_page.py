"""The page of remarks: one on the article as a whole, then those on its paragraphs and mentions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.domain.article import ArticleId
from reader.domain.span import Span
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.panels.inspector.article_labels import ArticleLabelsSection
from reader.ui.panels.inspector.section import Page, clear, secondary
from reader.ui.panels.inspector.span_sections import NoteEdit
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.text_line import TextLine


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Hold one remark as it is listed: the words it is on, where they are, and what it says."""

    span: Span
    words: str
    body: str


class NotesPage(Page):
    """Edit the remark on the article and list the others; a click goes to the place."""

    span_chosen = Signal(object)  # Span
    article_note_edited = Signal(object, str)  # ArticleId
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = load_theme("light")
        self._language = "en"
        self._article_id: ArticleId | None = None
        self._body = ""
        self._rows: tuple[NoteRow, ...] = ()
        self.labels = ArticleLabelsSection()
        self._title, self._list_title, self._cap = QLabel(), QLabel(), KeyCap("⇧ N")
        for title in (self._title, self._list_title):
            title.setProperty("role", "heading")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._cap)
        self.article_note = NoteEdit()
        self.article_note.setFixedHeight(84)
        self.article_note.setTabChangesFocus(True)
        self.article_note.finished.connect(self.save)
        self.article_note.left.connect(self.left)
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        self.column.addWidget(self.labels)
        self.column.addLayout(head)
        self.column.addWidget(self.article_note)
        self.column.addWidget(self._list_title)
        self.column.addLayout(self._box)
        self.column.addStretch(1)

    @property
    def count(self) -> int:
        """How many remarks there are."""
        return len(self._rows) + bool(self._body)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self._cap.set_theme(theme)
        self.labels.set_look(theme, language)
        for title in (self._title, self._list_title):
            title.setFont(ui_font(language, 12.5, 600))
        self.refresh()

    def set_article(self, article_id: ArticleId | None, body: str) -> None:
        """Show the remark on an article; what was written on the one before is told first."""
        if article_id != self._article_id:
            self.save()
        # what is being written is left alone, but not what was saved and is another one now
        is_open = self.article_note.hasFocus() and self.article_note.toPlainText().strip() != self._body.strip()
        if article_id != self._article_id or (body != self._body and not is_open):
            self.article_note.setPlainText(body)
        self._article_id, self._body = article_id, body
        self.article_note.setEnabled(article_id is not None)

    def save(self) -> None:
        """Tell of the remark on the article when it was changed."""
        if self._article_id is not None and self.article_note.toPlainText().strip() != self._body:
            self.article_note_edited.emit(self._article_id, self.article_note.toPlainText())

    def set_rows(self, rows: Sequence[NoteRow]) -> None:
        """List these remarks."""
        self._rows = tuple(rows)
        self.refresh()

    def refresh(self) -> None:
        """Set the texts and list the remarks again."""
        self.labels.refresh()
        self._title.setText(self.tr("On the article"))
        self._list_title.setText(self.tr("In the text"))
        self.article_note.setPlaceholderText(self.tr("Add a note"))
        self.article_note.setAccessibleName(self.tr("Note on the article"))
        clear(self._box)
        for row in self._rows:
            line = TextLine(16, clickable=True)
            line.set_theme(self._theme, self._theme.side)
            line.set_text(row.words, Span(0, max(1, len(row.words))), self._theme.accent)
            line.clicked.connect(lambda span=row.span: self.span_chosen.emit(span))
            body = QLabel(row.body)
            body.setWordWrap(True)
            body.setTextFormat(Qt.TextFormat.PlainText)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._box.addWidget(line)
            self._box.addWidget(body)
        if not self._rows:
            self._box.addWidget(
                secondary(self.tr("Press N on a mention or on other words to write a note on it or on its paragraph."))
            )
