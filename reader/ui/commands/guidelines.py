"""The guideline of a label on demand: by key, from the chips, from the list of labels."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reader.domain.operation import ChangeSet
from reader.domain.schema import Label, LabelId
from reader.domain.span import Span
from reader.text import tokens
from reader.ui.panels.guideline_card import GuidelineCard
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Session
from reader.ui.words.guideline_text import GuidelineText

_CONTEXT, _EXAMPLES = 50, 3


class Guidelines(QObject):
    """Open the card of a label over the text. `edit_requested` carries the id of the label to be edited."""

    edit_requested = Signal(object)

    def __init__(self, session: Session, reading: ReadingPane) -> None:
        super().__init__(reading)
        self._session, self._reading = session, reading
        self._text = GuidelineText(self)
        self._label_id: LabelId | None = None
        self.card = GuidelineCard(reading.view)
        self.card.stepped.connect(self._step)
        self.card.digit_pressed.connect(self._jump)
        self.card.edit_requested.connect(self._edit)
        self.card.left.connect(self.close)
        reading.strip.explained.connect(self.open)
        reading.picker.explained.connect(self._explain)
        session.article_changed.connect(self.card.hide)
        session.changed.connect(self._changed)
        reading.labels_shown.connect(self._show_tips)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _labels(self) -> Sequence[Label]:
        return self._session.project.schema.mention_labels if self._session.project is not None else ()

    def open(self, label_id: LabelId | None = None) -> None:
        """Show the card of a label: of the one named, that of the mention in focus, or the first."""
        session, labels = self._session, self._labels()
        if session.project is None or not labels:
            return
        given = session.focused_mention or session.focused_suggestion
        wanted = label_id if label_id is not None else given.label_id if given is not None else None
        label = session.project.schema.find_label(wanted) or labels[0]
        self.card.open_at(self._reading.point_under_focus(), session.theme, session.settings.language)
        self._show(label)

    def _explain(self, value: object) -> None:
        """Show the card of a row of the list; rows of other kinds give the list up only."""
        if isinstance(value, int):
            self.open(LabelId(value))
        else:
            self._reading.view.setFocus()

    def _show(self, label: Label) -> None:
        session = self._session
        if session.project is None:
            return
        self._label_id = label.id
        facts = self._text.facts(session.project.schema, label, session.settings.language)
        self.card.show_label(label, facts, self._places(label.id), editable=not session.project.read_only)

    def _places(self, label_id: LabelId) -> list[tuple[str, Span]]:
        """Return some mentions of a label, each in its line."""
        project = self._session.project
        found = []
        for article_id, span in project.label_examples(label_id, _EXAMPLES) if project is not None else ():
            content = project.article(article_id).content if project is not None else ""
            low, high = tokens.paragraph_at(content, span.start)
            low, high = max(low, span.start - _CONTEXT), min(high, span.end + _CONTEXT)
            found.append((content[low:high], Span(span.start - low, min(span.end, high) - low)))
        return found

    def _step(self, step: int) -> None:
        labels = self._labels()
        ids = [label.id for label in labels]
        at = ids.index(self._label_id) if self._label_id in ids else -step
        if labels:
            self._show(labels[(at + step) % len(labels)])

    def _jump(self, key: str) -> None:
        project = self._session.project
        label = project.schema.find_label_by_key(key) if project is not None else None
        if label is not None:
            self._show(label)

    def _edit(self) -> None:
        label_id = self._label_id
        self.close()
        self.edit_requested.emit(label_id)

    def close(self) -> None:
        """Take the card away and give the keyboard back to the text."""
        self.card.hide()
        self._reading.view.setFocus()

    def _focus_changed(self, _before: object, now: object) -> None:
        if self.card.isVisible() and now is not self.card and now is not None:
            self.card.hide()

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("label"):
            self._show_tips()

    def _show_tips(self) -> None:
        """Say on each chip of the strip what its label is for."""
        project, language = self._session.project, self._session.settings.language
        if project is not None:
            schema = project.schema
            self._reading.strip.set_tips(
                {label.id: self._text.tip(schema, label, language) for label in schema.mention_labels}
            )
