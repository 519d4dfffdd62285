"""The sections about a span: its letters and label, its boundaries, where else it stands, its note."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from reader.domain.article import ArticleId
from reader.domain.span import Span
from reader.text import tokens
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.panels.inspector.section import Section, Target, card, clear, secondary
from reader.ui.widgets.own_side import OwnSide
from reader.ui.widgets.text_line import TextLine
from reader.ui.words.i18n import number, number_range, percent

_CONTEXT = 60
_SHOWN_ELSEWHERE = 8


class SpanCard(Section):
    """Show the letters of the target with its cuts, its label, and its offsets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title.hide()
        self.empty = secondary()
        self.card = card()
        inside = QVBoxLayout(self.card)
        self.quote = TextLine(24)
        self.quote.setMinimumHeight(58)
        self.pill, self.suggested, self.range_label = QLabel(), QLabel(), QLabel()
        self.pills = QHBoxLayout()
        self.pills.addStretch(1)
        self.pills.addWidget(self.pill)
        self.pills.addWidget(self.suggested)
        self.pills.addStretch(1)
        inside.addWidget(self.quote)
        inside.addLayout(self.pills)
        inside.addWidget(self.range_label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.card)

    def refresh(self) -> None:
        """Show the target, or what to do to get one."""
        target = self.target
        self.empty.setText(self.tr("Click a word, or walk to it with the arrow keys, to see it closely."))
        self.card.setVisible(target is not None)
        self.empty.setVisible(target is None)
        if target is None:
            return
        content, span = target.content, target.span
        word = tokens.word_at(content, span.start)
        first = word.start if word and word.start < span.start < word.end else span.start
        last_word = tokens.word_at(content, span.end - 1)
        last = last_word.end if last_word and last_word.start < span.end < last_word.end else span.end
        inner = Span(span.start - first, span.end - first)
        self.quote.set_text(content[first:last], inner, target.colour(self.theme), notches=True)
        self._show_pill(target)
        digits = self.tr("Code points {0}").format(number_range(span.start, span.end, self.language))
        self.range_label.setText(digits)
        self.range_label.setFont(ui_font(self.language, 12))

    def _show_pill(self, target: Target) -> None:
        if target.label is not None:
            text, colour = target.label.shown(self.language), self.theme.label_text_colour(target.label)
        else:
            text = self.tr("Highlight") if target.mention is not None else self.tr("No label yet")
            colour = self.theme.text2
        back = self.theme.wash(colour, self.theme.card, 0.14)
        self.suggested.setVisible(target.suggestion is not None)
        if target.suggestion is not None:
            text = f"{text}  {percent(target.suggestion.score, self.language)}"
            self.suggested.setText(self.tr("Suggestion"))
            self.suggested.setFont(ui_font(self.language, 12, 500))
            self.suggested.setStyleSheet(
                f"border: 1.3px dashed {self.theme.text2.name()}; border-radius: 8px; padding: 3px 9px;"
            )
        self.pill.setText(text)
        self.pill.setFont(ui_font(self.language, 12, 600))
        self.pill.setStyleSheet(
            f"background: {back.name()}; color: {colour.name()}; border-radius: 8px; padding: 4px 10px;"
        )


