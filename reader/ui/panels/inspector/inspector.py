"""What is in focus, closely. Each side of it is a section or a page of its own; this only holds them together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from reader.domain.span import Span
from reader.ui.look.theme import Theme, load_theme
from reader.ui.panels.inspector.attributes import AttributesSection
from reader.ui.panels.inspector.entities import EntitiesPage, EntityItem, EntitySection
from reader.ui.panels.inspector.history_section import HistorySection
from reader.ui.panels.inspector.notes_page import NotesPage
from reader.ui.panels.inspector.relations import RelationRow, RelationsPage, RelationsSection
from reader.ui.panels.inspector.section import Page, Section, Target
from reader.ui.panels.inspector.span_sections import BoundsSection, ElsewhereSection, NoteSection, SpanCard, WhySection
from reader.ui.words.i18n import number

WIDTH = 340


class Inspector(QFrame):
    """Show the target of the next key, section by section, and the article's lists on pages beside it."""

    span_chosen = Signal(object)  # Span
    proclitic_requested = Signal()
    note_edited = Signal(object, str)  # MentionId
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setProperty("side", True)
        self._theme, self._language = load_theme("light"), "en"
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)
        self.span_page = Page()
        self.card, self.bounds, self.elsewhere = SpanCard(), BoundsSection(), ElsewhereSection()
        self.attributes, self.relations, self.notes = AttributesSection(), RelationsSection(), NoteSection()
        self.entity, self.why, self.history = EntitySection(), WhySection(), HistorySection()
        # in the order shown
        self.sections: tuple[Section, ...] = (
            self.card, self.bounds, self.entity, self.attributes, self.relations, self.elsewhere, self.why, self.notes,
            self.history,
        )  # fmt: skip
        for section in self.sections:
            self.span_page.column.addWidget(section)
        self.span_page.column.addStretch(1)
        self.entities_page, self.relations_page, self.notes_page = EntitiesPage(), RelationsPage(), NotesPage()
        self.tabs.addTab(self.span_page, "")
        self.tabs.addTab(self.entities_page, "")
        self.tabs.addTab(self.relations_page, "")
        self.tabs.addTab(self.notes_page, "")
        self.bounds.proclitic_requested.connect(self.proclitic_requested)
        self.elsewhere.span_chosen.connect(self.span_chosen)
        self.notes.note_edited.connect(self.note_edited)
        self.notes.left.connect(self.left)
        self.notes_page.span_chosen.connect(self.span_chosen)
        self.notes_page.left.connect(self.left)

    # --- what is shown

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        for section in self.sections:
            section.set_look(theme, language)
        self.entities_page.set_look(theme, language)
        self.relations_page.set_look(theme, language)
        self.notes_page.set_look(theme, language)
        self._name_tabs()

    def set_keys(self, keys_of: Callable[[str], str]) -> None:
        """Show the user's own keys beside the headings."""
        for section, command in ((self.bounds, "proclitic"), (self.relations, "relate"), (self.notes, "note")):
            section.cap.set_keys(keys_of(command))
            section.cap.setVisible(bool(keys_of(command)))

    def save_notes(self) -> None:
        """Tell of the notes that are being written."""
        self.notes.save()
        self.notes_page.save()

    def show_nothing(self) -> None:
        """Say that nothing is in focus."""
        self.notes.set_paragraph(None)
        self.notes_page.save()
        for section in self.sections:
            section.show_target(None)

    def show_target(self, target: Target) -> None:
        """Show a span of the content: a mention or suggestion with its label, or words that have none."""
        for section in self.sections:
            section.show_target(target)

    def set_same_text(self, content: str, spans: Sequence[Span]) -> None:
        """List where else in the article the same text stands."""
        self.elsewhere.set_spans(content, spans)

    def show_notes_count(self) -> None:
        """Show on its tab how many notes the page of notes holds."""
        self._count()

    def set_entities(self, items: Sequence[EntityItem]) -> None:
        """List the entities of the article."""
        self.entities_page.set_items(items)
        self._count()

    def set_entity_count(self, count: int) -> None:
        """Show on its tab how many entities the page of entities would list."""
        self.entities_page.count = count
        self._count()

    def set_relations(self, rows: Sequence[RelationRow]) -> None:
        """List the relations of the article."""
        self.relations_page.set_rows(rows)
        self._count()

    def focus_note(self) -> None:
        """Take the keyboard into the note."""
        self.tabs.setCurrentWidget(self.span_page)
        self.notes.ask_paragraph()
        self.notes.note.setFocus()

    def focus_article_note(self) -> None:
        """Take the keyboard into the note on the article."""
        self.tabs.setCurrentWidget(self.notes_page)
        self.notes_page.article_note.setFocus()

    def _count(self) -> None:
        pages: tuple[tuple[EntitiesPage | RelationsPage | NotesPage, str], ...] = (
            (self.entities_page, self.tr("Entities")),
            (self.relations_page, self.tr("Relations")),
            (self.notes_page, self.tr("Notes")),
        )
        for page, title in pages:
            # an Arabic zero alone is a dot that looks like a separator
            counted = f"{title}  {number(page.count, self._language)}" if page.count else title
            self.tabs.setTabText(self.tabs.indexOf(page), counted)

    def retranslate(self) -> None:
        """Set the texts in the interface's language; the sections follow by themselves."""
        self.entities_page.refresh()
        self.relations_page.refresh()
        self.notes_page.refresh()
        self._name_tabs()

    def _name_tabs(self) -> None:
        self.tabs.setTabText(self.tabs.indexOf(self.span_page), self.tr("Span"))
        self._count()
