"""What is in focus, closely: its letters, its label, where it begins and ends, where else it stands, its note."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reader.domain.annotation import Mention, MentionId
from reader.domain.schema import Label
from reader.domain.span import Span
from reader.text import tokens
from reader.ui.fonts import ui_font
from reader.ui.i18n import number, number_range
from reader.ui.theme import Theme, load_theme
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.text_line import TextLine

WIDTH = 340
_CONTEXT = 60
_SHOWN_ELSEWHERE = 8


class NoteEdit(QPlainTextEdit):
    """Edit a note; `finished` when the keyboard leaves it, by Ctrl+Enter too; `left` for Esc."""

    finished = Signal()
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish."""
        super().focusOutEvent(event)
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Ctrl+Enter, leave with Esc; Tab goes on to the next field."""
        if event.key() == Qt.Key.Key_Escape or (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.finished.emit()
            self.left.emit()
            return
        super().keyPressEvent(event)


class Inspector(QFrame):
    """Show the target of the next key, or the notes of the article."""

    span_chosen = Signal(object)  # Span
    mention_chosen = Signal(object)  # MentionId
    proclitic_requested = Signal()
    note_edited = Signal(object, str)  # MentionId
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setProperty("side", True)
        self._theme, self._language = load_theme("light"), "en"
        self._mention: Mention | None = None
        self._shown: tuple[str, Span, Label | None] | None = None
        self._elsewhere: tuple[str, Sequence[Span]] = ("", ())
        self._notes: Sequence[tuple[Mention, str]] = ()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)
        self._make_span_page()
        self._make_notes_page()
        self.retranslate()

    def _page(self) -> tuple[QScrollArea, QVBoxLayout]:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        area.setWidget(inner)
        return area, column

    def _make_span_page(self) -> None:
        self._span_page, column = self._page()
        self.card = QFrame()
        self.card.setProperty("card", True)
        inside = QVBoxLayout(self.card)
        self.quote = TextLine(24)
        self.quote.setMinimumHeight(58)
        self.pill, self.range_label = QLabel(), QLabel()
        inside.addWidget(self.quote)
        inside.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.range_label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.empty = QLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "secondary")
        column.addWidget(self.empty)
        column.addWidget(self.card)
        self._bounds_title, bounds_head, self._bounds_cap = self._heading("C")
        column.addLayout(bounds_head)
        # the pieces of a word always run as the word does
        self._bounds = QWidget()
        self._bounds_row = QHBoxLayout(self._bounds)
        self._bounds_row.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._bounds)
        self._bounds_hint = QLabel()
        self._bounds_hint.setWordWrap(True)
        self._bounds_hint.setProperty("role", "secondary")
        column.addWidget(self._bounds_hint)
        self._elsewhere_title, elsewhere_head, _ = self._heading("")
        column.addLayout(elsewhere_head)
        self._elsewhere_card = QFrame()
        self._elsewhere_card.setProperty("card", True)
        self._elsewhere_box = QVBoxLayout(self._elsewhere_card)
        self._elsewhere_box.setContentsMargins(6, 6, 6, 6)
        self._elsewhere_box.setSpacing(2)
        column.addWidget(self._elsewhere_card)
        self._note_title, note_head, self._note_cap = self._heading("N")
        column.addLayout(note_head)
        self.note = NoteEdit()
        self.note.setFixedHeight(72)
        self.note.setTabChangesFocus(True)
        self.note.finished.connect(self._note_finished)
        self.note.left.connect(self.left)
        column.addWidget(self.note)
        column.addStretch(1)
        self.tabs.addTab(self._span_page, "")

    def _heading(self, key: str) -> tuple[QLabel, QHBoxLayout, KeyCap]:
        row = QHBoxLayout()
        label = QLabel()
        label.setProperty("role", "heading")
        row.addWidget(label)
        row.addStretch(1)
        cap = KeyCap(key, self)
        cap.setVisible(bool(key))
        row.addWidget(cap)
        return label, row, cap

    def _make_notes_page(self) -> None:
        self._notes_page, self._notes_box = self._page()
        self.tabs.addTab(self._notes_page, "")

    # --- what is shown

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        for cap in self.findChildren(KeyCap):
            cap.set_theme(theme)
        for line in self.findChildren(TextLine):
            line.set_theme(theme)
        for widget in (self._bounds_title, self._elsewhere_title, self._note_title):
            widget.setFont(ui_font(language, 12.5, 600))
        self.retranslate()

    def show_nothing(self) -> None:
        """Say that nothing is in focus."""
        self._save_note()
        self._shown, self._mention = None, None
        self._show()

    def show_target(self, content: str, span: Span, mention: Mention | None, label: Label | None) -> None:
        """Show a span of the content: a mention with its label, or words that have none."""
        if self._mention is not None and (mention is None or mention.id != self._mention.id):
            self._save_note()
        changed = mention is None or self._mention is None or mention.id != self._mention.id
        self._mention, self._shown = mention, (content, span, label)
        if mention is not None and (changed or not self.note.hasFocus()):
            self.note.setPlainText(mention.note)
        self._show()

    def set_same_text(self, content: str, spans: Sequence[Span]) -> None:
        """List where else in the article the same text stands."""
        if (content, tuple(spans)) != self._elsewhere:
            self._elsewhere = (content, tuple(spans))
            self._show_elsewhere()

    def set_notes(self, notes: Sequence[tuple[Mention, str]]) -> None:
        """List the mentions that have a note, each with its quote."""
        self._notes = tuple(notes)
        self._show_notes()

    def focus_note(self) -> None:
        """Take the keyboard into the note."""
        self.tabs.setCurrentWidget(self._span_page)
        self.note.setFocus()

    def _note_finished(self) -> None:
        self._save_note()

    def _save_note(self) -> None:
        if self._mention is not None and self.note.toPlainText() != self._mention.note:
            self.note_edited.emit(self._mention.id, self.note.toPlainText())

    def _colour(self) -> QColor:
        label = self._shown[2] if self._shown else None
        return self._theme.label_colour(label) if label else self._theme.accent

    def _show(self) -> None:
        shown, mention = self._shown, self._mention
        for widget in (self.card, self._bounds_title, self._bounds, self._bounds_hint, self._bounds_cap):
            widget.setVisible(shown is not None)
        for widget in (self._note_title, self.note, self._note_cap):
            widget.setVisible(mention is not None)
        self.empty.setVisible(shown is None)
        if shown is None:
            self._show_elsewhere()
            return
        content, span, label = shown
        word = tokens.word_at(content, span.start)
        first = word.start if word and word.start < span.start < word.end else span.start
        last_word = tokens.word_at(content, span.end - 1)
        last = last_word.end if last_word and last_word.start < span.end < last_word.end else span.end
        inner = Span(span.start - first, span.end - first)
        self.quote.set_text(content[first:last], inner, self._colour(), notches=True)
        self._show_pill(label, mention)
        digits = self.tr("Code points {0}").format(number_range(span.start, span.end, self._language))
        self.range_label.setText(digits)
        self.range_label.setFont(ui_font(self._language, 12))
        self._show_bounds(content, span)

    def _show_pill(self, label: Label | None, mention: Mention | None) -> None:
        if label is not None:
            text, colour = label.shown(self._language), self._theme.label_text_colour(label)
        else:
            text = self.tr("Highlight") if mention is not None else self.tr("No label yet")
            colour = self._theme.text2
        back = self._theme.wash(colour, self._theme.card, 0.14)
        self.pill.setText(text)
        self.pill.setFont(ui_font(self._language, 12, 600))
        self.pill.setStyleSheet(
            f"background: {back.name()}; color: {colour.name()}; border-radius: 8px; padding: 4px 10px;"
        )

    def _show_bounds(self, content: str, span: Span) -> None:
        while (item := self._bounds_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        word = tokens.word_at(content, span.start)
        cuts = tokens.proclitic_cuts(word.slice(content)) if word else ()
        has_prefix = word is not None and bool(cuts) and word.start <= span.start < word.end
        for widget in (self._bounds, self._bounds_hint, self._bounds_title, self._bounds_cap):
            widget.setVisible(has_prefix)
        if word is None or not has_prefix:
            return
        rtl = Qt.LayoutDirection.RightToLeft
        self._bounds.setLayoutDirection(rtl)
        edges = [0, *cuts, len(word)]
        outside = span.start - word.start
        for start, end in pairwise(edges):
            self._bounds_row.addWidget(self._piece(word.slice(content)[start:end], start >= outside))
        self._bounds_row.addStretch(1)
        self._bounds_hint.setText(
            self.tr("The prefix is outside. Press C to take it in.")
            if outside
            else self.tr("Press C to leave the prefix outside.")
        )

    def _piece(self, text: str, inside: bool) -> QPushButton:
        button = QPushButton(text)
        button.setFont(ui_font("ar", 14, 500))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        edge = self._colour() if inside else self._theme.line2
        style, back = (
            ("solid", self._theme.wash(edge, self._theme.card, 0.10)) if inside else ("dashed", self._theme.card)
        )
        button.setStyleSheet(
            f"QPushButton {{ border: 1.4px {style} {edge.name()}; background: {back.name()}; border-radius: 7px;"
            " padding: 2px 9px 4px 9px; }"
        )
        button.clicked.connect(self.proclitic_requested)
        return button

    def _show_elsewhere(self) -> None:
        content, spans = self._elsewhere
        shown = self._shown is not None and bool(spans)
        self._elsewhere_title.setVisible(shown)
        self._elsewhere_card.setVisible(shown)
        _empty(self._elsewhere_box)
        if not shown:
            return
        self._elsewhere_title.setText(self.tr("Same text elsewhere: {0}").format(number(len(spans), self._language)))
        for span in spans[:_SHOWN_ELSEWHERE]:
            self._elsewhere_box.addWidget(self._context_line(content, span))

    def _context_line(self, content: str, span: Span) -> TextLine:
        low, high = tokens.paragraph_at(content, span.start)
        low, high = max(low, span.start - _CONTEXT), min(high, span.end + _CONTEXT)
        line = TextLine(16, clickable=True)
        line.set_theme(self._theme)
        line.set_text(content[low:high], Span(span.start - low, span.end - low), self._colour())
        line.clicked.connect(lambda: self.span_chosen.emit(span))
        return line

    def _show_notes(self) -> None:
        _empty(self._notes_box)
        for mention, quote in self._notes:
            line = TextLine(16, clickable=True)
            line.set_theme(self._theme)
            line.set_text(quote, Span(0, max(1, len(quote))), self._theme.accent)
            line.clicked.connect(lambda mention_id=mention.id: self.mention_chosen.emit(mention_id))
            body = QLabel(mention.note)
            body.setWordWrap(True)
            body.setTextFormat(Qt.TextFormat.PlainText)
            self._notes_box.addWidget(line)
            self._notes_box.addWidget(body)
        if not self._notes:
            empty = QLabel(self.tr("No notes in this article. Press N on a mention to write one."))
            empty.setWordWrap(True)
            empty.setProperty("role", "secondary")
            self._notes_box.addWidget(empty)
        self._notes_box.addStretch(1)
        self.tabs.setTabText(1, self.tr("Notes") + f"  {number(len(self._notes), self._language)}")

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.tabs.setTabText(0, self.tr("Span"))
        self.empty.setText(self.tr("Click a word, or walk to it with the arrow keys, to see it closely."))
        self._bounds_title.setText(self.tr("Boundaries"))
        self._note_title.setText(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Add a note"))
        self.note.setAccessibleName(self.tr("Note"))
        self._show()
        self._show_elsewhere()
        self._show_notes()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def mention_shown(self) -> MentionId | None:
        """Return the mention whose note is shown."""
        return self._mention.id if self._mention else None


def _empty(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