class BoundsSection(Section):
    """Show the letters glued before a word, those outside dashed; a click does what C does."""

    proclitic_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("C", parent)
        self._pieces = QWidget()
        # the pieces of a word always run as the word does
        self._pieces.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._row = QHBoxLayout(self._pieces)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._hint = secondary()
        self.column.addWidget(self._pieces)
        self.column.addWidget(self._hint)

    def refresh(self) -> None:
        """Show the pieces of the first word; nothing for one without a prefix."""
        clear(self._row)
        self.title.setText(self.tr("Boundaries"))
        target = self.target
        word = tokens.word_at(target.content, target.span.start) if target else None
        cuts = tokens.proclitic_cuts(word.slice(target.content)) if target and word else ()
        if target is None or word is None or not cuts or not word.start <= target.span.start < word.end:
            self.hide()
            return
        outside = target.span.start - word.start
        for start, end in pairwise([0, *cuts, len(word)]):
            self._row.addWidget(self._piece(target, word.slice(target.content)[start:end], start >= outside))
        self._row.addStretch(1)
        self._hint.setText(
            self.tr("The prefix is outside. Press C to take it in.")
            if outside
            else self.tr("Press C to leave the prefix outside.")
        )
        self.show()

    def _piece(self, target: Target, text: str, inside: bool) -> QPushButton:
        button = QPushButton(text)
        button.setFont(ui_font("ar", 14, 500))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        edge = target.colour(self.theme) if inside else self.theme.line2
        style, back = ("solid", self.theme.wash(edge, self.theme.card, 0.10)) if inside else ("dashed", self.theme.card)
        button.setStyleSheet(
            f"QPushButton {{ border: 1.4px {style} {edge.name()}; background: {back.name()}; border-radius: 7px;"
            " padding: 2px 9px 4px 9px; }"
        )
        button.clicked.connect(self.proclitic_requested)
        return button


