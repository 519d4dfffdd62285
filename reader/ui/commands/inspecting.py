"""Keeps the inspector in step with the session."""

from PySide6.QtCore import QObject

from reader.domain.annotation import Mention, MentionId
from reader.domain.operation import ChangeSet
from reader.domain.span import Span
from reader.domain.suggestion import Suggestion
from reader.project.memory import SOURCE
from reader.text import tokens
from reader.ui.annotating.labelling import Labelling
from reader.ui.panels.inspector import Inspector
from reader.ui.panels.inspector.notes_page import NoteRow
from reader.ui.panels.inspector.section import Target
from reader.ui.panels.inspector.span_sections import Paragraph
from reader.ui.reading_pane import ReadingPane
from reader.ui.searching.occurrence_search import OccurrenceSearch
from reader.ui.session import Session
from reader.ui.words.i18n import isolate, number
from reader.ui.work.timing import once_after

_PAUSE = 60
_WORDS = 80


class Inspecting(QObject):
    """Show the target in the inspector; the same text elsewhere is looked for when the keys rest."""

    def __init__(self, session: Session, labelling: Labelling, inspector: Inspector, reading: ReadingPane) -> None:
        super().__init__(inspector)
        self._session, self._labelling = session, labelling
        self._inspector, self._reading = inspector, reading
        self._search = OccurrenceSearch(self)
        self._own: Span | None = None
        self._noted: dict[MentionId, Mention] = {}
        inspector.notes.paragraph_note_edited.connect(labelling.set_paragraph_note)
        inspector.notes_page.article_note_edited.connect(labelling.set_article_note)
        inspector.attributes.value_set.connect(labelling.set_attribute)
        self._rest = once_after(self, _PAUSE, self._look_elsewhere)
        session.focus_changed.connect(self.show)
        session.article_changed.connect(self._article_changed)
        session.changed.connect(self._changed)
        session.layer_changed.connect(self._article_changed)
        inspector.note_edited.connect(labelling.set_note)
        inspector.proclitic_requested.connect(labelling.cycle_proclitic)
        inspector.span_chosen.connect(self._go)
        self._search.found.connect(self._found)

    def _article_changed(self) -> None:
        self._inspector.set_same_text("", ())
        self._noted = {key: mention for key, mention in self._session.mentions.items() if mention.note}
        self.show()
        self._show_notes()

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("mention", "label", "note", "suggestion"):
            self.show()
        if self._follow_notes(change) or change.touches("note"):
            self._show_notes()

    def _follow_notes(self, change: ChangeSet) -> bool:
        """Keep the mentions that have a note, looking only at those that changed; True when one did."""
        before = dict(self._noted)
        for table, key in change.keys:
            if table == "mention":
                mention = self._session.mentions.get(MentionId(key))
                self._noted.pop(MentionId(key), None)
                if mention is not None and mention.note:
                    self._noted[mention.id] = mention
        return before != self._noted

    def show(self) -> None:
        """Show what is in focus now."""
        session = self._session
        focus = session.focus
        if focus is None or session.article is None or session.project is None:
            self._inspector.show_nothing()
            return
        mention = session.mentions.get(focus.mention_id) if focus.mention_id is not None else None
        self._inspector.notes.set_paragraph(self._paragraph(focus.span))
        self._inspector.attributes.set_attributes(
            session.project.schema.attributes_of(mention.label_id) if mention else ()
        )
        suggestion = session.focused_suggestion
        given = mention or suggestion
        label = session.project.schema.find_label(given.label_id) if given else None
        why = self._why(suggestion) if suggestion else ""
        self._inspector.show_target(Target(session.content, focus.span, mention, label, suggestion, why))
        if focus.span != self._own:
            self._inspector.set_same_text(session.content, ())
            self._search.stop()
            self._rest.start()

    def _look_elsewhere(self) -> None:
        focus = self._session.focus
        if focus is None:
            return
        self._own = focus.span
        text = focus.span.slice(self._session.content)
        if len(text) >= 2 and "\n" not in text and len(text) < 200:
            self._search.start(self._session.text, focus.span)

    def _found(self, spans: list[Span]) -> None:
        self._inspector.set_same_text(self._session.content, spans)

    def _why(self, suggestion: Suggestion) -> str:
        memory = self._session.memory
        if suggestion.source != SOURCE or memory is None:
            return suggestion.reason
        language = self._session.settings.language
        text = self.tr("{0} has this label in this article.").format(isolate(suggestion.reason))
        accepted, rejected = memory.decided(suggestion.reason, suggestion.label_id)
        if accepted + rejected:
            share = self.tr("Accepted before: {0} of {1}.")
            text += " " + share.format(number(accepted, language), number(accepted + rejected, language))
        return text

    def _paragraph(self, span: Span) -> Paragraph | None:
        """Return the paragraph around a span, with the remark on it."""
        start, end = tokens.paragraph_at(self._session.content, span.start)
        if end <= start:
            return None
        whole = Span(start, end)
        article_id = self._session.article_id
        if article_id is None:
            return None
        note = self._session.find_note(article_id, whole)
        shown = self._reading.view.text.paragraph_number_at(start)
        return Paragraph(article_id, shown, note.span if note and note.span else whole, note.body if note else "")

    def _show_notes(self) -> None:
        """List the notes on mentions and paragraphs in reading order, and mark the paragraphs in the margin."""
        session, content = self._session, self._session.content
        rows = [NoteRow(mention.hull, mention.quote(content), mention.note) for mention in self._noted.values()]
        paragraphs = [(note.span, note.body) for note in session.notes if note.span is not None]
        rows += [NoteRow(span, span.slice(content)[:_WORDS], body) for span, body in paragraphs]
        rows.sort(key=lambda row: (row.span.start, -row.span.end))
        page = self._inspector.notes_page
        note = session.find_note(session.article_id, None) if session.article_id is not None else None
        page.set_article(session.article_id, note.body if note else "")
        page.set_rows(rows)
        self._inspector.show_notes_count()
        view = self._reading.view
        view.set_noted({view.text.paragraph_number_at(span.start) for span, _ in paragraphs})

    def _go(self, span: Span) -> None:
        same = [mention for mention in self._session.mentions.values() if mention.hull == span]
        if same:
            self._reading.focusing.focus_mention(same[0].id)
        else:
            self._reading.focusing.focus_span(span)
        self._reading.view.setFocus()
