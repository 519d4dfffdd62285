"""Keeps the inspector in step with the session."""

from PySide6.QtCore import QObject, QTimer

from reader.domain.annotation import Mention, MentionId
from reader.domain.operation import ChangeSet
from reader.domain.span import Span
from reader.ui.article_search import ArticleSearch
from reader.ui.article_view.spans import reading_order
from reader.ui.labelling import Labelling
from reader.ui.panels.inspector import Inspector
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Session

_PAUSE = 60


class Inspecting(QObject):
    """Show the target in the inspector; the same text elsewhere is looked for when the keys rest."""

    def __init__(self, session: Session, labelling: Labelling, inspector: Inspector, reading: ReadingPane) -> None:
        super().__init__(inspector)
        self._session, self._labelling = session, labelling
        self._inspector, self._reading = inspector, reading
        self._search = ArticleSearch()
        self._own: Span | None = None
        self._noted: dict[MentionId, Mention] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE)
        self._rest.timeout.connect(self._look_elsewhere)
        session.focus_changed.connect(self.show)
        session.article_changed.connect(self._article_changed)
        session.changed.connect(self._changed)
        session.layer_changed.connect(self._article_changed)
        inspector.note_edited.connect(labelling.set_note)
        inspector.proclitic_requested.connect(labelling.cycle_proclitic)
        inspector.span_chosen.connect(self._go)
        inspector.mention_chosen.connect(self._go_to_mention)
        self._search.found.connect(self._found)

    def _article_changed(self) -> None:
        self._inspector.set_same_text("", ())
        self._noted = {key: mention for key, mention in self._session.mentions.items() if mention.note}
        self.show()
        self._show_notes()

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("mention", "label"):
            self.show()
        if self._follow_notes(change):
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
        label = session.project.schema.find_label(mention.label_id) if mention else None
        self._inspector.show_target(session.content, focus.span, mention, label)
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
            self._search.start(self._reading.folded, text)

    def _found(self, spans: list[Span], done: bool) -> None:
        if done and self._own is not None:
            elsewhere = [span for span in spans if not span.overlaps(self._own)]
            self._inspector.set_same_text(self._session.content, elsewhere)

    def _show_notes(self) -> None:
        content = self._session.content
        noted = sorted(self._noted.values(), key=reading_order)
        self._inspector.set_notes([(mention, mention.quote(content)) for mention in noted])

    def _go(self, span: Span) -> None:
        self._reading.interaction.focus_span(span)
        self._reading.view.setFocus()

    def _go_to_mention(self, mention_id: MentionId) -> None:
        self._reading.interaction.focus_mention(mention_id)
        self._reading.view.setFocus()