class WhySection(Section):
    """Say why something is suggested."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.reason = secondary()
        self.column.addWidget(self.reason)

    def refresh(self) -> None:
        """Show the reason; nothing where nothing is suggested."""
        target = self.target
        self.title.setText(self.tr("Why suggested"))
        self.reason.setText(target.why if target else "")
        self.setVisible(target is not None and target.suggestion is not None and bool(target.why))


class ElsewhereSection(Section):
    """List where else in the article the same text stands, and offer to label it everywhere."""

    span_chosen = Signal(object)  # Span
    label_all_requested = Signal()
    corpus_requested = Signal(str)  # the text of the target

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._found: tuple[str, tuple[Span, ...]] = ("", ())
        self._card = card()
        self._box = QVBoxLayout(self._card)
        self._box.setContentsMargins(6, 6, 6, 6)
        self._box.setSpacing(2)
        self.column.addWidget(self._card)
        self.label_all = QPushButton()
        self.label_all.clicked.connect(lambda _checked=False: self.label_all_requested.emit())
        self.column.addWidget(self.label_all)
        self.corpus = QPushButton()
        self.corpus.clicked.connect(self._ask_corpus)
        self.column.addWidget(self.corpus)

    def _ask_corpus(self) -> None:
        if self.target is not None:
            self.corpus_requested.emit(self.target.span.slice(self.target.content))

    def set_spans(self, content: str, spans: Sequence[Span]) -> None:
        """List these places."""
        if (content, tuple(spans)) != self._found:
            self._found = (content, tuple(spans))
            self.refresh()

    def show_target(self, target: Target | None) -> None:
        """Remember the target, in whose colour the places are marked."""
        changed = (target is None) != (self.target is None) or (
            target is not None and self.target is not None and target.label != self.target.label
        )
        self.target = target
        if changed:
            self.refresh()

    def refresh(self) -> None:
        """List the places; nothing where there is none."""
        clear(self._box)
        content, spans = self._found
        self.setVisible(self.target is not None and bool(spans))
        if self.target is None or not spans:
            return
        self.title.setText(self.tr("Same text elsewhere: {0}").format(number(len(spans), self.language)))
        # Qt leaves no room between icon and text where they are mirrored
        self.label_all.setText("\u00a0" + self.tr("Label all {0}  (A)").format(number(len(spans) + 1, self.language)))
        self.label_all.setIcon(icon("copy-check", self.theme.text, 16))
        self.corpus.setText("\u00a0" + self.tr("Find in all articles"))
        self.corpus.setIcon(icon("search", self.theme.text, 16))
        for span in spans[:_SHOWN_ELSEWHERE]:
            self._box.addWidget(self._context_line(content, span))

    def _context_line(self, content: str, span: Span) -> TextLine:
        low, high = tokens.paragraph_at(content, span.start)
        low, high = max(low, span.start - _CONTEXT), min(high, span.end + _CONTEXT)
        line = TextLine(16, clickable=True)
        line.set_theme(self.theme)
        colour = self.target.colour(self.theme) if self.target else self.theme.accent
        line.set_text(content[low:high], Span(span.start - low, span.end - low), colour)
        line.clicked.connect(lambda: self.span_chosen.emit(span))
        return line


def _finishes(event: QKeyEvent) -> bool:
    with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return with_ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEdit(QPlainTextEdit):
    """Edit a note; `finished` when the keyboard leaves it, by Ctrl+Enter too; `left` for Esc."""

    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        OwnSide(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish."""
        super().focusOutEvent(event)
        self.finished.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter from the window, where it calls the article done."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _finishes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Ctrl+Enter, leave with Esc; Tab goes on to the next field."""
        if event.key() == Qt.Key.Key_Escape or _finishes(event):
            self.finished.emit()
            self.left.emit()
            return
        super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Hold the paragraph in focus: its article, its number from 1, its span, and the remark on it."""

    article_id: ArticleId
    number: int
    span: Span
    body: str = ""


class NoteSection(Section):
    """Edit the note of the mention in focus, else that of its paragraph, which is shown when there is one or on N.

    What was written is told when the keyboard leaves it or another target comes.
    """

    note_edited = Signal(object, str)  # MentionId
    paragraph_note_edited = Signal(object, object, str)  # ArticleId, Span
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("N", parent)
        self._paragraph: Paragraph | None = None
        self._asked: Span | None = None
        self._shown: tuple[object, str] = (None, "")
        self.note = NoteEdit()
        self.note.setFixedHeight(72)
        self.note.setTabChangesFocus(True)
        self.note.finished.connect(self.save)
        self.note.left.connect(self.left)
        self.column.addWidget(self.note)

    def set_paragraph(self, paragraph: Paragraph | None) -> None:
        """Tell which paragraph the next target lies in."""
        self._paragraph = paragraph

    def ask_paragraph(self) -> None:
        """Show the note of the paragraph also when there is none yet."""
        self._asked = self._paragraph.span if self._paragraph else None
        self.show_target(self.target)

    def show_target(self, target: Target | None) -> None:
        """Show the note of another mention or paragraph; what was written for the one before is told first."""
        mention, paragraph = target.mention if target else None, self._paragraph
        subject, body = (
            (mention.id, mention.note)
            if mention
            else ((paragraph.article_id, paragraph.span), paragraph.body)
            if paragraph
            else (None, "")
        )
        changed, before = subject != self._shown[0], self._shown[1].strip()
        if changed:
            self.save()
        # it was saved and is another one now, by an undo or from elsewhere
        is_other = self.note.toPlainText().strip() == before != body.strip()
        self.target, self._shown = target, (subject, body)
        if changed or is_other or not self.note.hasFocus():
            self.note.setPlainText(body)
        self.refresh()

    def save(self) -> None:
        """Tell of the note when it was changed."""
        subject, body = self._shown
        text = self.note.toPlainText()
        if subject is None or text.strip() == body.strip():
            return
        self._shown = (subject, text)
        if isinstance(subject, tuple):
            self.paragraph_note_edited.emit(*subject, text)
        else:
            self.note_edited.emit(subject, text)

    def refresh(self) -> None:
        """Show the section for a mention, and for a paragraph with a note or one that N asked for."""
        paragraph, is_mention = self._paragraph, self.target is not None and self.target.mention is not None
        if is_mention or paragraph is None:
            self.title.setText(self.tr("Note"))
        else:
            number_shown = number(paragraph.number, self.language)
            self.title.setText(self.tr("Note on paragraph {0}").format(number_shown))
        self.note.setPlaceholderText(self.tr("Add a note"))
        self.note.setAccessibleName(self.title.text())
        wanted = paragraph is not None and bool(paragraph.body or self._asked == paragraph.span)
        self.setVisible(is_mention or (self.target is not None and wanted))
